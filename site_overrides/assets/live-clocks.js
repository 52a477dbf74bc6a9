// What is due in an incident, and when: the limits of the severity, the next words by audience, and the clocks of the law
// (counted by deadlines.js). Pure: `now` is handed in, in milliseconds.
(() => {
  const pb = (globalThis.pb ??= {});
  const MINUTE = 60_000;

  /**
   * Everything that is due, the nearest first: what (limit, word, escalate, promise or law), id, label, at, and who does it. A
   * limit whose start nobody entered, or whose end is reached, is left out. Once it is over, only what was promised and the law run on.
   */
  pb.due = (live, state) => (state.due ??= dueOf(live, state)); // once for each log: every tap asks several times

  /** Whether no limit and no promise runs any more: it is closed, resolved, or it was none. */
  pb.isOver = (live, state) => Boolean(state.ended || state.moments.resolved || pb.ending(live, state));

  function dueOf(live, state) {
    const severity = state.severity && Object.hasOwn(live.severities, state.severity) ? live.severities[state.severity] : null;
    const found = severity && !pb.isOver(live, state) ? [...limits(severity, state), ...brought(live, state), ...repeated(live, state), ...pb.nextWords(severity, state), ...escalations(live, severity, state)] : [];
    for (const { about, is } of state.promises) {
      const { name, drafter } = Object.hasOwn(live.scripts, about) ? live.scripts[about] : { name: about, drafter: null };
      found.push({ what: "promise", id: about, label: `Write again: ${name}`, at: pb.millis(is), who: drafter ?? "" });
    }
    for (const [id, line] of Object.entries(state.clocks)) {
      if (line.is !== "applies" || !Object.hasOwn(live.deadlines.clocks, id)) continue;
      const { name, deadlines } = live.deadlines.clocks[id];
      for (const due of pb.legal(live, state, id)) {
        if (due.safe && !due.sent) found.push({ what: "law", id, label: `${deadlines[due.number - 1].what} (${name})`, at: due.safe.at, who: live.clocks[id]?.owner ?? "", reminders: due.reminders });
      }
    }
    return found.sort((one, other) => one.at - other.at);
  }

  function limits(severity, state) {
    return severity.limits
      .filter(({ start, stop }) => state.moments[start] && !state.moments[stop])
      .map(({ id, label, minutes, start, stop }) => ({ what: "limit", id, label, at: pb.millis(state.moments[start]) + minutes * MINUTE, who: "", stop }));
  }

  /** The steps with a time limit that wait for something to happen, counted from the answer that brings in their words. */
  function brought(live, state) {
    const given = Object.values(state.answered).filter((answer) => !answer.unsure);
    return Object.entries(live.steps).flatMap(([id, { happens, limit, title, owner, uses, only_for: only }]) => {
      const open = happens && limit && !["done", "not-possible"].includes(state.steps[id]?.is) && (!only.length || only.includes(state.severity));
      const answer = open && given.find((one) => one.scripts.some((each) => uses.scripts.includes(each)));
      if (!answer || state.words.some((line) => uses.scripts.includes(line.about) && line.at >= answer.at)) return [];
      return [{ what: "limit", id, label: title, at: pb.millis(answer.at) + limit * MINUTE, who: owner, stop: null }];
    });
  }

  /** The steps that are done again and were done once, until their lane has left their phase; each counted from when it was last done. */
  function repeated(live, state) {
    const declared = state.moments.declared ?? state.moments.awareness;
    return Object.entries(live.steps).flatMap(([id, step]) => {
      const done = step.again && state.steps[id]?.is === "done" && state.steps[id];
      const here = state.lanes[live.phases[step.phase].lane];
      if (!done || (here && live.steps[here].phase !== step.phase)) return [];
      const last = pb.millis(done.at);
      const minutes = pb.everyAt(step.again, declared ? (last - pb.millis(declared)) / MINUTE : 0);
      return [{ what: "again", id, label: `Again: ${step.title}`, at: last + minutes * MINUTE, who: step.owner }];
    });
  }

  /** When the next word of each rhythm is due: counted from the last one sent, else from the start of the incident. */
  pb.nextWords = (severity, state) => {
    const declared = state.moments.declared ?? state.moments.awareness;
    if (!declared) return [];
    const base = pb.millis(declared);
    return severity.rhythms.map((rhythm) => {
      const sent = state.words.filter((line) => rhythm.scripts.includes(line.about)).map((line) => pb.millis(line.at));
      const last = sent.length ? Math.max(...sent) : null;
      const minutes = last === null && rhythm.first !== null ? rhythm.first : pb.everyAt(rhythm, ((last ?? base) - base) / MINUTE);
      return { what: "word", id: rhythm.id, label: rhythm.name, at: (last ?? base) + minutes * MINUTE, who: rhythm.by, script: rhythm.script };
    });
  };

  /** How many minutes lie between two words of a rhythm, so many minutes after the start. */
  pb.everyAt = (rhythm, minutes) => {
    let every = rhythm.every;
    for (const [after, later] of rhythm.then) if (minutes >= after) every = later;
    return every;
  };

  /** When a page without an answer goes on: as its role says, to the first whom nobody paged yet, else as the severity says. */
  function escalations(live, severity, state) {
    return Object.entries(state.pages)
      .filter(([, page]) => page.is === "paged")
      .flatMap(([role, page]) => {
        const calls = Object.hasOwn(live.calls, role) ? live.calls[role] : [[null, null]];
        const place = calls.findIndex(([to]) => to === null || !state.pages[to]);
        if (place < 0) return [];
        const [to, after] = calls[place];
        const minutes = after ?? (place ? null : severity.escalate);
        return minutes === null ? [] : [{ what: "escalate", id: role, label: role, to, at: pb.millis(page.since) + minutes * MINUTE, who: role }];
      });
  }

  /** Stands for a place that no list here has; ISO 3166 leaves the code to its users. */
  pb.ELSEWHERE = "ZZ";
  pb.placeName = (live, code) => (code === pb.ELSEWHERE ? "another place" : Object.hasOwn(live.deadlines.places, code) ? live.deadlines.places[code].name : code);

  /** What is due, in words: of a page without an answer, who is next. */
  pb.dueSays = (table, due) => {
    if (due.what !== "escalate") return due.label;
    const called = Object.hasOwn(table.roles, due.id) ? table.roles[due.id] : { name: due.id };
    return `No answer from ${called.name}? Page ${table.roles[due.to ?? called.backup]?.name ?? "the next one"}`;
  };

  /** The place that was chosen, for a clock that can be of it: a member of the EU for a clock of the EU, a part of its own, and for any clock a place that nobody here knows. */
  pb.placeOf = (live, state, id) => {
    const [own, chosen] = [live.deadlines.clocks[id].place, state.place];
    if (!chosen || !Object.hasOwn(live.deadlines.places, chosen)) return chosen;
    const fits = own === null || chosen === own || chosen.startsWith(`${own}-`) || (own === "EU" && live.deadlines.places[chosen].eu);
    return fits ? chosen : null;
  };

  /** The clocks that may start: one that begins on a later day is offered from that day on, by the moment it starts at where that was entered. */
  pb.mayStart = (live, state, now) => state.verdict.clocks.filter((id) => {
    const started = state.moments[live.deadlines.clocks[id]?.starts];
    return live.clocks[id] && pb.begun(live.clocks[id].from, started ? pb.millis(started) : now);
  });

  /** What one clock of the law asks for, with `sent` where the log says so. */
  pb.legal = (live, state, id) => ((state.legal ??= Object.create(null))[id] ??= legalOf(live, state, id));

  /** By the data of a page: of each clock what was counted last, and from what. Most taps change nothing that a clock counts from. */
  const counted = new WeakMap();

  function legalOf(live, state, id) {
    const sent = state.sent[id] ?? {};
    const place = pb.placeOf(live, state, id);
    const from = JSON.stringify([state.moments, sent, state.entities, place]);
    if (!counted.has(live)) counted.set(live, new Map());
    const last = counted.get(live).get(id);
    if (last?.from === from) return last.found;
    const moments = Object.fromEntries(Object.entries(state.moments).map(([name, stamp]) => [name, pb.millis(stamp)]));
    const dues = pb.dueOf(live.deadlines, id, { moments, sent, kinds: state.entities, ...(place ? { place } : {}), ...(live.zone ? { home: live.zone } : {}) });
    const found = dues.map((due) => ({ ...due, sent: Boolean(sent[due.number]) }));
    counted.get(live).set(id, { from, found });
    return found;
  }

  /** The last reminder of a legal clock that has passed, in words; nothing where there is none. */
  pb.reminded = (due, now) => {
    const passed = (due.reminders ?? []).filter(([, at]) => at <= now && now < due.at).at(-1);
    return passed ? `${passed[0]} % of the time is over` : "";
  };

  /** Minutes and seconds that are left, or by how much it is late. */
  pb.left = (at, now) => {
    const seconds = Math.trunc((at - now) / 1000);
    const [size, late] = [Math.abs(seconds), seconds < 0];
    const words = size < 60 ? `${size} s` : size < 5400 ? `${Math.floor(size / 60)} min` : size < 172800 ? `${Math.floor(size / 3600)} h ${Math.floor((size % 3600) / 60)} min` : `${Math.floor(size / 86400)} d`;
    return late ? `${words} late` : words;
  };

  pb.until = (at, now) => (at < now ? pb.left(at, now) : `in ${pb.left(at, now)}`);

  /** A moment as it is said: `14:32 UTC`, with the date where it is another day than now, and the zone of the team. */
  pb.said = (at, now, zone = null) => {
    const iso = new Date(at).toISOString();
    const date = iso.slice(0, 10) === new Date(now).toISOString().slice(0, 10) ? "" : `${iso.slice(0, 10)} `;
    const local = zone ? hands(zone).format(at) : "";
    return `${date}${iso.slice(11, 16)} UTC${local ? ` (${local})` : ""}`;
  };

  const made = new Map();
  const hands = (zone) => {
    if (!made.has(zone)) made.set(zone, new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone, timeZoneName: "short" }));
    return made.get(zone);
  };

  /** The due times of clocks, and what was promised, as a calendar file (RFC 5545): each clock at its safe moment, with alarms. */
  pb.calendar = (live, state, ids, at) => {
    const basic = (moment) => new Date(moment).toISOString().replace(/[-:]/g, "").replace(/\.\d+/, "");
    const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ai-incident-playbook//live//EN"];
    for (const id of ids) {
      const clock = live.deadlines.clocks[id];
      for (const due of pb.legal(live, state, id)) {
        if (!due.safe) continue;
        const { what, to } = clock.deadlines[due.number - 1];
        const drill = state.drill ? "DRILL: " : "";
        lines.push("BEGIN:VEVENT", `UID:${id}-${due.number}-${basic(due.start)}@ai-incident-playbook`, `DTSTAMP:${basic(at)}`, `DTSTART:${basic(due.safe.at)}`, "DURATION:P0D",
          `SUMMARY:${escaped(`${drill}Send by now: ${what} (${clock.name})`)}`, `DESCRIPTION:${escaped(`To ${to}. This is not legal advice.`)}`);
        for (const [percent, moment] of due.reminders) {
          lines.push("BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(`${drill}${percent} % of the time is over: ${what}`)}`, `TRIGGER;VALUE=DATE-TIME:${basic(moment)}`, "END:VALARM");
        }
        lines.push("END:VEVENT");
      }
    }
    state.promises.forEach(({ about, is }, place) => {
      const name = Object.hasOwn(live.scripts, about) ? live.scripts[about].name : about;
      lines.push("BEGIN:VEVENT", `UID:promise-${about}-${place}-${basic(pb.millis(is))}@ai-incident-playbook`, `DTSTAMP:${basic(at)}`, `DTSTART:${basic(pb.millis(is))}`, "DURATION:P0D",
        `SUMMARY:${escaped(`${state.drill ? "DRILL: " : ""}Write again by now: ${name}`)}`, "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(name)}`, "TRIGGER:-PT15M", "END:VALARM", "END:VEVENT");
    });
    return [...lines, "END:VCALENDAR", ""].flatMap(folded).join("\r\n");
  };

  /** A line of a calendar in pieces of 74 octets at most, as RFC 5545 wants it; no character is cut. */
  function folded(line) {
    const pieces = [""];
    let size = 0;
    for (const sign of line) {
      const octets = new TextEncoder().encode(sign).length;
      if (size + octets > 74) {
        pieces.push(" ");
        size = 1;
      }
      pieces[pieces.length - 1] += sign;
      size += octets;
    }
    return pieces;
  }

  /** The state of an incident as Markdown, for whoever takes over. */
  pb.handover = (live, table, lines, now) => {
    const state = pb.fold(live, table, lines);
    const severity = table.severities.find((one) => one.id === state.severity);
    const name = (concept, id) => (Object.hasOwn(table[concept], id) ? table[concept][id].name : id);
    const step = (id) => (Object.hasOwn(live.steps, id) ? live.steps[id].title : id);
    const list = (title, items) => (items.length ? ["", `## ${title}`, "", ...items.map((item) => `- ${item}`)] : []);
    const now_ = Object.values(state.lanes).filter(Boolean);
    return [
      `# ${state.drill ? "DRILL: " : ""}${state.name}`, "",
      `Handover of ${pb.said(now, 0)}. ${severity ? `${severity.name} ${severity.label}` : "No severity yet"}${state.type ? `, ${name("types", state.type)}` : ""}.`,
      ...list("Now", now_.map((id) => `${step(id)} (${name("roles", live.steps[id].owner)})`)),
      ...list("Next deadlines", pb.due(live, state).filter((due, place) => place < 6 || due.what === "promise").map((due) => `${pb.said(due.at, 0)}: ${pb.dueSays(table, due)}${due.who && due.what !== "escalate" ? ` (${name("roles", due.who)})` : ""}`)),
      ...list("Open decisions", [
        ...now_.filter((id) => live.steps[id].kind === "decision").map((id) => `${step(id)} (${name("roles", live.steps[id].owner)})`),
        ...pb.mayStart(live, state, now).filter((id) => !state.clocks[id]).map((id) => `${name("clocks", id)}: applies or not?${live.clocks[id].owner ? ` (${name("roles", live.clocks[id].owner)})` : ""}`)]),
      ...list("Asked again later", (pb.isOver(live, state) ? [] : pb.toAskAgain(live, state)).map(([id]) => `${step(id)} (${name("roles", live.steps[id].owner)})`)),
      ...list("Not done", Object.entries(state.steps).filter(([, line]) => line.is === "later" || line.is === "not-possible").map(([id, line]) => `${line.is === "later" ? "Later" : "Not possible"}: ${step(id)}${line.words ? ` (${line.words})` : ""}`)),
      ...list("Who", Object.entries(state.pages).map(([id, page]) => `${name("roles", id)}: ${page.is.replace("-", " ")} since ${pb.said(pb.millis(page.at), 0)}`)),
      ...list("Levers", state.levers.map((line) => `${pb.said(pb.millis(line.at), 0)}: ${name("levers", line.about)} ${line.is.replaceAll("-", " ")}`)),
      ...list("Said", state.words.map((line) => `${pb.said(pb.millis(line.at), 0)}: ${name("scripts", line.about)}`)),
      ...list("Clocks", Object.entries(state.clocks).map(([id, line]) => `${name("clocks", id)}: ${line.is.replace("-", " ")}${line.words ? ` (${line.words})` : ""}`)),
      ...list("Log", lines.map((line) => `${line.at} ${pb.lineSays(live, table, line)}${state.corrected.has(line.id) ? " (corrected)" : ""}`)),
      "",
    ].join("\n");
  };

  /** What a line of the log says, in words. */
  pb.lineSays = (live, table, line) => {
    const name = (concept, id) => (Object.hasOwn(table[concept], id) ? table[concept][id].name : id);
    const more = line.words ? `: ${line.words}` : "";
    const by = line.by ? ` (${name("roles", line.by)})` : "";
    const is = line.is.replaceAll("-", " ");
    const step = Object.hasOwn(live.steps, line.about) ? live.steps[line.about] : null;
    const answer = step?.answers.find((one) => one.code === line.is)?.words;
    const asked = Object.hasOwn(table.questions, line.about) ? table.questions[line.about] : null;
    const says = {
      started: () => `${line.is === "drill" ? "Drill" : "Incident"} started`,
      moment: () => `${Object.hasOwn(live.timestamps, line.about) ? live.timestamps[line.about].name : line.about} at ${line.is}`,
      type: () => `Incident type: ${line.about ? name("types", line.about) : "not known"}`,
      answer: () => `${asked?.ask ?? line.about} ${asked?.answers.find((one) => one.code === line.is)?.words ?? line.is}`,
      severity: () => `Severity: ${table.severities.find((one) => one.id === line.about)?.name ?? line.about}`,
      step: () => (answer ? `${step.title} ${answer}` : `${is[0].toUpperCase()}${is.slice(1)}: ${step?.title ?? line.about}`),
      page: () => `${name("roles", line.about)} ${is}`,
      lever: () => `${name("levers", line.about)} ${is}`,
      blank: () => `Blank “${line.about}”`,
      word: () => `${name("scripts", line.about)} sent`,
      promise: () => (line.is === "kept" ? `Written again as promised: ${name("scripts", line.about)}` : `${name("scripts", line.about)}: the next word is promised by ${line.is.slice(0, 16).replace("T", " ")} UTC`),
      clock: () => `${name("clocks", line.about)} ${is}`,
      line: () => line.words,
      handover: () => "Handed over",
      place: () => (line.is ? `Due in ${pb.placeName(live, line.is)}` : "Due where each clock says"),
      entity: () => `${line.is === "yes" ? "We are" : "We are not"}: ${line.about.replaceAll("-", " ")}`,
      ended: () => "Closed",
    };
    return line.what === "line" ? `${line.about === "name" ? "Name now: " : ""}${line.words}${by}` : `${says[line.what]()}${by}${more}`;
  };
})();
