// The live page before an incident runs: what is on this device, starting, opening a file. And the questions of triage.
(() => {
  const pb = globalThis.pb;
  const { h, views } = pb;
  const { ahead, asking, askInstead, button, clock, field, moment, named, questions, types, way } = pb.parts;

  /** Whether the site can be kept: over https only, because a worker on a port of this machine would serve the next project. */
  pb.canKeep = () => location.protocol === "https:" && "serviceWorker" in navigator;

  /** Lines of a file are taken in only when somebody says so, where the incident is here already or the file contradicts itself. */
  const takingIn = (it, { file, state, ours, added, others, told }) =>
    h("div", { class: "pb-note", id: "_file", role: "alert", tabindex: "-1" },
      ours > 0 && h("p", null, `“${state.name}” is on this device already, with ${ours} lines. ${file} has ${added} more.${others ? ` In ${others} lines it says something else; those of this device stay.` : ""}`),
      told.length > 0 && [h("p", null, h("b", null, `${file} was read, with doubts:`)), h("ul", null, told.slice(0, 5).map((one) => h("li", null, one)), told.length > 5 && h("li", null, `and ${told.length - 5} more`))],
      h("div", { class: "pb-live-ticks" }, button(added ? `Take in ${added} ${added === 1 ? "line" : "lines"}` : "Open it", () => it.takeIn()), button("Leave it", () => it.leave(), true)));

  const since = ({ head, state }) => pb.millis(state.ended ?? state.moments.awareness ?? `${head.id.slice(0, 4)}-01-01T00:00:00Z`);

  /** One incident of the list. Two that look the same are told apart by the end of their id. */
  const kept = (it, one) => {
    const { head, state } = one;
    const same = it.heads.some((other) => other !== one && other.state.name === state.name && Math.floor(since(other) / 60_000) === Math.floor(since(one) / 60_000));
    const severity = it.table.severities.find(({ id }) => id === state.severity);
    const kind = state.kind ? named(it, "kinds", state.kind) : state.type && named(it, "types", state.type);
    return h("li", null, h("a", { class: "pb-button pb-button-quiet pb-live-name", href: `#${head.id}/now` }, state.drill && h("b", { class: "pb-live-drill" }, "DRILL "), state.name),
      h("span", { class: "pb-by" }, [`${state.ended ? "Closed" : "Since"} ${clock(it, since(one))}`, severity?.name, kind, same && `code ${head.id.slice(-6)}`].filter(Boolean).join(" · ")));
  };
  const list = (it, title, some) => some.length > 0 && h("section", null, h("h2", null, title), h("ul", { class: "pb-live-list" }, some.map((one) => kept(it, one))));

  /** What an incident is called that nobody named: what is known of it, and the time. */
  const unnamed = (it, drill, kind, at) => `${named(it, Object.hasOwn(it.table.kinds, kind) ? "kinds" : "types", kind) || (drill ? "Drill" : "Incident")}, ${pb.stamp(at).slice(11, 16)} UTC`;

  let begun = { address: null, form: null };
  /** The form to start with, made once for an address: a phone that locks must not lose what is half filled in. */
  const form = (it) => {
    if (begun.address !== location.hash) begun = { address: location.hash, form: starting(it) };
    return begun.form;
  };

  const starting = (it) => {
    const name = h("input", { type: "text", maxlength: 120, autocomplete: "off", value: pb.desk.get("start/name"), input: () => pb.desk.set("start/name", name.value) });
    const drill = h("input", { type: "checkbox" });
    const aware = moment(it.now());
    const kind = types(it, it.carried.kind ?? it.carried.type, () => {});
    const many = Object.keys(it.carried.answers).length;
    const foot = h("div", null, button("Start", null, false, { type: "submit" }));
    const begin = (awareness) => {
      const said = { name: name.value.trim() || unnamed(it, drill.checked, kind.value, awareness), drill: drill.checked, awareness, type: kind.value || null, answers: it.carried.answers };
      pb.desk.set("start/name", "");
      begun = { address: null, form: null };
      it.begin(said);
    };
    return h("form", { class: "pb-live-form", submit: (event) => {
      event.preventDefault();
      const awareness = aware.read() ?? it.now();
      if (!ahead(it, awareness)) return begin(Math.min(awareness, it.now()));
      askInstead(foot, { words: `${clock(it, awareness)} has not come yet: it is ${clock(it, it.now())}.`, mend: button("Correct the moment", () => { foot.replaceChildren(button("Start", null, false, { type: "submit" })); aware.focus(); }), all: button("Start with now", () => begin(it.now()), true) });
    } },
      h("h2", null, "Start"),
      field("What is happening, in a few words", name, "Can be left out: then type and time name it."),
      field("Since when do you know? UTC", aware),
      field("Incident type", kind),
      many > 0 && h("p", { class: "pb-says" }, `The questions gave ${many} ${many === 1 ? "answer" : "answers"}.`),
      h("label", { class: "pb-live-check" }, drill, " This is a drill"),
      foot);
  };

  views.start = (it) => {
    const file = h("input", { type: "file", accept: ".json,.yaml,.yml,.md", change: () => it.read(file.files[0]) });
    return [
      list(it, "Going on", it.heads.filter(({ state }) => !state.ended)),
      form(it),
      list(it, "Closed", it.heads.filter(({ state }) => state.ended)),
      h("section", null, h("h2", null, "From another device"), field("Open the file of an incident", file), it.problem && h("p", { class: "pb-note pb-stop", id: "_file", role: "alert", tabindex: "-1" }, it.problem), it.waiting && takingIn(it, it.waiting)),
      pb.canKeep() && h("section", null, h("h2", null, "Keep it on this phone"), h("div", { class: "pb-live-ticks" },
        button("Keep the whole site", (event) => it.keep(event.target), true),
        button("Keep the printed cards, too", (event) => it.keep(event.target, true), true),
        it.install && button("Install it as an app", () => it.install(), true)),
        h("p", { class: "pb-says" }, "Then it opens without a network, too.")),
      h("p", { class: "pb-says" }, "All of it stays in this browser; nothing is sent. On a shared device, forget the incident at its end."),
    ];
  };

  views.classify = (it) => {
    const say = (line) => {
      const was = it.state.verdict.severity;
      const next = pb.fold(it.live, it.table, [...it.lines, line]).verdict.severity;
      it.add(line, ...(next !== was || it.state.severity === null ? [pb.line(it.now(), "severity", { about: next })] : []));
    };
    const { severity } = it.state;
    const choice = h("select", null, it.table.severities.map((one) => h("option", { value: one.id, selected: one.id === severity }, `${one.name} ${one.label}`)));
    return [
      h("h2", null, "How bad is it?"),
      field("Incident type", types(it, it.state.kind ?? it.state.type, (id) => say(pb.line(it.now(), "type", { about: id ?? "" })))),
      questions(it, it.state.answers, (id, at) => say(pb.line(it.now(), "answer", { about: id, is: it.table.questions[id].answers[at].code }))),
      h("section", null, h("h2", null, "Raise or lower it"), field("Severity", choice),
        h("div", { class: "pb-live-row" }, asking("Set it", "Why, and who decided?", (words) => it.add(pb.line(it.now(), "severity", { about: choice.value, words }))))),
      h("p", null, way("Next step", `#${it.head.id}/now`, false)),
    ];
  };
})();
