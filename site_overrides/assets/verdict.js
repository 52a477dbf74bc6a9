// What answers and an incident type add up to, worked out like generator/model/verdict.py does;
// tests/browser/test_verdict.py compares both. Pure: it touches no page. A classic script, because a page that is opened
// as a file may load no module. `table` is the value of assets/verdicts.js, described in generator/pages/verdicts.py.
(() => {
  const pb = (globalThis.pb ??= {});

  /**
   * The verdict of answers ({question: place of the answer}) and a type or a kind: its id, "" where no type applies, null while
   * nobody knows it. Reasons are [by, id, place]; a fourth item says how a type came in that was not named, "answer" or "unknown".
   * `reached` are ids of severities that it had: what one of them could start runs on.
   */
  pb.verdict = (table, answers, name = null, reached = []) => {
    const { given, open } = sorted(table, answers);
    const about = concernOf(table, name, given);
    const { chosen, types } = about;
    const mildest = table.severities.length - 1;
    const asked = [...given.map((one) => [one.answer.floor, one.reason]), ...about.floors, ...(open.length ? about.starts : [])];
    const least = Math.min(mildest, ...[...given.map((one) => [one.answer.floor, one.reason]), ...about.floors].filter(([, reason]) => pb.isSaid(reason)).map(([floor]) => floor));
    const worst = Math.min(mildest, ...asked.map(([floor]) => floor));
    const severity = table.severities[worst];
    const because = worst < mildest ? asked.filter(([floor]) => floor === worst).map(([, reason]) => reason) : [];
    const told = because.filter(pb.isSaid);
    const plain = chosen && own(chosen.say, severity.id);
    const said = (given.some((one) => one.answer.seen) && plain?.seen) || plain;
    const say = said && severity.say ? said.first && { ...severity.say, script: said.first } : severity.say;
    const asked_for = given.flatMap((one) => one.answer.scripts).filter((id) => severity.scripts.includes(id));
    const levers = leversOf(table, severity, about, given);
    const steps = stepsOf(severity, about);
    return {
      severity: severity.id,
      place: worst,
      because: told.length ? told : because,
      conditions: changing(table, about, worst, least),
      open,
      settled: !open.length && about.known,
      at_once: atOnce(table, given, about),
      pages: pagesOf(table, severity, about, given),
      levers,
      kinds: kindsApart(table, severity, about, given, levers),
      save: unique([...(chosen?.evidence ?? []), ...types.flatMap((id) => table.types[id].evidence), ...steps.flatMap((step) => step.save)]),
      say,
      words: unique([...(said?.others ?? []), ...asked_for]).filter((id) => id !== say?.script),
      clocks: clocksAt(table, [severity, ...table.severities.filter(({ id }) => reached.includes(id))], [...types.flatMap((id) => (chosen?.type === id && chosen.clocks) || table.types[id].clocks), ...(chosen ? [] : clocksOfKinds(table, types, given))]),
      next_step: [name, chosen?.type, ""].map((one) => severity.next[one ?? ""]).find((step) => step !== undefined),
    };
  };

  /** What would give it another severity, as [by, type, place in the list of the type, severity, words]; nothing counts it. */
  function changing(table, { types, via }, now, least) {
    return types.filter((id) => via.get(id) !== "unknown").flatMap((id) => table.types[id].conditions
      .filter(([by, , then]) => (then < now && by !== "lowers") || (now < then && then <= least && by !== "raises"))
      .map(([by, place, then, words]) => [by, id, place, then, words]));
  }

  /** What such a condition says under a severity at a place of the scale. */
  pb.condition = (table, [by, , , then, words], now) => {
    const { name, label } = table.severities[then];
    return `${then < now ? "Raise" : "Lower"} to ${`${name} ${label}`.trim()} when ${by === "signals" ? "you see this sign" : "this holds"}: ${words}`;
  };

  /** What an answer or a kind asks for at once. */
  pb.first = (table, [by, id, place]) => (by === "kind" ? table.kinds[id] : table.questions[id].answers[place]).first;

  /** Whether the first day of a clock (YYYY-MM-DD, or null) has begun somewhere on earth at a moment in milliseconds; like Clock.begun of the model. */
  pb.begun = (from, at) => !from || new Date(at + 14 * 3_600_000).toISOString().slice(0, 10) >= from;

  /** Whether somebody said what a reason says: an answer, a type, a kind; no guess, and no place to start from. */
  pb.isSaid = ([by, , , via]) => by !== "start" && via !== "unknown";

  const own = (map, key) => (Object.hasOwn(map, key ?? "") ? map[key] : undefined);

  const unique = (items) => [...new Set(items)];

  function sorted(table, answers) {
    const [given, open] = [[], []];
    for (const [id, { answers: possible }] of Object.entries(table.questions)) {
      const place = answers[id] ?? -1;
      if (possible[place]) given.push({ answer: possible[place], reason: ["answer", id, place] });
      else open.push(id);
    }
    return { given, open };
  }

  /** The clocks that may start at one of some severities: of those listed, and those that need no type. A clock that began goes on when it is lowered. */
  function clocksAt(table, severities, listed) {
    const fits = (id) => !table.clocks[id].only_for.length || severities.some((one) => table.clocks[id].only_for.includes(one.id));
    return unique([...listed.filter(fits), ...severities.flatMap((one) => one.clocks)]);
  }

  /** The clocks of kinds that nobody named, and that an answer points to: it names their first lever. Nobody is sure? Then every answer to the question counts. */
  function clocksOfKinds(table, types, given) {
    const levers = new Set(given.flatMap(({ answer, reason: [, id] }) => (answer.unsure ? table.questions[id].answers : [answer]).map((one) => !one.also && one.lever)).filter(Boolean));
    return types.flatMap((type) => Object.values(table.kinds).filter((kind) => kind.type === type && levers.has(kind.levers[0])).flatMap((kind) => kind.clocks ?? []));
  }

  function atOnce(table, given, { chosen, name }) {
    const asked = given.filter((one) => one.answer.first).map((one) => one.reason);
    const isNew = chosen?.first && !asked.some((reason) => pb.first(table, reason).includes(chosen.first));
    return isNew ? [...asked, ["kind", name, null]] : asked;
  }

  /** What it is about: the types, the one with the worst floor first, how each came in, and the kind that was named. */
  function concernOf(table, name, given) {
    const isType = Object.hasOwn(table.types, name ?? "");
    const chosen = isType ? null : (own(table.kinds, name) ?? null);
    const lead = chosen ? chosen.type : isType ? name : null;
    const known = lead !== null || name === "";
    const via = new Map(lead === null ? [] : [[lead, ""]]);
    const add = (id, how) => Object.hasOwn(table.types, id ?? "") && !via.has(id) && via.set(id, how);
    for (const { answer } of given) add(answer.also, "answer");
    const ruledOut = new Set(given.flatMap(({ reason }) => table.questions[reason[1]].answers.map((answer) => answer.also)));
    if (!known) for (const id of Object.keys(table.types)) if (!ruledOut.has(id)) add(id, "unknown");
    const asks = (id, what, by, byKind) =>
      chosen?.type === id && chosen[what] !== null ? [chosen[what], [byKind, name, null]]
        : [table.types[id][what], [by, id, null, ...(via.get(id) ? [via.get(id)] : [])]];
    const floor = (id) => asks(id, "floor", "type", "kind");
    const types = [...via.keys()].sort((one, other) => floor(one)[0] - floor(other)[0]);
    return { name, chosen, lead, known, via, types, floors: types.map(floor), starts: types.map((id) => asks(id, "start", "start", "start")) };
  }

  function pagesOf(table, severity, { types, via, chosen, name }, given) {
    const calls = severity.pages.map((role) => [role, ["severity", severity.id, null], 0, ""]);
    for (const [role, minutes, words] of severity.pulls_in) calls.push([role, ["severity", severity.id, null], minutes, words]);
    if (!severity.ticket) {
      for (const { answer, reason } of given) {
        for (const role of answer.pulls_in) calls.push([role, reason, 0, ""]);
      }
      for (const id of types) {
        const because = ["type", id, null, ...(via.get(id) ? [via.get(id)] : [])];
        if (severity.waits || (chosen?.type === id && chosen.alone)) continue;
        for (const [role, minutes, words] of table.types[id].pulls_in) calls.push([role, because, minutes, words]);
      }
      for (const [role, minutes, words] of chosen?.pulls_in ?? []) calls.push([role, ["kind", name, null], minutes, words]);
    }
    // In the order to phone: who leads, the experts of the answers, then who is needed soonest.
    const soonestFirst = [...calls].sort(([, , one], [, , other]) => one - other);
    const inOrder = [...severity.pages.slice(0, 1).map((role) => [role]), ...calls.filter(([, [by]]) => by === "answer"), ...soonestFirst];
    return unique(inOrder.map(([role]) => role)).map((role) => {
      const why = new Map();
      for (const [called, ...call] of calls) if (called === role) why.set(call[0].join(), call);
      const soonest = [...why.values()].reduce((one, other) => (other[1] < one[1] ? other : one));
      const [, minutes, words] = soonest;
      return { role, because: [...why.values()].map(([reason]) => reason), minutes, within: words, backup: table.roles[role].backup };
    });
  }

  /** The steps of containment that may be done for one of the types, or for the kind. */
  function stepsOf(severity, { types, chosen, name }) {
    const names = types.map((id) => (chosen?.type === id ? name : id));
    return severity.steps.filter((step) => !step.for || names.some((one) => step.for.includes(one)));
  }

  /** The id and the levers of the kind that was named, and of each type but its own, with how many of the first are pulled together. */
  const listsOf = (table, { types, via, chosen, name }) => [
    ...(chosen?.levers.length ? [[name, chosen.levers, chosen.together]] : []),
    ...types.filter((id) => via.get(id) !== "unknown" && !(chosen?.type === id && chosen.levers.length)).map((id) => [id, table.types[id].levers, 1]),
  ];

  /** The levers that are all pulled, because each stops another part of the harm; those of answers that nobody is sure of come last. */
  function neededOf(table, lists, answers) {
    const order = table.pull_order;
    const place = (lever) => (order.includes(lever) ? order.indexOf(lever) : order.length);
    const named = answers.filter(({ lever }) => lever);
    const sure = named.filter(({ unsure }) => !unsure).map(({ lever }) => lever);
    const strong = [...sure, ...lists.flatMap(([, own, many]) => own.slice(0, many)).filter((lever) => order.includes(lever))];
    const firsts = lists.flatMap(([, own, many]) =>
      own.slice(0, many).filter((lever) => many > 1 || order.includes(lever) || !own.slice(many).some((other) => strong.includes(other))));
    const certain = [...sure, ...firsts];
    if (sure.length) certain.sort((one, other) => place(one) - place(other));
    return unique([...certain, ...named.filter(({ unsure }) => unsure).map(({ lever }) => lever)]);
  }

  function leversOf(table, severity, about, given) {
    if (severity.ticket) return [];
    const { chosen } = about;
    const said = given.map((one) => one.answer);
    const answers = said.filter(({ unsure, also }) => !chosen?.stays_on || !(unsure || also)); // those act on our product alone
    const guessed = said.filter(({ unsure, also }) => chosen?.stays_on && unsure && also).map(({ also }) => also);
    const lists = listsOf(table, about);
    const usual = (chosen?.stays_on ? [] : stepsOf(severity, about)).flatMap((step) => step.levers);
    const counted = [...lists, ...(about.lead === null ? [["", unique(usual), 1]] : [])].filter(([id]) => !guessed.includes(id))
      .map(([id, own, many]) => [id, own.filter((lever) => (chosen && id === about.name) || !severity.late.includes(lever)), many]);
    const needed = neededOf(table, counted, answers);
    const named = [
      ...needed,
      ...answers.flatMap(({ unsure, next_levers }) => (unsure ? [] : next_levers)),
      ...lists.flatMap(([, own]) => own),
      ...answers.flatMap(({ unsure, next_levers }) => (unsure ? next_levers : [])),
      ...usual,
    ];
    const pulls = unique(named).map((lever) => ({ lever, in_time: !severity.late.includes(lever) }));
    const early = ({ lever, in_time }) => in_time || Boolean(chosen?.levers.includes(lever)); // nothing else acts on that kind
    pulls.sort((one, other) => early(other) - early(one));
    return pulls.map((pull, at) => ({ ...pull, too: at > 0 && early(pull) && needed.includes(pull.lever) }));
  }

  /** Who pulls a lever, how soon it takes effect, and whether evidence is saved before. */
  pb.pulledBy = (table, lever) => {
    const { owner, backup, within, save_first } = table.levers[lever];
    const called = (id) => table.roles[id]?.name ?? id;
    return [called(owner), backup && `, else ${called(backup)}`, within && `; takes effect within ${within}`, save_first && "; save first"].filter(Boolean).join("");
  };

  /** The levers that are pulled whatever the check of one says: the first one, and those that are pulled too. */
  pb.pulledNow = (levers) => levers.filter(({ too }, place) => !place || too);

  /** The kinds of the named type that bring another first lever or several, while none of them was named. */
  function kindsApart(table, severity, about, given, levers) {
    const now = (pulls) => pb.pulledNow(pulls).map(({ lever }) => lever).join();
    const first = levers[0] && now(levers);
    if (!first || about.chosen || about.lead === null) return [];
    return Object.keys(table.kinds).filter((name) => {
      const chosen = table.kinds[name];
      return chosen.type === about.lead && now(leversOf(table, severity, { ...about, chosen, name }, given)) !== first;
    });
  }

  // The state of triage behind a #: `anchor?type=data-leakage&kind=shadow-use&data-crossed=yes`. What is not known is left out.
  // `unsure`: somebody said that the type is not known (`type=not-sure`); `kindless`: no kind of it fits (`kind=none`). Where no
  // type applies (`type=none`) the type is "".

  pb.readState = (table, hash) => {
    const [, query = ""] = hash.replace(/^#/, "").split("?");
    const said = new URLSearchParams(query);
    const answers = {};
    for (const [id, question] of Object.entries(table.questions)) {
      const place = question.answers.findIndex((answer) => answer.code === said.get(id));
      if (place >= 0) answers[id] = place;
    }
    const named = said.get("type");
    const kind = own(table.kinds, said.get("kind")) ? said.get("kind") : null;
    const type = Object.hasOwn(table.types, named ?? "") ? named : kind ? table.kinds[kind].type : named === "none" ? "" : null;
    const fits = kind && table.kinds[kind].type === type;
    return {
      answers, type, kind: fits ? kind : null,
      unsure: type === null && named === "not-sure",
      kindless: Boolean(type) && !fits && said.get("kind") === "none",
    };
  };

  pb.writeState = (table, { answers, type, kind, unsure, kindless }) => {
    const said = new URLSearchParams();
    if (type || type === "" || unsure) said.set("type", type || (type === "" ? "none" : "not-sure"));
    if (kind || kindless) said.set("kind", kind || "none");
    for (const [id, place] of Object.entries(answers)) said.set(id, table.questions[id].answers[place].code);
    return String(said);
  };

  /** What a reason says, in the words of the page. */
  pb.reason = (table, [by, id, place, via]) => {
    if (by === "answer") return `${table.questions[id].ask} ${table.questions[id].answers[place].words}`;
    if (by === "severity") return table.severities.find((one) => one.id === id).name;
    const { name } = own(table.types, id) ?? table.kinds[id];
    return `${by === "start" ? "until all is answered, " : ""}${VIA[via ?? ""]}${name}`;
  };

  /** What reasons say, all the types that it can be as one, without their names for `brief`. */
  pb.reasons = (table, reasons, brief = false) => {
    const told = reasons.filter((reason) => reason[3] !== "unknown").map((reason) => pb.reason(table, reason));
    const guesses = unique(reasons.filter((reason) => reason[3] === "unknown").map(([, id]) => table.types[id].name));
    return unique([...told, ...(!guesses.length ? [] : brief ? ["the type is not known"] : [`${VIA.unknown}${guesses.join(", ")}`])]).join("; ");
  };

  const VIA = { "": "", answer: "an answer brings in ", unknown: "the type is not known and can be " };
})();
