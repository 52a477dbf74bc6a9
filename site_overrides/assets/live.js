// Runs the live page: which incident and screen the address names, what is kept, the clocks of each second. The screens are
// in live-views.js, what follows from a log in live-incident.js and live-clocks.js.
(async () => {
  const pb = globalThis.pb;

  /** Keep the site on this device; comes back with what to say, when all of it is kept or when it cannot be. */
  pb.keep = async (site) => {
    try {
      const held = await navigator.serviceWorker.register(new URL("worker.js", site), { scope: site.pathname });
      const worker = held.installing ?? held.waiting ?? held.active;
      const [settled, older] = [new Set(["activated", "redundant"]), held.active && held.active !== worker];
      while (!settled.has(worker.state) && !(older && worker.state === "installed")) {
        await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
      }
      if (worker.state === "redundant") return "It could not be kept: try again with a better network";
      return older ? "Kept. The newer version waits until all its pages are closed" : "Kept on this device";
    } catch (error) {
      return `It cannot be kept here (${error.message})`;
    }
  };
  const { h } = pb;
  const [live, table] = [globalThis.pbLive, globalThis.pbVerdicts];
  const box = document.getElementById("_live");
  if (pb.canKeep()) document.head.append(h("link", { rel: "manifest", href: new URL("site.webmanifest", site).href }));
  document.head.append(h("link", { rel: "stylesheet", href: new URL("css/live.css", document.currentScript.src).href }));
  const title = document.querySelector("article h1");
  const site = new URL("..", document.currentScript.src);
  const [plainTitle, plainHead] = [document.title, title.textContent];
  const now = () => Date.now();
  const NAMES = { now: "Now", who: "Who", say: "Say", clocks: "Clocks", log: "Log" };

  if (box.dataset.pbDigest !== live.digest) {
    box.append(h("p", { class: "pb-note pb-stop", role: "alert" }, "This page and its data are of two versions. Load it again."));
    return;
  }

  let ready = false;
  let trouble = "";
  let problem = "";
  let heads = [];
  let shown = null;
  let look = { role: "", lane: "main" };
  const store = await pb.openStore(live.name, {
    changed: (id) => { if (!shown || shown.head.id === id) again(); },
    failed: (error) => { trouble = `Nothing can be kept on this device (${error?.message ?? error}). Go on, and export before you close the page.`; if (ready) paint(); },
  });

  const where = () => {
    const [, id = "", view = "now", item = ""] = /^#(\d{8}T\d{6}-[a-z0-9]{6})\/([a-z]+)(?:\/([a-z0-9-]+))?$/.exec(location.hash) ?? [];
    return { id, view, item };
  };

  /** Read what the address names, then show it. */
  async function load() {
    const { id } = where();
    const known = await store.heads();
    const head = known.find((one) => one.id === id);
    const lines = head ? await store.lines(id) : [];
    heads = await Promise.all(known.map(async (one) => ({ head: one, state: pb.fold(live, table, await store.lines(one.id)) })));
    heads.sort((one, other) => (one.head.id < other.head.id ? 1 : -1));
    shown = head && lines.length ? { head, lines: pb.joined(lines, []).lines } : null;
    paint();
  }

  const busy = () => box.contains(document.activeElement) && /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.type !== "radio";
  const again = () => { if (busy()) document.activeElement.addEventListener("blur", () => load(), { once: true }); else load(); };

  async function add(...lines) {
    const { head } = shown;
    shown = { head, lines: pb.joined(shown.lines, lines).lines };
    paint();
    if (lines.some((line) => line.what === "step")) {
      scrollTo({ top: 0, behavior: "instant" }); // a page that glides hides the next step for a moment
      document.getElementById("_step")?.focus({ preventScroll: true });
    }
    await store.add(head, lines);
  }

  const tools = {
    live, table, now,
    add,
    quietly: async (...lines) => { shown = { head: shown.head, lines: pb.joined(shown.lines, lines).lines }; await store.add(shown.head, lines); },
    look: (more) => { look = { ...look, ...more }; paint(); },
    begin: async (said) => {
      const { head, lines } = pb.begin(live, table, said, now());
      await store.add(head, lines);
      location.hash = `#${head.id}/now`;
    },
    read: async (file) => {
      if (!file) return;
      const found = pb.imported(await file.text());
      problem = found.problem ? `${file.name}: ${found.problem}` : "";
      if (problem) return paint();
      const ours = await store.lines(found.head.id);
      const { added } = pb.joined(ours, found.lines);
      const known = (await store.heads()).find((one) => one.id === found.head.id);
      await store.add(known ?? found.head, added);
      location.hash = `#${found.head.id}/now`;
      await load();
    },
    keep: async (button) => {
      button.disabled = true;
      button.textContent = "Keeping…";
      button.textContent = await pb.keep(site);
    },
    forget: async () => { await store.forget(shown.head.id); location.hash = ""; await load(); },
    save: (name, kind, text) => {
      const address = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
      h("a", { href: address, download: `${shown.head.id}-${name}` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    },
  };

  /** What follows from the log that is shown, worked out once for each log. */
  const stateOf = () => (shown.state ??= pb.fold(live, table, shown.lines));
  const late = (due) => due.at < now();
  const dueWords = (due) => (due.what === "escalate" ? `${table.roles[due.id]?.name ?? due.id} has not answered` : due.label);
  const top = (it) => {
    const due = pb.due(live, it.state);
    const overdue = due.filter(late);
    const first = [...overdue.slice(0, 2), ...(overdue.length ? [] : due.slice(0, 1))];
    const severity = table.severities.find((one) => one.id === it.state.severity);
    const known = it.state.moments.awareness;
    const ahead = it.lines.some((line) => pb.millis(line.at) > now() + 300_000);
    return [
      it.state.drill && h("p", { class: "pb-live-banner" }, "DRILL. Nothing here is real."),
      h("div", { class: "pb-live-top" }, severity ? pb.badge(severity, ` ${severity.label}`) : h("a", { href: `#${it.head.id}/classify` }, "No severity yet"),
        known && h("span", null, "known for ", h("b", { "data-pb-since": String(pb.millis(known)) }, pb.left(now(), pb.millis(known))))),
      first.length > 0 && h("a", { class: overdue.length ? "pb-live-due pb-live-late" : "pb-live-due", href: `#${it.head.id}/clocks` },
        first.map((one) => h("span", null, h("b", null, dueWords(one)), " ", h("b", { class: "pb-left", "data-pb-until": String(one.at) }, pb.until(one.at, now())), [pb.reminded(one, now())].filter(Boolean).map((words) => `, ${words}`))),
        overdue.length > 2 && h("span", null, `${overdue.length - 2} more late`)),
      ahead && h("p", { class: "pb-note pb-stop" }, "The log holds a moment that is still to come here: one of the devices has a wrong clock."),
      it.head.playbook.digest !== live.digest && h("p", { class: "pb-says" }, `Started with version ${it.head.playbook.version} of the playbook; this page shows another one.`),
    ];
  };

  function paint() {
    const { id, view, item } = where();
    const warning = trouble && h("p", { class: "pb-note pb-stop", role: "alert" }, trouble);
    if (!shown || shown.head.id !== id) {
      title.textContent = plainHead;
      document.title = plainTitle;
      document.body.classList.remove("pb-live-on");
      const it = { ...tools, heads, problem, carried: pb.readState(table, location.hash), zone: live.zone };
      box.replaceChildren(...[warning, ...pb.views.start(it)].flat(3).filter(Boolean));
      return;
    }
    const state = stateOf();
    const it = { ...tools, ...shown, heads, state, view, item, ...look, zone: live.zone };
    title.textContent = `${state.drill ? "DRILL: " : ""}${state.name}`;
    document.body.classList.add("pb-live-on");
    const screen = (pb.views[view] ?? pb.views.now)(it);
    const bar = h("nav", { class: "pb-live-nav", "aria-label": "This incident" }, Object.entries(NAMES).map(([key, words]) =>
      h("a", { href: `#${id}/${key}`, "aria-current": key === view ? "page" : null }, words)));
    box.replaceChildren(...[warning, ...top(it), ...screen, bar].flat(4).filter(Boolean));
    tick();
  }

  function tick() {
    for (const part of box.querySelectorAll("[data-pb-until]")) {
      part.textContent = pb.until(Number(part.dataset.pbUntil), now());
      part.classList.toggle("pb-late-now", Number(part.dataset.pbUntil) < now());
    }
    for (const part of box.querySelectorAll("[data-pb-since]")) part.textContent = pb.left(now(), Number(part.dataset.pbSince));
    if (!shown) return;
    const state = stateOf();
    const [due] = pb.due(live, state);
    document.title = `${state.drill ? "DRILL " : ""}${due ? `${pb.left(due.at, now())}: ${dueWords(due)}` : state.name}`;
  }

  // A screen that goes dark in the middle of a step helps nobody; the lock ends when the page is hidden.
  const wake = () => { if (shown && document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {}); };

  addEventListener("hashchange", async () => {
    const { id, view } = where();
    if (shown?.head.id !== id) await load();
    else paint();
    scrollTo({ top: 0, behavior: "instant" });
    if (view === "now") wake();
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") { wake(); again(); } });
  setInterval(tick, 1000);
  ready = true;
  await load();
  wake();
})();
