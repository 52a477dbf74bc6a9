// Pieces from which the screens of the live page are made (live-start.js, live-now.js, live-say.js, live-laws.js,
// live-log.js). A screen is a function of `pb.views` from what is known to elements. It keeps nothing and changes nothing
// but through `it.add`. `it` holds live, table, head, lines, state, view, role, now() and zone; live.js makes it.
(() => {
  const pb = globalThis.pb;
  const { h } = pb;
  pb.views = {};

  const button = (words, click, quiet = false, more = {}) => h("button", { type: "button", class: quiet ? "pb-button pb-button-quiet" : "pb-button", click, ...more }, words);
  const way = (words, href, quiet = true) => h("a", { class: quiet ? "pb-button pb-button-quiet" : "pb-button", href }, words);
  const role = (it, id) => (id === "everybody" ? "Everybody" : named(it, "roles", id));
  const named = (it, concept, id) => (Object.hasOwn(it.table[concept], id) ? it.table[concept][id].name : id);
  const place = (at, words) => (at ? h("a", { href: at, target: "_blank" }, words) : words);
  const linked = (it, concept, id) => place(it.table[concept][id]?.at, named(it, concept, id));
  const clock = (it, at) => pb.said(at, it.now(), it.zone);
  /** A time that runs: live.js writes it anew each second. */
  const running = (it, at) => h("b", { class: "pb-left", "data-pb-until": String(at) }, pb.until(at, it.now()));
  const field = (words, input, help = null) => h("label", { class: "pb-field" }, h("span", null, words), help && h("span", { class: "pb-by" }, help), input);
  const shout = (it, text) => (it.state.drill ? `DRILL. ${text}` : text);
  const listed = (items) => items.filter(Boolean).flatMap((one, at) => (at ? [", ", one] : [one]));

  pb.copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = h("textarea", { class: "pb-sr", readonly: true });
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  /** A button that copies a text; `stops` may ask first in its place. */
  const copying = (words, text, stops = () => false) => {
    const made = button(words, async () => {
      if (stops()) return;
      made.textContent = (await pb.copied(text())) ? "Copied" : "Select the text and copy it";
    }, true);
    return made;
  };

  const command = (text) => text && h("div", { class: "pb-live-command" }, h("pre", null, h("code", null, text)), copying("Copy", () => text));

  /** A button that opens and closes a form behind it; the form is made when somebody asks for it, because a screen can have many. */
  const opening = (words, make) => {
    let form = null;
    const opener = button(words, () => {
      if (!form) opener.after(form = make());
      else form.hidden = !form.hidden;
      if (!form.hidden) form.querySelector("input, textarea").focus();
    }, true);
    return opener;
  };

  /** Asks for a few words behind a button, then does something with them. */
  const asking = (words, label, done) => opening(words, () => {
    const input = h("input", { type: "text", maxlength: 500, required: true, autocomplete: "off" });
    return h("form", { class: "pb-live-ask", submit: (event) => { event.preventDefault(); if (input.value.trim()) done(input.value.trim()); } },
      field(label, input), button("Save", null, false, { type: "submit" }));
  });

  /** Asks once in place of something: a sentence, the way to mend it, and going on all the same. Nothing is ever blocked. */
  const askInstead = (part, { words, mend, all }) => {
    const asked = h("div", { class: "pb-live-doubt", role: "alertdialog", "aria-label": words, tabindex: "-1" }, h("p", null, h("b", null, words)), h("div", { class: "pb-live-row" }, mend, all));
    part.replaceChildren(asked);
    part.classList.add("pb-live-asks");
    asked.focus({ preventScroll: true });
  };

  /** A text that is typed: what is half written is there again after a reload, until `forget` is called. */
  const drafted = (it, key, input) => {
    const name = `${it.head.id}/${key}`;
    const kept = pb.desk.get(name);
    if (kept) input.value = kept;
    input.addEventListener("input", () => pb.desk.set(name, input.value));
    input.forget = () => pb.desk.set(name, "");
    return input;
  };

  /** What is made when somebody opens it: a slow phone must not pay for it at each tap. */
  const folded = (words, make, open = false) => {
    const fold = h("details", { class: "pb-live-fold", open, toggle: () => { if (fold.open && fold.childElementCount === 1) fold.append(...[make()].flat(4).filter(Boolean)); } }, h("summary", null, words));
    return fold;
  };

  const localMinutes = (millis) => new Date(millis).toISOString().slice(0, 16);
  /** An input for a moment in UTC; `read` gives milliseconds, or null where nothing right is written. */
  const moment = (millis) => {
    const input = h("input", { type: "datetime-local", value: localMinutes(millis), required: true });
    input.read = () => {
      const at = Date.parse(`${input.value.slice(0, 16)}:00Z`);
      return Number.isNaN(at) ? null : at;
    };
    return input;
  };
  /** Whether a moment has not come yet; a minute is nothing, because inputs know no seconds. */
  const ahead = (it, at) => at > it.now() + 60_000;

  const letterOf = ([, { letter }]) => letter || "~";
  const types = (it, chosen, changed) => {
    const made = h("select", { change: () => changed(made.value || null) }, h("option", { value: "" }, "Not known yet"),
      Object.entries(it.table.types).sort((one, other) => (letterOf(one) < letterOf(other) ? -1 : 1)).map(([id, type]) => [
        h("option", { value: id, selected: id === chosen }, [type.letter, type.name].filter(Boolean).join(" · ")),
        Object.entries(it.table.kinds).filter(([, kind]) => kind.type === id).map(([key, kind]) => h("option", { value: key, selected: key === chosen }, `– ${kind.name}`))]));
    return made;
  };

  const questions = (it, given, changed) =>
    Object.entries(it.table.questions).map(([id, { ask, answers }]) =>
      h("fieldset", { class: "pb-q", id: `_ask-${id}` }, h("legend", { class: "pb-q-ask" }, ask),
        h("ul", { class: "pb-answers" }, answers.map((answer, at) =>
          h("li", null, h("label", { class: `pb-answer${answer.unsure ? " pb-unsure" : ""}` },
            h("input", { type: "radio", name: `live-${id}`, checked: given[id] === at, change: () => changed(id, at) }),
            h("span", { class: "pb-answer-text" }, answer.words)),
            given[id] === at && answer.first && h("p", { class: "pb-then" }, h("b", null, "At once: "), answer.first))))));

  const FILLED = { incident: "the name", id: "the id", severity: "the severity", type: "the type", awareness: "the time" };
  /** Words with their addresses (generator/pages/live.py says the form): links that can be tapped, filled in with what is known now. */
  const tapped = (it, pieces) => (pieces ?? []).flatMap((piece) => {
    if (typeof piece === "string") return [piece];
    const href = pb.filledAddress(piece.to, valuesOf(it));
    const names = [...new Set(piece.to.filter((_, at) => at % 2))];
    if (href === null) return [piece.says];
    return [h("a", { href, rel: "noopener noreferrer" }, piece.says), names.length > 0 && h("span", { class: "pb-fills" }, ` (takes ${names.map((name) => FILLED[name]).join(", ")} along)`)];
  });
  const valuesOf = ({ head, state, table }) => ({
    incident: `${state.drill ? "DRILL: " : ""}${state.name}`, id: head.id,
    severity: table.severities.find(({ id }) => id === state.severity)?.name,
    type: state.type && Object.hasOwn(table.types, state.type) ? table.types[state.type].name : state.type,
    awareness: state.moments.awareness?.replace(/:\d\dZ$/, "Z"),
  });
  const reach = (it, id) => {
    const { reach: first, person, rota } = it.live.contacts[id] ?? {};
    return [first, person, rota].filter(Boolean).flatMap((pieces, at) => [at ? " · " : "", ...tapped(it, pieces)]);
  };

  /** The line that says that a moment is now, where the playbook knows it and nobody entered it. */
  const reached = (it, name) => (it.live.timestamps[name] && !it.state.moments[name] ? [pb.line(it.now(), "moment", { about: name, is: pb.stamp(it.now()) })] : []);

  /** The first check that holds is the moment of containment; one that fails afterwards takes it back. */
  const contained = (it, holds) => {
    if (holds) return reached(it, "contained");
    const known = it.lines.filter((line) => line.what === "moment" && line.about === "contained" && !it.state.corrected.has(line.id)).at(-1);
    return known ? [pb.line(it.now(), "line", { corrects: known.id, words: "Not contained: the check failed" })] : [];
  };

  /** The answer that said that it stopped takes the moment of containment with it when it is taken back. */
  const untold = (it, line) => (line.what === "step" && it.live.steps[line.about]?.answers.some((answer) => answer.code === line.is && answer.marks) ? contained(it, false) : []);

  const close = (it, more = {}) => button("Close the incident", () => it.add(pb.line(it.now(), "ended")), true, more);
  /** Takes back every line that closed it: two tabs can have. */
  const reopen = (it) => {
    const ends = it.lines.filter((line) => line.what === "ended" && !it.state.corrected.has(line.id));
    return button("Reopen the incident", () => it.add(...ends.map((line) => pb.line(it.now(), "line", { corrects: line.id, words: "Reopened" }))));
  };

  pb.parts = {
    button, way, role, named, place, linked, clock, running, field, shout, listed, copying, command, opening, asking, askInstead, drafted,
    folded, moment, ahead, types, questions, reach, tapped, reached, contained, untold, close, reopen,
  };
})();
