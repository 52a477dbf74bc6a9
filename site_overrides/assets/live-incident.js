// An incident as a value: lines of a log, and everything that follows from them. Pure: no page, no clock, no storage; every
// moment is handed in. The file of an incident is described in docs/live.md. `live` is the value of assets/live-data.js,
// `table` that of assets/verdicts.js.
(() => {
  const pb = (globalThis.pb ??= {});
  const END = "end";

  pb.stamp = (millis) => new Date(Math.floor(millis / 1000) * 1000).toISOString().replace(".000Z", "Z");
  pb.millis = (stamp) => Date.parse(stamp);

  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  pb.randomId = (many = 12) => [...crypto.getRandomValues(new Uint8Array(many))].map((byte) => letters[byte % 36]).join("");

  /** Characters that no text of a playbook may hold, as in generator/read/characters.py: control characters, and what turns or hides text. */
  pb.REFUSED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{NChar}\p{Cs}]/u;
  const plain = (text) => text.replaceAll("\r\n", "\n").replace(new RegExp(pb.REFUSED, "gu"), "");

  const LONGEST_VALUE = 200;
  const value = (text) => [...(plain(String(text ?? "")).replace(/\s+/g, " ").trim() || "not known yet")].slice(0, LONGEST_VALUE).join("");
  /**
   * An address with its placeholders filled in, or null where a value would lead somewhere else than the playbook says.
   * `parts` are literal texts and names in turn; a value is written so that it is one piece of a path, a query or a subject.
   */
  pb.filledAddress = (parts, values) => {
    if (parts.length === 1) return parts[0];
    const made = (say) => new URL(parts.map((part, at) => (at % 2 ? say(part) : part)).join(""));
    try {
      const [found, meant] = [made((name) => encodeURIComponent(value(values[name]))), made(() => "x")];
      return leads(found) === leads(meant) ? found.href : null;
    } catch {
      return null;
    }
  };
  /** What values must not change: who is reached, how deep the path is, and the parts of a message. */
  const leads = ({ protocol, username, password, host, pathname, searchParams }) =>
    JSON.stringify([protocol, username, password, host, pathname.split("/").length, /^(mailto|sms|tel):$/.test(protocol) && [pathname, ...searchParams.keys()]]);

  /** A line of the log: what happened, and whatever of about, is, by, words and corrects is not empty. */
  pb.line = (at, what, { words = "", ...more } = {}) => ({ id: pb.randomId(), at: pb.stamp(at), what, about: "", is: "", by: "", corrects: "", ...more, words: plain(words) });

  /** A new incident: what stays the same of it, and its first lines. */
  pb.begin = (live, table, { name, drill, awareness, type, answers }, at) => {
    const id = `${pb.stamp(at).replace(/[-:Z]/g, "")}-${pb.randomId(6)}`;
    const lines = [
      pb.line(at, "started", { is: drill ? "drill" : "real", words: name }),
      pb.line(at, "moment", { about: "awareness", is: pb.stamp(awareness) }),
      ...(type ? [pb.line(at, "type", { about: type })] : []),
      ...Object.entries(answers).map(([about, place]) => pb.line(at, "answer", { about, is: table.questions[about].answers[place].code })),
    ];
    const found = pb.verdict(table, answers, type);
    if (type || Object.keys(answers).length || table.severities.length === 1) lines.push(pb.line(at, "severity", { about: found.severity }));
    // Who answered every question has done the step that asks them.
    const asked = found.open.length || !Object.keys(answers).length ? [] : Object.entries(live.steps).filter(([, step]) => step.triage);
    lines.push(...asked.map(([about, { owner }]) => pb.line(at, "step", { about, is: "done", by: owner })));
    return { head: { id, playbook: { version: live.version, digest: live.digest } }, lines };
  };

  /** Everything that follows from the lines of a log. */
  pb.fold = (live, table, lines) => {
    const corrected = new Set(lines.map((line) => line.corrects).filter(Boolean));
    const state = {
      name: "", drill: false, type: null, kind: null, answers: {}, answered: {}, codes: map(), severity: null, severities: [], moments: map(),
      steps: map(), pages: map(), levers: [], blanks: map(), words: [], clocks: map(), handovers: [], ended: null, corrected,
      lanes: {}, paged: [], decided: [], sent: map(), promises: [], place: null, entities: null,
    };
    const walk = walker(live, table);
    const entities = new Set(live.entities);
    for (const line of lines) if (!corrected.has(line.id)) TAKE[line.what](state, line, table, walk, entities);
    state.entities = [...entities].sort();
    state.lanes = walk.current();
    state.verdict = pb.verdict(table, state.answers, state.kind ?? state.type, state.severities.map((one) => one.severity));
    return state;
  };

  /** The answer that ended the first hour, such as that it is not ours; null while a step is left, or where the last one was done. */
  pb.ending = (live, state) => {
    if (state.lanes.main) return null;
    const given = live.lanes.main.flatMap((id) => live.steps[id].answers.filter((answer) => answer.code === state.steps[id]?.is));
    return given.find((answer) => answer.goto === END && answer.ends_with) ?? null;
  };

  /** Decisions whose last answer ended a side lane until they are asked again, such as that not all criteria hold: pairs of id and line. */
  pb.toAskAgain = (live, state) => Object.entries(state.steps).filter(([id, line]) => {
    const answer = own(live.steps, id)?.answers.find(({ code }) => code === line.is);
    return answer?.goto === END && answer.ends_with && !live.lanes.main.includes(id);
  });

  const TAKE = {
    started: (state, line) => Object.assign(state, { name: line.words, drill: line.is === "drill" }),
    moment: (state, line) => { state.moments[line.about] = line.is; },
    type: (state, line, table, walk) => {
      const kind = own(table.kinds, line.about);
      Object.assign(state, kind ? { type: kind.type, kind: line.about } : { type: line.about || null, kind: null });
      walk.of(line.about || null);
    },
    answer: (state, line, table) => {
      const place = own(table.questions, line.about)?.answers.findIndex((answer) => answer.code === line.is) ?? -1;
      state.codes[line.about] = line.is;
      if (place < 0) return;
      state.answers[line.about] = place;
      state.answered[line.about] = { at: line.at, ...table.questions[line.about].answers[place] };
    },
    severity: (state, line, table, walk) => {
      state.severity = line.about;
      state.severities.push({ at: line.at, severity: line.about });
      walk.at(line.about);
    },
    step: (state, line, table, walk) => {
      state.steps[line.about] = line;
      walk.tick(line.about, line.is);
    },
    page: (state, line) => {
      const before = state.pages[line.about];
      state.pages[line.about] = { is: line.is, at: line.at, since: line.is === "paged" ? line.at : (before?.since ?? line.at) };
      state.paged.push(line);
      if (line.is === "paged") state.moments.paged ??= line.at;
      if (line.is === "answered") state.moments.acknowledged ??= line.at;
    },
    lever: (state, line) => state.levers.push(line),
    blank: (state, line) => (state.blanks[line.about] ??= []).push(line),
    word: (state, line) => state.words.push(line),
    clock: (state, line) => {
      state.decided.push(line);
      if (line.is === "sent") state.sent[line.about] = { ...state.sent[line.about], [line.words]: pb.millis(line.at) };
      else state.clocks[line.about] = line;
    },
    line: (state, line) => { if (line.about === "name") state.name = line.words; },
    promise: (state, line) => {
      if (line.is !== "kept") return state.promises.push(line);
      const place = state.promises.findIndex((one) => one.about === line.about && one.is === line.words);
      if (place >= 0) state.promises.splice(place, 1);
    },
    handover: (state, line) => state.handovers.push(line),
    place: (state, line) => { state.place = line.is || null; },
    entity: (state, line, table, walk, entities) => { entities[line.is === "yes" ? "add" : "delete"](line.about); },
    ended: (state, line) => { state.ended = line.at; },
  };

  /**
   * Whether a step of a lane beside the main one is offered, so many minutes in: its phase has begun. A phase without minutes
   * begins when people are at the phase it stands beside, with a step of some severities or types when the severity is set, and
   * when what the step waits for (`after`) is ticked.
   */
  pb.isOffered = (live, state, id, minutes) => {
    const step = live.steps[id];
    const { from, beside } = live.phases[step.phase];
    if (minutes < from) return false;
    if (!beside) return true;
    const main = live.lanes.main ?? [];
    const at = main.indexOf(state.lanes.main);
    const there = at < 0 || at >= main.findIndex((each) => live.steps[each].phase === beside);
    const known = state.severity || !(step.only_for.length || step.only_for_types.length);
    const mine = (each) => live.steps[each] && !live.steps[each].happens && (!live.steps[each].only_for.length || live.steps[each].only_for.includes(state.severity)) &&
      (!state.type || !live.steps[each].only_for_types.length || live.steps[each].only_for_types.includes(state.kind ?? state.type));
    return there && Boolean(known) && !step.after.some((each) => mine(each) && !state.steps[each]);
  };

  // Where the people are: one step in each lane, as generator/model/course.py walks. A step that is not for the severity or the type, or is
  // done when something happens, is passed over. Another type starts the walk again. A step that was ticked before its turn is passed when its turn comes. While no severity is set, the steps are those of the worst. The first severity and a worse one start the walk
  // again, so that nothing is missed that only the worse one asks for; what was ticked stays ticked.
  function walker(live, table) {
    const ranks = Object.fromEntries(table.severities.map((severity, place) => [severity.id, place]));
    const worst = table.severities[0]?.id;
    let severity = null;
    let type = null;
    let ticked = map();
    let waiting = map();
    let landing = {};
    const here = {};

    const land = () => {
      landing = {};
      for (const steps of Object.values(live.lanes)) {
        let next = END;
        for (const step of [...steps].reverse()) {
          const { only_for: only, only_for_types: types, happens } = live.steps[step];
          const here = (!only.length || only.includes(severity ?? worst)) && (!type || !types.length || types.includes(type));
          if (here && !happens) next = step;
          landing[step] = next;
        }
      }
    };
    const after = (step, is) => {
      const { kind, answers, next, lane } = { ...live.steps[step], lane: Object.values(live.lanes).find((steps) => steps.includes(step)) };
      if (kind === "decision") {
        const chosen = answers.find((answer) => answer.code === is) ?? answers.find((answer) => answer.unsure) ?? answers[0];
        return landing[chosen.goto] ?? END;
      }
      const behind = lane[lane.indexOf(step) + 1] ?? END;
      return landing[next ?? behind] ?? END;
    };
    const advance = () => {
      for (const lane of Object.keys(here)) {
        while (waiting[here[lane]] !== undefined) {
          const step = here[lane];
          const is = waiting[step];
          delete waiting[step];
          here[lane] = after(step, is);
        }
      }
    };
    const start = () => {
      for (const [lane, [first]] of Object.entries(live.lanes)) here[lane] = landing[first] ?? END;
    };
    land();
    start();
    return {
      of: (name) => {
        if (name === type) return;
        type = name;
        land();
        start();
        waiting = Object.assign(map(), ticked);
        advance();
      },
      at: (name) => {
        const worse = severity === null ? name in ranks : ranks[name] < ranks[severity];
        severity = name;
        land();
        if (worse) {
          start();
          waiting = Object.assign(map(), ticked);
        } else for (const lane of Object.keys(here)) here[lane] = landing[here[lane]] ?? END;
        advance();
      },
      tick: (step, is) => {
        if (!own(live.steps, step)) return;
        ticked[step] = is;
        waiting[step] = is;
        advance();
      },
      current: () => Object.fromEntries(Object.entries(here).map(([lane, step]) => [lane, step === END ? null : step])),
    };
  }

  // Ids of a file can be any word, and "constructor" is a property of every object.
  const map = () => Object.create(null);
  const own = (held, key) => (Object.hasOwn(held, key) ? held[key] : undefined);

  /** The stamp of the latest line where it is more than a minute after now: then one of two clocks is wrong. Else null. */
  pb.ahead = (lines, now) => {
    const latest = lines.reduce((found, line) => (line.at > found ? line.at : found), "");
    return latest && pb.millis(latest) > now + 60_000 ? latest : null;
  };

  /** Lines of two copies of one incident as one log: each line once, by its moment. */
  pb.joined = (ours, theirs) => {
    const known = new Set(ours.map((line) => line.id));
    const added = theirs.filter((line) => !known.has(line.id));
    const all = [...ours, ...added].map((line, place) => ({ line, place }));
    all.sort((one, other) => (one.line.at < other.line.at ? -1 : one.line.at > other.line.at ? 1 : one.place - other.place));
    return { lines: inOrder(all.map(({ line }) => line)), added };
  };

  /** A correction never stands before what it corrects, and the start stands first, whatever the clocks of the devices say. */
  function inOrder(lines) {
    const [start, rest] = [lines.filter((line) => line.what === "started"), lines.filter((line) => line.what !== "started")];
    const placed = new Set(start.map((line) => line.id));
    const found = [...start];
    let left = rest;
    while (left.length) {
      const later = [];
      for (const line of left) {
        if (line.corrects && !placed.has(line.corrects) && left.some((other) => other.id === line.corrects)) later.push(line);
        else {
          found.push(line);
          placed.add(line.id);
        }
      }
      if (later.length === left.length) return [...found, ...later];
      left = later;
    }
    return found;
  }
})();
