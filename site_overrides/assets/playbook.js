// A few conveniences; every page reads and works without them.
(() => {
  const root = document.documentElement;

  // Light or dark: flips what is shown now and remembers it.
  for (const button of document.querySelectorAll("[data-pb-theme]")) {
    button.addEventListener("click", () => {
      const dark = root.dataset.pbTheme
        ? root.dataset.pbTheme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.pbTheme = dark ? "light" : "dark";
      for (const storage of ["sessionStorage", "localStorage"]) {
        try {
          window[storage].setItem("pb-theme", root.dataset.pbTheme);
        } catch {
          // Not remembered there, still switched.
        }
      }
    });
  }

  // What docks at the edges of the screen hides nothing that a link, the keyboard or a tick leads to. Where it
  // would take half of the screen, or the bar is too narrow for its words, nothing docks.
  const docking = [...document.querySelectorAll(".pb-top, .pb-outdated, .pb-drill, .pb-act, .pb-verdict")];
  const docked = (names) =>
    docking
      .filter((part) => part.matches(names) && /sticky|fixed/.test(getComputedStyle(part).position))
      .reduce((sum, part) => sum + part.offsetHeight, 0);
  const tooNarrow = (part) => part !== null && part.scrollWidth > part.clientWidth;
  const dock = () => {
    root.classList.remove("pb-crowded");
    const bar = docked(".pb-act");
    const above = docked(".pb-top, .pb-outdated, .pb-drill");
    const below = bar + docked(".pb-verdict");
    const crowded =
      above + below > innerHeight / 2 || [".pb-act", ".pb-top-row"].map((name) => document.querySelector(name)).some(tooNarrow);
    root.classList.toggle("pb-crowded", crowded);
    root.style.setProperty("--pb-bar", `${bar}px`);
    root.style.scrollPaddingBlock = crowded ? "1rem" : `calc(${above}px + 1rem) calc(${below}px + 1rem)`;
  };
  dock();
  addEventListener("resize", dock);
  const grown = new ResizeObserver(() => requestAnimationFrame(dock));
  for (const part of docking) grown.observe(part);

  // What a tick sets off appears below it: bring it into view, or its beginning where it is taller than the view.
  for (const tick of document.querySelectorAll(".pb-triage input")) {
    const answer = tick.closest("li");
    const then = answer.querySelector(".pb-then");
    if (!then) continue;
    tick.addEventListener("change", () => {
      const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(root);
      const fits = then.offsetHeight < innerHeight - parseFloat(scrollPaddingTop) - parseFloat(scrollPaddingBottom);
      if (fits) then.scrollIntoView({ block: "nearest" });
      else answer.scrollIntoView({ block: "start" });
    });
  }

  // A link that names a type and a kind says so behind its #, as the answers of triage do.
  for (const link of document.querySelectorAll("a[data-pb-carry]")) link.hash = `?${link.dataset.pbCarry}`;

  // Answers of triage behind the # of the address: their verdict goes on top of the page. Triage itself loads this anyway.
  const assets = new URL(".", document.currentScript.src);
  const carry = () => {
    if (!location.hash.includes("?") || globalThis.pbVerdicts || document.querySelector(".pb-triage")) return;
    removeEventListener("hashchange", carry);
    for (const name of ["verdicts.js", "verdict.js", "verdict-view.js"]) {
      document.head.append(Object.assign(document.createElement("script"), { src: new URL(name, assets).href, async: false }));
    }
  };
  addEventListener("hashchange", carry);
  carry();

  // The search is the theme's. Its script, worker and index weigh several times what a page does, so they wait in templates
  // for the first key or tap that asks for them. Scripts of others that stand there are not what is waited with.
  const waiting = /\/assets\/(iframe-worker|search)\.js$|\/javascripts\/bundle\./;
  const here = new Set([...document.scripts].map((script) => script.src));
  const parked = [...document.querySelectorAll("template.pb-later")]
    .flatMap((part) => [...part.content.querySelectorAll("script[src]")])
    .map((script) => new URL(script.getAttribute("src"), document.baseURI).href)
    .filter((address) => !here.has(address));
  const load = (addresses) => {
    for (const address of addresses) {
      document.head.append(Object.assign(document.createElement("script"), { src: address, async: false }));
    }
  };
  load(parked.filter((address) => !waiting.test(address)));
  let loaded = false;
  const search = () => {
    if (loaded) return;
    loaded = true;
    const said = document.getElementById("__config");
    said.textContent = JSON.stringify({ ...JSON.parse(said.textContent), version: null }); // versions.js lists them
    load(parked.filter((address) => waiting.test(address)));
  };

  // Another search than ours, and pages that are not ours, count on the theme's script being there.
  const theirs = document.querySelector(".pb-article.md-typeset, .md-search");
  if (theirs || new URLSearchParams(location.search).has("q")) search();

  // A label opens the search, and cannot be reached by keyboard.
  const open = document.getElementById("__search");
  const input = document.querySelector(".pb-search-input");
  for (const button of document.querySelectorAll("[data-pb-search]")) {
    button.addEventListener("click", () => {
      if (!open.checked) open.click();
      input.focus();
    });
    open.addEventListener("change", search);
    input.addEventListener("focus", search);
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && open.checked) {
        open.click();
        input.blur();
      }
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
      if (["/", "f", "s"].includes(event.key)) {
        event.preventDefault();
        button.click();
      }
    });
  }

  // Copy buttons: the exact text of the element they name, blanks in their brackets.
  const selectAndCopy = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.className = "pb-sr";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return selectAndCopy(text);
    }
  };
  for (const button of document.querySelectorAll("button[data-pb-copy]")) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const done = await copy(document.getElementById(button.dataset.pbCopy).textContent);
      button.textContent = done ? "Copied" : "Select the text and copy it";
      setTimeout(() => (button.textContent = label), 2500);
    });
  }

  // A menu that is left open hides the page: close it on Escape and on a tap outside.
  const menu = document.querySelector("details.pb-menu");
  if (menu) {
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }

  // What is folded: open where a link leads, and all of it on paper.
  const folds = document.querySelectorAll(".pb-column details");
  if (folds.length) {
    const follow = () => {
      const aim = document.getElementById(decodeURIComponent(location.hash.slice(1).split("?")[0]));
      const next = aim?.nextElementSibling;
      const fold =
        aim?.closest(".pb-column details") ??
        aim?.querySelector("details.pb-fold") ??
        (next?.matches("details.pb-fold") ? next : next?.querySelector("details.pb-fold"));
      if (!fold || fold.open) return;
      fold.open = true;
      aim.scrollIntoView();
    };
    addEventListener("hashchange", follow);
    follow();
    let closed = [];
    addEventListener("beforeprint", () => {
      closed = [...folds].filter((fold) => !fold.open);
      for (const fold of closed) fold.open = true;
    });
    addEventListener("afterprint", () => {
      for (const fold of closed) fold.open = false;
    });
  }
})();
