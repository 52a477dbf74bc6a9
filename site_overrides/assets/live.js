// Runs the live page: which incident and screen the address names, what is kept, the clocks of each second. The screens are
// in live-start.js, live-now.js, live-say.js, live-laws.js and live-log.js, what follows from a log in live-incident.js and
// live-clocks.js.
(async () => {
  const pb = globalThis.pb;
  const { h } = pb;
  const [live, table] = [globalThis.pbLive, globalThis.pbVerdicts];
  const box = document.getElementById("_live");
  const site = new URL("..", document.currentScript.src);
  if (pb.canKeep()) document.head.append(h("link", { rel: "manifest", href: new URL("site.webmanifest", site).href }));
  document.head.append(h("link", { rel: "stylesheet", href: new URL("css/live.css", document.currentScript.src).href }));
  const title = document.querySelector("article h1");
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
  let waiting = null;
  let heads = [];
  let shown = null;
  let look = { lane: "main" };
  const app = pb.app(site, () => { if (ready) paint(); });
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const zone = live.zone ?? (/^(UTC|Etc\/|GMT)/.test(timeZone ?? "UTC") ? null : timeZone); // the team did not say: that of the device, to show
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
    if (shown) idle(warmed);
  }

  /** Zones and days off are slow to make, so that is done while nobody taps. */
  const idle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  const warmed = () => { if (shown) for (const id of stateOf().verdict.clocks) if (live.deadlines.clocks[id]) pb.legal(live, stateOf(), id); };

  const busy = () => box.contains(document.activeElement) && /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.type !== "radio";
  const again = () => { if (busy()) document.activeElement.addEventListener("blur", () => load(), { once: true }); else load(); };

  /** A line that says that the clock contradicts the log, once for each contradiction. */
  const contradictions = new Set();
  const contradicted = () => {
    const latest = pb.ahead(shown.lines, now());
    if (!latest || contradictions.has(latest)) return [];
    contradictions.add(latest);
    return [pb.line(now(), "line", { words: `Clock: this was written after the line of ${latest.slice(11, 16)} UTC, and the clock of this device is ${pb.left(pb.millis(latest), now())} behind it. One of the two is wrong.` })];
  };

  async function add(...said) {
    const { head } = shown;
    const lines = [...said, ...contradicted()];
    shown = { head, lines: pb.joined(shown.lines, lines).lines };
    const kept = keeping(head, lines); // before the page is painted: it must not say "saved" of a line that is not
    paint();
    const steps = new Set(shown.lines.filter((line) => line.what === "step").map((line) => line.id));
    if (lines.some((line) => line.what === "step" || steps.has(line.corrects))) {
      scrollTo({ top: 0, behavior: "instant" }); // a page that glides hides the next step for a moment
      document.getElementById("_step")?.focus({ preventScroll: true });
    }
    await kept;
  }

  /** A line counts as kept when its transaction has ended, and not when it is painted. */
  let pending = 0;
  const keptWords = () => (trouble ? "Not saved" : pending ? "Saving…" : "Saved");
  async function keeping(head, lines) {
    pending += 1;
    await store.add(head, lines);
    pending -= 1;
    const mark = document.getElementById("_kept");
    if (mark) mark.textContent = keptWords();
  }

  async function takenIn(head, lines) {
    waiting = null;
    await store.add(head, lines);
    location.hash = `#${head.id}/now`;
    await load();
  }

  const tools = {
    live, table, now,
    add,
    quietly: (...lines) => { shown = { head: shown.head, lines: pb.joined(shown.lines, lines).lines }; return keeping(shown.head, lines); },
    look: ({ role, ...more }) => {
      if (role !== undefined) pb.desk.set(`${shown.head.id}/role`, role);
      look = { ...look, ...more };
      paint();
    },
    begin: async (said) => {
      const { head, lines } = pb.begin(live, table, said, now());
      await store.add(head, lines);
      location.hash = `#${head.id}/now`;
    },
    read: async (file) => {
      if (!file) return;
      const found = pb.imported(await file.text());
      problem = found.problem ? `${file.name}: ${found.problem}` : "";
      waiting = null;
      if (problem) return asked();
      const ours = await store.lines(found.head.id);
      const { added } = pb.joined(ours, found.lines);
      const known = (await store.heads()).find((one) => one.id === found.head.id);
      const told = pb.doubts(live, table, found, now());
      if (!known && !told.length) return takenIn(found.head, added);
      const kept = new Map(ours.map((line) => [line.id, line]));
      const others = found.lines.filter((line) => kept.has(line.id) && Object.keys(line).some((key) => line[key] !== kept.get(line.id)[key])).length;
      waiting = { file: file.name, head: known ?? found.head, lines: added, state: pb.fold(live, table, pb.joined(ours, added).lines), ours: ours.length, added: added.length, others, told };
      asked();
    },
    takeIn: () => takenIn(waiting.head, waiting.lines),
    leave: () => { waiting = null; asked(); },
    keep: async (button, cards) => {
      button.disabled = true;
      button.textContent = "Keeping…";
      button.textContent = await pb.keep(site, cards);
    },
    forget: async () => {
      pb.desk.forget(`${shown.head.id}/`);
      await store.forget(shown.head.id);
      location.hash = "";
      await load();
    },
    save: (name, kind, text) => {
      const address = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
      h("a", { href: address, download: `${shown.head.id}-${name}` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    },
  };

  /** Shows what a file gave, where the eye and the reader find it. */
  function asked() {
    paint();
    const part = document.getElementById("_file") ?? box.querySelector("input[type=file]");
    part.scrollIntoView({ block: "center" });
    part.focus({ preventScroll: true });
  }

  /** What follows from the log that is shown, worked out once for each log. */
  const stateOf = () => (shown.state ??= pb.fold(live, table, shown.lines));
  const late = (due) => due.at < now();
  const dueWords = (due) => pb.dueSays(table, due);
  const top = (it) => {
    const due = pb.due(live, it.state);
    const overdue = due.filter(late);
    const first = overdue.length ? overdue.slice(0, overdue.length > 2 ? 1 : 2) : due.slice(0, 1); // the step below must stay in view
    const severity = table.severities.find((one) => one.id === it.state.severity);
    const known = it.state.moments.awareness;
    const ahead = pb.ahead(it.lines, now());
    return [
      it.state.drill && h("p", { class: "pb-live-banner" }, "DRILL. Nothing here is real."),
      it.state.ended && h("p", { class: "pb-live-over" }, h("b", null, "Closed"), ` ${pb.said(pb.millis(it.state.ended), now(), zone)}`),
      h("div", { class: "pb-live-top" }, severity ? h("a", { href: `#${it.head.id}/classify`, title: "Change the severity" }, pb.badge(severity, ` ${severity.label}`)) : h("a", { href: `#${it.head.id}/classify` }, "No severity yet"),
        known && !it.state.ended && h("span", null, "known ", h("b", { "data-pb-since": String(pb.millis(known)) }, pb.left(now(), pb.millis(known)))),
        h("span", { class: "pb-says", id: "_kept" }, keptWords())),
      first.length > 0 && h("a", { class: overdue.length ? "pb-live-due pb-live-late" : "pb-live-due", href: `#${it.head.id}/clocks` },
        first.map((one, place) => h("span", null, h("b", null, dueWords(one)), " ", h("b", { class: "pb-left", "data-pb-until": String(one.at) }, pb.until(one.at, now())), [pb.reminded(one, now())].filter(Boolean).map((words) => `, ${words}`),
          place === first.length - 1 && overdue.length > first.length && `, ${overdue.length - first.length} more`))),
      ahead && h("p", { class: "pb-note pb-stop" }, `The log has a line of ${ahead.slice(11, 16)} UTC, ${pb.left(pb.millis(ahead), now())} from now: the clock of a device is wrong. Compare it with another one.`),
      it.head.playbook.digest !== live.digest && h("p", { class: "pb-says" }, `Started with version ${it.head.playbook.version} of the playbook; this page shows another one.`),
    ];
  };

  const update = () => app.newer && h("p", { class: "pb-note" }, "A newer version of this site is on this device. It shows when all pages of the site were closed; until then nothing changes.");

  function paint() {
    const { id, view, item } = where();
    const warning = trouble && h("p", { class: "pb-note pb-stop", role: "alert" }, trouble);
    if (!shown || shown.head.id !== id) {
      title.textContent = plainHead;
      document.title = plainTitle;
      document.body.classList.remove("pb-live-on");
      const it = { ...tools, heads, problem, waiting, install: app.install, carried: pb.readState(table, location.hash), zone };
      box.replaceChildren(...[warning, update(), ...pb.views.start(it)].flat(3).filter(Boolean));
      return;
    }
    const state = stateOf();
    const it = { ...tools, ...shown, heads, state, view, item, ...look, role: pb.desk.get(`${id}/role`), zone };
    const spot = spotOf(document.activeElement);
    title.title = state.name;
    title.textContent = `${state.drill ? "DRILL: " : ""}${state.ended ? "Closed: " : ""}${state.name}`;
    document.body.classList.add("pb-live-on");
    const screen = (pb.views[view] ?? pb.views.now)(it);
    const bar = h("nav", { class: "pb-live-nav", "aria-label": "This incident" }, Object.entries(NAMES).map(([key, words]) =>
      h("a", { href: `#${id}/${key}`, "aria-current": key === view ? "page" : null }, words)));
    box.replaceChildren(...[warning, head(), ...screen, bar].flat(4).filter(Boolean));
    if (spot && !box.contains(document.activeElement)) backTo(spot);
    tick();
  }

  /** Where the focus is on the screen: the nearest part that has an id, and the words of the control. */
  const spotOf = (control) => (control !== box && box.contains(control) ? { id: control.closest("[id]").id, own: control.id, words: control.textContent } : null);

  /** Puts the focus back after the screen was made anew: to the same control, else to what the part says now, never to another action. */
  function backTo({ id, own, words }) {
    const part = id === box.id ? box : document.getElementById(id);
    const same = [...(part?.querySelectorAll("button, a, summary") ?? [])].find((one) => words && one.textContent === words);
    const target = (own && document.getElementById(own)) || same || (part === box ? box.querySelector("h2") : part?.querySelector(".pb-chip, b"));
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  /** What stands above every screen, made anew when something has become late or a reminder has come. */
  const head = () => h("div", { class: "pb-live-head", id: "_head", "data-pb-says": headSays() }, top({ ...shown, state: stateOf() }));
  const headSays = () => {
    const due = pb.due(live, stateOf());
    return JSON.stringify([due[0]?.id, due.filter(late).map((one) => one.id), due.map((one) => pb.reminded(one, now())).filter(Boolean), pb.ahead(shown.lines, now())]);
  };

  const say = (part, words) => { if (part.textContent !== words) part.textContent = words; }; // what is written is laid out again

  function tick() {
    for (const part of box.querySelectorAll("[data-pb-until]")) {
      say(part, pb.until(Number(part.dataset.pbUntil), now()));
      part.classList.toggle("pb-late-now", Number(part.dataset.pbUntil) < now());
    }
    for (const part of box.querySelectorAll("[data-pb-since]")) say(part, pb.left(now(), Number(part.dataset.pbSince)));
    if (!shown || shown.head.id !== where().id) return;
    const old = document.getElementById("_head");
    if (old && old.dataset.pbSays !== headSays()) old.replaceWith(head());
    const state = stateOf();
    const [due] = pb.due(live, state);
    document.title = `${state.drill ? "DRILL " : ""}${state.ended ? "Closed: " : ""}${due ? `${pb.left(due.at, now())}: ${dueWords(due)}` : state.name}`;
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
  addEventListener("beforeprint", () => { for (const fold of box.querySelectorAll(".pb-live-log details")) fold.open = true; });
  setInterval(tick, 1000);
  ready = true;
  await load();
  wake();
})();
