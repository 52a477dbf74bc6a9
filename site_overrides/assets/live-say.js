// The words of an incident on the live page: which come first, blanks filled in once, copied as they stand, and logged when sent.
(() => {
  const pb = globalThis.pb;
  const { h, views } = pb;
  const { askInstead, button, clock, copying, field, moment, reached, role, running, shout, tapped, way } = pb.parts;

  views.say = (it) => {
    if (it.item && it.live.scripts[it.item]) return composer(it, it.item, it.live.scripts[it.item]);
    const { verdict } = it.state;
    const first = [...new Set([verdict.say?.script, ...verdict.words])].filter((id) => it.live.scripts[id]);
    const others = Object.keys(it.live.scripts).filter((id) => !first.includes(id) && (!it.state.severity || it.live.scripts[id].used_for.includes(it.state.severity)));
    const severity = it.live.severities[it.state.severity];
    const next = severity && !pb.isOver(it.live, it.state) ? pb.nextWords(severity, it.state) : [];
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

  // What is typed about one person stays in this page alone, until the words are sent or the page is closed.
  const untold = new Map();

  const composer = (it, id, script) => {
    const draft = (name) => `${it.head.id}/blank/${id}/${name}`;
    const personal = (name) => script.blanks[name].kept === "nowhere";
    const desk = (name) => (personal(name) ? untold.get(draft(name)) : pb.desk.get(draft(name))) ?? "";
    const keepDraft = (name, value) => { if (personal(name)) untold.set(draft(name), value); else pb.desk.set(draft(name), value); };
    const offered = Object.fromEntries(Object.keys(script.blanks).map((name) => [name, pb.suggested(it.live, it.table, it.state, id, name, it.now(), it.zone)]));
    const values = Object.fromEntries(Object.entries(offered).map(([name, { value }]) => [name, desk(name) || value]));
    const skip = new Set(script.lines.flatMap((line, at) => (line.when ? [at] : [])));
    const whole = (filled) => `${script.subject ? `${it.state.drill ? "DRILL: " : ""}${pb.composed({ text: script.subject }, filled)}\n\n` : ""}${shout(it, pb.composed(script, filled, skip))}`;
    const text = () => whole(values);
    const shown = h("div", { class: "pb-script", id: "_words", "aria-live": "polite" });
    const open = h("p", { class: "pb-says" });
    const plain = (names) => names.map((name) => name.replaceAll("-", " ")).join(", ");
    const blank = () => pb.openBlanks(script, text());
    const origin = ({ script: from, at }) => `From ${from === id ? "this script" : `“${it.live.scripts[from]?.name ?? from}”`}, ${clock(it, pb.millis(at))}. Still true?`;
    const carried = () => Object.keys(offered).filter((name) => offered[name].from && values[name] === offered[name].value);
    /** What should be looked at before the words leave: open blanks, and what no check in the log bears out. */
    const doubts = () => [
      blank().length && `Still blank: ${plain(blank())}.`,
      ...pb.heldAsked(script, values, it.table, it.state, it.now()),
    ].filter(Boolean);
    const write = () => {
      shown.textContent = text();
      open.textContent = [...doubts(), carried().length && `Filled in before: ${plain(carried())}. Still true?`].filter(Boolean).join(" ");
    };
    write();
    const inputs = Object.entries(script.blanks).map(([name, blank]) => {
      const set = (value) => { values[name] = value; keepDraft(name, value); write(); };
      const keep = () => {
        if (personal(name)) return;
        pb.desk.set(draft(name), "");
        if (values[name].trim() && values[name] !== offered[name].value) it.quietly(pb.line(it.now(), "blank", { about: name, is: id, words: values[name].trim() }));
      };
      const { from, value } = offered[name];
      const input = blank.choices.length
        ? h("select", { change: () => { set(input.value); keep(); } }, h("option", { value: "" }, blank.optional ? "Nothing" : "Choose"), [...new Set([...blank.choices, values[name]].filter(Boolean))].map((one) => h("option", { value: one, selected: one === values[name] }, one)))
        : h("input", { type: "text", value: values[name], placeholder: blank.example || false, maxlength: 500, autocomplete: "off", input: () => set(input.value), change: keep });
      const help = [from && values[name] === value && origin(from), blank.meaning, blank.filled_by && `${role(it, blank.filled_by)} knows.`, blank.optional && "May stay empty.", personal(name) && "Not kept, and not in the log."];
      return field(name.replaceAll("-", " "), input, help.filter(Boolean).join(" "));
    });
    const bar = h("div", { class: "pb-live-ticks" });
    const sends = (signed = "", again = null) => {
      for (const name of Object.keys(script.blanks)) untold.delete(draft(name));
      it.add(...(signed ? [pb.line(it.now(), "line", { words: `${script.name}: ${signed}` })] : []),
        pb.line(it.now(), "word", { about: id, is: "sent", words: whole(pb.loggable(script, values)) }),
        ...(again === null ? [] : [pb.line(it.now(), "promise", { about: id, is: pb.stamp(again), by: script.drafter ?? "" })]),
        ...(script.announces ? reached(it, "first-public-word") : []), ...(script.stage === "resolution" ? reached(it, "resolved") : []));
    };
    /**
     * Who cleared and who released it, by name: silence is no clearance, and the log says what somebody typed. And when the page is
     * to remind of the next word, where these words promise one and no rhythm does it.
     */
    const signing = () => {
      const alone = pb.promisesAlone(it.live, it.state, id, it.now());
      const signs = script.pre_approved ? [] : [["Cleared", script.clearer], ["Released", script.releaser]].filter(([, who]) => who);
      if (!signs.length && !alone) return sends();
      const said_by = alone ? pb.momentIn(values[alone], it.now()) : null;
      const again = alone && moment(said_by ?? it.now());
      if (again) Object.assign(again, { required: false, ...(said_by === null ? { value: "" } : {}) });
      const asked = signs.map(([did, who]) => [did, h("input", { type: "text", maxlength: 120, autocomplete: "off" }), who]);
      const said = () => `${asked.map(([did, input]) => `${did.toLowerCase()} by ${input.value.trim() || "whom is not recorded"}`).join(", ")}.`;
      bar.replaceChildren(h("form", { class: "pb-live-ask", submit: (event) => { event.preventDefault(); sends(signs.length ? said() : "", again ? again.read() : null); } },
        asked.map(([did, input, who]) => field(`${did} by (name)`, input, role(it, who))),
        again && field("Write again by, UTC", again, said_by === null && values[alone].trim() ? `The words promise “${values[alone].trim()}”. Left empty, nobody is reminded.` : "Left empty, nobody is reminded."), h("div", { class: "pb-live-row" }, button("It is sent", null, false, { type: "submit" }), button("Not yet", ready, true))));
      bar.closest(".pb-live-words").scrollIntoView({ behavior: "instant" }); // the form needs the whole screen of a phone
      (asked[0]?.[1] ?? again).focus({ preventScroll: true });
    };
    const sent = sentAt(it, id);
    const box = (one) => one.querySelector("input, select");
    const fill = () => {
      ready();
      const names = Object.keys(script.blanks);
      const wanted = blank()[0] ?? names.find((name) => script.blanks[name].held.includes(values[name]));
      box(inputs[Math.max(names.indexOf(wanted), 0)])?.focus();
    };
    const doubted = (go, all) => {
      const left = doubts();
      if (left.length) askInstead(bar, { words: left.join(" "), mend: button(blank().length ? "Fill them in" : "Change it", fill), all });
      else go();
    };
    const ready = () => {
      const all = async () => {
        const done = await pb.copied(text());
        ready(); // "Sent" comes next, so it must be there again
        bar.firstChild.textContent = done ? "Copied" : "Select the text and copy it";
        bar.children[1].focus({ preventScroll: true });
      };
      const asks = () => doubts().length > 0 && (doubted(null, button("Copy all the same", all, true)), true);
      bar.replaceChildren(copying("Copy", text, asks), button(sent ? "Sent again" : "Sent", () => doubted(signing, button("Sent all the same", signing, true)), Boolean(sent)),
        ...(sent ? [way("To the step", `#${it.head.id}/now`, false)] : []));
      bar.classList.remove("pb-live-asks");
    };
    ready();
    return [h("section", { class: "pb-live-words" },
      h("p", null, h("a", { href: `#${it.head.id}/say` }, "All scripts")),
      h("h2", null, script.name),
      h("p", { class: "pb-says" }, `${script.pre_approved ? "Cleared in advance. " : script.clearer ? `${role(it, script.clearer)} clears it. ` : ""}${script.releaser ? `${role(it, script.releaser)} says send. ` : ""}`, script.channel && [it.live.channels[script.channel]?.name ?? script.channel, it.live.channels[script.channel]?.where.length > 0 && [": ", tapped(it, it.live.channels[script.channel].where)], ". "], `${script.seconds} seconds aloud.`),
      script.words_in && h("p", null, `The words are in ${script.words_in}.`),
      sent && h("p", { class: "pb-note", role: "status", id: "_sent" }, h("b", { tabindex: "-1" }, `Sent ${clock(it, pb.millis(sent.at))}.`), " The words stand in the log. Below stands the next one."),
      shown,
      open,
      script.lines.map((line, at) => line.when && h("label", { class: "pb-live-check" }, h("input", { type: "checkbox", change: () => { skip.has(at) ? skip.delete(at) : skip.add(at); write(); } }), ` ${line.when}`)),
      inputs,
      script.never_say.length > 0 && h("section", null, h("h2", null, "Never say"), h("ul", null, script.never_say.map((one) => h("li", null, one)))),
      bar)];
  };
})();
