// The clocks of an incident on the live page: what is due next, the clocks of the law, and the moments they count from.
(() => {
  const pb = globalThis.pb;
  const { h, views } = pb;
  const { ahead, asking, askInstead, button, clock, field, folded, linked, moment, opening, role, running, way } = pb.parts;

  const moments = (it) =>
    h("ul", { class: "pb-live-list" }, Object.entries(it.live.timestamps).map(([id, { name, meaning }]) => {
      const at = it.state.moments[id];
      const say = (millis) => it.add(pb.line(it.now(), "moment", { about: id, is: pb.stamp(millis) }));
      const form = () => {
        const input = moment(at ? pb.millis(at) : it.now());
        const foot = h("div", null, button("Save", null, false, { type: "submit" }));
        return h("form", { class: "pb-live-ask", submit: (event) => {
          event.preventDefault();
          const millis = input.read();
          if (millis !== null && ahead(it, millis)) askInstead(foot, { words: `${clock(it, millis)} has not come yet: it is ${clock(it, it.now())}.`, mend: button("Correct it", () => { foot.replaceChildren(button("Save", null, false, { type: "submit" })); input.focus(); }), all: button("Save it all the same", () => say(millis), true) });
          else if (millis !== null) say(millis);
        } }, field("UTC", input), foot);
      };
      return h("li", { id: `_moment-${id}` }, h("b", null, name), at ? ` ${clock(it, pb.millis(at))}` : "", h("span", { class: "pb-by" }, meaning),
        h("span", { class: "pb-live-row" }, !at && button("Now", () => say(it.now()), true), opening(at ? "Change" : "Earlier", form)));
    }));

  const counted = (it, limit) => limit.rules.map((rule) => pb.ruleSays(it.live.deadlines, rule)).join(" ");

  const legal = (it, id) => {
    const clockOf = it.live.clocks[id];
    const due = it.live.deadlines.clocks[id] ? pb.legal(it.live, it.state, id) : [];
    const line = it.state.clocks[id];
    const say = (is, words = "") => it.add(pb.line(it.now(), "clock", { about: id, is, by: clockOf.owner ?? "", words }));
    const names = it.live.deadlines.clocks[id]?.deadlines ?? [];
    return h("li", { id: `_clock-${id}` }, h("b", null, linked(it, "clocks", id)), h("span", { class: "pb-by" }, [clockOf.owner && `${role(it, clockOf.owner)} decides.`, clockOf.who, clockOf.trigger].filter(Boolean).join(" ")),
      line && h("p", { class: "pb-chip" }, `${line.is.replaceAll("-", " ")} since ${clock(it, pb.millis(line.at))}${line.words ? `: ${line.words}` : ""}`),
      line?.is !== "not-applicable" && h("ul", null, due.map((one) => h("li", null, names[one.number - 1].what, " ",
        one.sent ? h("b", null, "sent") : one.safe ? [running(it, one.safe.at), h("span", { class: "pb-by" }, `act by ${clock(it, one.safe.at)}${one.letter ? `; outer limit by the text ${clock(it, one.letter.at)}` : ""}${names[one.number - 1].wording ? `; ${names[one.number - 1].wording}` : ""}`)] : h("span", { class: "pb-by" }, one.missing ? `Enter the moment: ${it.live.timestamps[one.missing]?.name ?? one.missing}` : (names[one.number - 1].wording ?? "No number: without undue delay")),
        one.notes.map((note) => h("span", { class: "pb-by" }, pb.noteSays(it.live.deadlines, note[0] === "unknown-place" ? [note[0], pb.placeName(it.live, note[1])] : note))),
        line?.is === "applies" && !one.sent && h("span", { class: "pb-live-row" }, button("Sent", () => say("sent", String(one.number)), true))))),
      line?.is !== "not-applicable" && due.some((one) => one.safe) && folded("How it is counted", () => h("ul", null, due.filter((one) => one.safe).map((one) => h("li", null, names[one.number - 1].what,
        h("span", { class: "pb-by" }, `Act: ${counted(it, one.safe)}`), one.letter && h("span", { class: "pb-by" }, `Outer limit: ${counted(it, one.letter)}`))))),
      h("span", { class: "pb-live-row" }, line?.is !== "applies" && button("It applies", () => say("applies"), true),
        line?.is !== "not-applicable" && asking("Does not apply", "Why not?", (words) => say("not-applicable", words))));
  };

  /** Where it is due, and what kinds of entity we are: both change how clocks count. */
  const circumstances = (it, ids) => {
    const { places } = it.live.deadlines;
    const choice = h("select", { change: () => it.add(pb.line(it.now(), "place", { is: choice.value })) }, h("option", { value: "" }, "Where each clock says"),
      Object.entries(places).filter(([code]) => code !== "EU").sort(([, one], [, other]) => one.name.localeCompare(other.name)).map(([code, { name }]) => h("option", { value: code, selected: code === it.state.place }, name)),
      h("option", { value: pb.ELSEWHERE, selected: Boolean(it.state.place) && !Object.hasOwn(places, it.state.place) }, "Another place, not in this list"));
    const kinds = Object.entries(Object.assign({}, ...ids.map((id) => it.live.clocks[id].entities)));
    return [field("Where it is due", choice, "Its days off and its time count, for the clocks that can be of it. Of a place that is not in the list the earliest moments count."),
      kinds.length > 0 && h("fieldset", { class: "pb-live-kinds" }, h("legend", null, "What we are"), kinds.map(([kind, words]) => {
        const box = h("input", { type: "checkbox", checked: it.state.entities.includes(kind), change: () => it.add(pb.line(it.now(), "entity", { about: kind, is: box.checked ? "yes" : "no" })) });
        return h("label", { class: "pb-live-check" }, box, ` ${words}`);
      }))];
  };

  views.clocks = (it) => {
    const ids = [...new Set([...pb.mayStart(it.live, it.state, it.now()), ...Object.keys(it.state.clocks)])].filter((id) => it.live.clocks[id]);
    const due = pb.due(it.live, it.state);
    return [
      h("h2", null, "Due"),
      due.length ? h("ul", { class: "pb-live-list" }, due.map((one) => h("li", { class: one.what === "law" || one.what === "promise" ? null : "pb-live-beside" }, h("span", null, h("b", null, pb.dueSays(it.table, one)), " ", running(it, one.at)), h("span", { class: "pb-by" }, [clock(it, one.at), pb.reminded(one, it.now())].filter(Boolean).join(", ")),
        one.what === "escalate" && h("span", { class: "pb-live-row" }, way("Who", `#${it.head.id}/who`)),
        one.what === "word" && one.script && h("span", { class: "pb-live-row" }, way("Write it", `#${it.head.id}/say/${one.script}`)),
        one.what === "again" && h("span", { class: "pb-live-row" }, button("Done again", () => it.add(pb.line(it.now(), "step", { about: one.id, is: "done", by: one.who })), true)),
        one.what === "promise" && h("span", { class: "pb-live-row" }, button("Written", () => it.add(pb.line(it.now(), "promise", { about: one.id, is: "kept", words: pb.stamp(one.at), by: one.who })), true), it.live.scripts[one.id] && way("Write it", `#${it.head.id}/say/${one.id}`)),
        one.stop && h("span", { class: "pb-live-row" }, button("Reached now", () => it.add(pb.line(it.now(), "moment", { about: one.stop, is: pb.stamp(it.now()) })), true))))) : h("p", null, "Nothing is due."),
      h("h2", null, "Law and contracts"),
      h("p", { class: "pb-says" }, `No legal advice. The owner of each clock decides. Holidays are known from ${it.live.deadlines.years.join(" to ")}; without them the earliest moment stands here. A locked phone cannot remind you: keep the calendar file.`),
      ids.length ? [h("p", null, button("Keep in the calendar", () => it.save("due-times.ics", "text/calendar", pb.calendar(it.live, it.state, ids.filter((id) => it.state.clocks[id]?.is !== "not-applicable" && it.live.deadlines.clocks[id]), it.now())), true)), h("ul", { class: "pb-live-list" }, ids.map((id) => legal(it, id)))] : h("p", null, "None may start for this incident type."),
      ids.length > 0 && folded(it.state.place ? `Due in ${pb.placeName(it.live, it.state.place)}` : "Another place, another kind of firm", () => circumstances(it, ids), Boolean(it.state.place) || `${it.state.entities}` !== `${[...it.live.entities].sort()}`),
      folded("Moments", () => moments(it)),
    ];
  };
})();
