// The log of an incident on the live page: every line, free ones and corrections, its files, and its end.
(() => {
  const pb = globalThis.pb;
  const { h, views } = pb;
  const { button, close, copying, drafted, field, reopen, untold } = pb.parts;

  /** Opens what corrects a line: other words for a free line, taking back for all else. The old line stays. */
  const correcting = (it, line) => {
    const mend = (words) => it.add(pb.line(it.now(), "line", { words, corrects: line.id }), ...untold(it, line));
    if (line.what !== "line" || line.about) return button("Take back", () => mend("Taken back"), true, { class: "pb-button pb-button-quiet pb-live-link" });
    const input = drafted(it, `mend/${line.id}`, h("textarea", { rows: 2, maxlength: 4000, required: true }, line.words));
    const form = h("form", { class: "pb-live-ask", submit: (event) => { event.preventDefault(); input.forget(); if (input.value.trim()) mend(input.value.trim()); } },
      field("What is right?", input), button("Save", null, false, { type: "submit" }));
    const made = button("Correct", () => { made.replaceWith(form); input.focus(); }, true, { class: "pb-button pb-button-quiet pb-live-link" });
    return made;
  };

  /** Opens what gives the incident another name. */
  const renaming = (it) => {
    const input = drafted(it, "name", h("input", { maxlength: 120, required: true, value: it.state.name }));
    const form = h("form", { class: "pb-live-ask", submit: (event) => { event.preventDefault(); input.forget(); if (input.value.trim()) it.add(pb.line(it.now(), "line", { about: "name", words: input.value.trim() })); } },
      field("Name of the incident", input), button("Save", null, false, { type: "submit" }));
    const made = button("Change the name", () => { made.replaceWith(form); input.focus(); }, true);
    return made;
  };

  /** A beginning that opens to the whole. */
  const unfolding = (beginning, whole) => h("details", null, h("summary", null, h("span", { class: "pb-live-cut" }, beginning, " "), h("span", { class: "pb-live-more" }, "More"), h("span", { class: "pb-live-less" }, "Less")), h("div", null, whole));

  const LONG = 140;
  /** What a line says; of a long text its beginning, and the whole when it is opened. The files and the print hold it whole. */
  const saying = (it, line) => {
    const said = pb.lineSays(it.live, it.table, line);
    const whole = it.state.corrected.has(line.id) ? h("s", null, said) : said;
    if (said.length <= LONG) return whole;
    const beginning = said.slice(0, LONG - 40).split("\n")[0].replace(/\s\S*$/, "");
    return unfolding(`${beginning} …`, whole);
  };

  const MANY = 3;
  /** Lines in runs: several blanks of one script that were filled in one after the other are one part of the log. */
  const runs = (it, lines) => {
    const found = [];
    for (const line of lines) {
      const last = found.at(-1)?.[0];
      if (!it.mending && line.what === "blank" && line.is && last?.what === "blank" && last.is === line.is) found.at(-1).push(line);
      else found.push([line]);
    }
    return found.flatMap((run) => (run.length < MANY ? run.map((line) => [line]) : [run]));
  };

  const file = (it, words, what, save) => h("li", null, button(words, save, true), h("span", { class: "pb-by" }, what));

  views.log = (it) => {
    const words = drafted(it, "line", h("textarea", { rows: 2, maxlength: 4000, required: true }));
    const forget = h("div", { hidden: true }, h("p", null, "It is gone from this device for good. Export it first."), button("Forget it now", () => it.forget()));
    const numbers = new Map(it.lines.map((line, place) => [line, place + 1]));
    return [
      h("h2", null, "Log"),
      h("form", { class: "pb-live-form", submit: (event) => { event.preventDefault(); words.forget(); if (words.value.trim()) it.add(pb.line(it.now(), "line", { words: words.value.trim() })); } }, field("A line", words), button("Write it down", null, false, { type: "submit" })),
      h("div", { class: "pb-live-row" }, button(it.mending ? "Nothing to correct" : "Correct a line", () => it.look({ mending: !it.mending }), true, { "aria-pressed": String(Boolean(it.mending)) }), renaming(it)),
      h("ol", { class: "pb-live-log" }, runs(it, [...it.lines].reverse().slice(0, it.whole ? undefined : 40)).map((run) => {
        const [line] = run;
        const value = numbers.get(line);
        const time = h("time", { datetime: line.at }, line.at.slice(0, 10) === it.lines.at(-1).at.slice(0, 10) ? line.at.slice(11, 19) : line.at.replace("T", " ").slice(0, 19));
        if (run.length > 1) return h("li", { value }, time, " ", unfolding(`${run.length} blanks of “${it.live.scripts[line.is]?.name ?? line.is}” filled in`, h("ul", null, run.map((one) => h("li", null, saying(it, one))))));
        const gone = it.state.corrected.has(line.id);
        return h("li", { class: gone ? "pb-live-gone" : null, value }, time, " ", saying(it, line),
          it.mending && !gone && line.what !== "started" && !(line.corrects && line.words === "Taken back") && [" ", correcting(it, line)]);
      })),
      !it.whole && it.lines.length > 40 && h("p", null, button(`All ${it.lines.length} lines`, () => it.look({ whole: true }), true)),
      h("h2", null, "Hand over"),
      h("p", { class: "pb-says" }, "Each file holds the whole log: the next device opens any of them and goes on."),
      h("ul", { class: "pb-live-list" },
        file(it, "Export to go on elsewhere", "incident.json: for the live page on another device.", () => it.save("incident.json", "application/json", `${JSON.stringify(pb.exported(it.live, it.table, it.head, it.lines), null, 1)}\n`)),
        file(it, "Export the handover", "handover.md: for people to read. State, next deadlines, who is on, the log.", () => { it.save("handover.md", "text/markdown", pb.handedOver(it.live, it.table, it.head, it.lines, it.now())); it.quietly(pb.line(it.now(), "handover")); }),
        file(it, "Export for the register", "incident.yaml: for the incidents of the playbook, after the end.", () => it.save("incident.yaml", "application/yaml", pb.recordOf(it.live, it.table, it.head, it.lines)))),
      h("div", { class: "pb-live-ticks" },
        copying("Copy the handover", () => pb.handover(it.live, it.table, it.lines, it.now())),
        button("Print the log", () => { it.look({ whole: true }); print(); }, true)),
      h("h2", null, "Close"),
      h("div", { class: "pb-live-ticks" }, it.state.ended ? reopen(it) : close(it), button("Forget this incident", () => { forget.hidden = false; }, true), forget),
      h("p", null, h("a", { href: "#" }, "All incidents on this device")),
    ];
  };
})();
