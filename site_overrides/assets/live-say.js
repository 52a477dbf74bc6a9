// The words of an incident on the live page: which come first, blanks filled in once, copied as they stand, and logged when sent.
(() => {
  const pb = globalThis.pb;
  const { h, views } = pb;
  const { askInstead, button, clock, copying, field, reached, role, running, shout, tapped } = pb.parts;

  views.say = (it) => {
    if (it.item && it.live.scripts[it.item]) return composer(it, it.item, it.live.scripts[it.item]);
    const { verdict } = it.state;
    const first = [...new Set([verdict.say?.script, ...verdict.words])].filter((id) => it.live.scripts[id]);
    const others = Object.keys(it.live.scripts).filter((id) => !first.includes(id) && (!it.state.severity || it.live.scripts[id].used_for.includes(it.state.severity)));
    const severity = it.live.severities[it.state.severity];
    const next = severity ? pb.nextWords(severity, it.state) : [];
    return [
      h("h2", null, "Say"),
      next.length > 0 && h("ul", { class: "pb-live-list" }, next.map((due) => h("li", null, h("b", null, due.label), " ", running(it, due.at), h("span", { class: "pb-by" }, `by ${clock(it, due.at)}${due.who ? `, ${role(it, due.who)}` : ""}`),
        due.script && h("span", { class: "pb-live-row" }, h("a", { class: "pb-button pb-button-quiet", href: `#${it.head.id}/say/${due.script}` }, "Write it"))))),
      first.length > 0 && [h("h2", null, "First for this incident"), scripts(it, first)],
      first.length > 0 && !verdict.say?.script && h("p", { class: "pb-says" }, "No script is ready to go out first."),
      others.length > 0 && [h("h2", null, first.length ? "Other scripts" : "Scripts"), scripts(it, others)],
      first.length + others.length === 0 && h("p", null, "No script is ready for this. Write what you said into the log."),
    ];
  };

  const sentAt = (it, id) => it.state.words.filter((line) => line.about === id).at(-1);
  const scripts = (it, ids) => h("ul", { class: "pb-live-list" }, ids.map((id) => {
    const { name, audience, stage } = it.live.scripts[id];
    const sent = sentAt(it, id);
    return h("li", null, h("a", { href: `#${it.head.id}/say/${id}` }, name), h("span", { class: "pb-by" }, `${audience}, ${stage}${sent ? `; sent ${clock(it, pb.millis(sent.at))}` : ""}`));
  }));

  /** The rhythm whose words a script is, else the one for its audience, else the first: it says when the next word is promised. */
  const rhythmOf = (it, id) => {
    const rhythms = it.live.severities[it.state.severity]?.rhythms ?? [];
    const { audience } = it.live.scripts[id];
    return rhythms.find((one) => one.script === id) ?? rhythms.find((one) => one.audience === audience) ?? rhythms[0];
  };

  /** What the log knows of a blank: the moment after which it is called, the severity among its choices, the name of the incident. */
  const knownOf = (it, name, blank) => {
    const timestamp = blank.kind === "time" && Object.keys(it.state.moments).find((id) => name === `${id}-time` || name === `${id}-at`);
    if (timestamp) return clock(it, pb.millis(it.state.moments[timestamp]));
    const severity = it.table.severities.find((one) => one.id === it.state.severity)?.name;
    return blank.choices.includes(severity) ? severity : name === "incident-name" ? it.state.name : "";
  };

  const suggested = (it, id, name, blank) => {
    if (it.state.blanks[name]) return it.state.blanks[name];
    if (blank.value) return blank.value;
    const known = knownOf(it, name, blank);
    if (known) return known;
    if (blank.kind !== "time" || !/next|update/.test(name)) return "";
    const rhythm = rhythmOf(it, id);
    const since = pb.millis(it.state.moments.declared ?? it.state.moments.awareness ?? it.lines[0].at);
    const next = rhythm ? it.now() + pb.everyAt(rhythm, (it.now() - since) / 60_000) * 60_000 : null;
    return next === null ? "" : clock(it, Math.floor(next / 300_000) * 300_000);
  };

  const composer = (it, id, script) => {
    const draft = (name) => `${it.head.id}/blank/${name}`;
    const values = Object.fromEntries(Object.entries(script.blanks).map(([name, blank]) => [name, pb.desk.get(draft(name)) || suggested(it, id, name, blank)]));
    const skip = new Set(script.lines.flatMap((line, at) => (line.when ? [at] : [])));
    const text = () => `${script.subject ? `${pb.composed({ text: script.subject }, values)}\n\n` : ""}${shout(it, pb.composed(script, values, skip))}`;
    const shown = h("div", { class: "pb-script", id: "_words", "aria-live": "polite" });
    const open = h("p", { class: "pb-says" });
    const blank = () => Object.keys(script.blanks).filter((name) => text().includes(`[${name}]`)).map((name) => name.replaceAll("-", " "));
    const write = () => {
      shown.textContent = text();
      open.textContent = blank().length ? `Still blank: ${blank().join(", ")}.` : "";
    };
    write();
    const inputs = Object.entries(script.blanks).map(([name, blank]) => {
      const set = (value) => { values[name] = value; write(); };
      const keep = () => {
        pb.desk.set(draft(name), "");
        if (values[name].trim() && values[name] !== it.state.blanks[name]) it.quietly(pb.line(it.now(), "blank", { about: name, words: values[name].trim() }));
      };
      const input = blank.choices.length
        ? h("select", { change: () => { set(input.value); keep(); } }, h("option", { value: "" }, "Choose"), [...new Set([...blank.choices, values[name]].filter(Boolean))].map((one) => h("option", { value: one, selected: one === values[name] }, one)))
        : h("input", { type: "text", value: values[name], placeholder: blank.example || false, maxlength: 500, autocomplete: "off", input: () => { set(input.value); pb.desk.set(draft(name), input.value); }, change: keep });
      return field(name.replaceAll("-", " "), input, `${blank.meaning}${blank.filled_by ? ` ${role(it, blank.filled_by)} knows.` : ""}`);
    });
    const sends = () => it.add(pb.line(it.now(), "word", { about: id, is: "sent", by: script.releaser ?? "", words: text() }),
      ...(["public", "customers"].includes(script.audience) ? reached(it, "first-public-word") : []), ...(script.stage === "resolution" ? reached(it, "resolved") : []));
    const sent = sentAt(it, id);
    const bar = h("div", { class: "pb-live-row" });
    const fill = () => { ready(); (inputs.map((one) => one.querySelector("input, select")).find((one) => !one.value) ?? inputs[0]?.querySelector("input, select"))?.focus(); };
    const ready = () => bar.replaceChildren(copying("Copy", text), button(sent ? "Sent again" : "Sent", () => {
      const left = blank();
      if (left.length) askInstead(bar, { words: `Still blank: ${left.join(", ")}.`, mend: button("Fill them in", fill, true), all: button("Sent all the same", sends) });
      else sends();
    }));
    ready();
    return [
      h("p", null, h("a", { href: `#${it.head.id}/say` }, "All scripts")),
      h("h2", null, script.name),
      h("p", { class: "pb-says" }, `${script.pre_approved ? "Cleared in advance. " : script.clearer ? `${role(it, script.clearer)} clears it. ` : ""}${script.releaser ? `${role(it, script.releaser)} says send. ` : ""}`, script.channel && [it.live.channels[script.channel]?.name ?? script.channel, it.live.channels[script.channel]?.where.length > 0 && [": ", tapped(it, it.live.channels[script.channel].where)], ". "], `${script.seconds} seconds aloud.`),
      script.words_in && h("p", null, `The words are in ${script.words_in}.`),
      shown,
      open,
      sent && h("p", { class: "pb-note", role: "status", id: "_sent" }, h("b", { tabindex: "-1" }, `Sent ${clock(it, pb.millis(sent.at))}.`), " The words stand in the log. ", h("a", { href: `#${it.head.id}/now` }, "Back to the step")),
      bar,
      script.lines.map((line, at) => line.when && h("label", { class: "pb-live-check" }, h("input", { type: "checkbox", change: () => { skip.has(at) ? skip.delete(at) : skip.add(at); write(); } }), ` ${line.when}`)),
      inputs,
      script.never_say.length > 0 && h("section", null, h("h2", null, "Never say"), h("ul", null, script.never_say.map((one) => h("li", null, one)))),
    ];
  };
})();
