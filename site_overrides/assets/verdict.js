// What answers and an incident type add up to, worked out like generator/model/verdict.py does;
// tests/browser/test_verdict.py compares both. Pure: it touches no page. A classic script, because a page that is opened
// as a file may load no module. `table` is the value of assets/verdicts.js, described in generator/pages/verdicts.py.
(() => {
  const pb = (globalThis.pb ??= {});

  /** The verdict of answers ({question: place of the answer}) and a type or a kind (its id, or null). Reasons are [by, id, place]. */
  pb.verdict = (table, answers, name = null) => {
    const { given, open } = sorted(table, answers);
    const kinds = kindsOf(table, name, given);
    const chosen = Object.hasOwn(table.types, name ?? "") ? null : (own(table.kinds, name) ?? null);
    const mildest = table.severities.length - 1;
    const asked = [
      ...given.map((one) => [one.answer.floor, one.reason]),
      ...kinds.map((id) => [table.types[id].floor, ["type", id, null]]),
      ...(open.length ? kinds.map((id) => [table.types[id].start, ["start", id, null]]) : []),
    ];
    const worst = Math.min(mildest, ...asked.map(([floor]) => floor));
    const severity = table.severities[worst];
    const names = kinds.map((id) => (chosen?.type === id ? name : id));
    const steps = severity.steps.filter((step) => !step.for || names.some((one) => step.for.includes(one)));
    const said = chosen && own(chosen.say, severity.id);
    return {
      severity: severity.id,
      place: worst,
      because: worst < mildest ? asked.filter(([floor]) => floor === worst).map(([, reason]) => reason) : [],
      open,
      at_once: given.filter((one) => one.answer.first).map((one) => one.reason),
      pages: pagesOf(table, severity, kinds, given, chosen && [name, chosen]),
      levers: leversOf(table, severity, kinds, given, steps, chosen),
      save: unique([...(chosen?.evidence ?? []), ...kinds.flatMap((id) => table.types[id].evidence), ...steps.flatMap((step) => step.save)]),
      say: said && severity.say ? said.first && { ...severity.say, script: said.first } : severity.say,
      words: said?.others ?? [],
      clocks: unique(kinds.flatMap((id) => table.types[id].clocks)),
      next_step: [name, chosen?.type, ""].map((one) => severity.next[one ?? ""]).find((step) => step !== undefined),
    };
  };

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

  function kindsOf(table, name, given) {
    const lead = Object.hasOwn(table.types, name ?? "") ? name : own(table.kinds, name)?.type;
    const named = unique([lead, ...given.map((one) => one.answer.also)]).filter((id) => Object.hasOwn(table.types, id ?? ""));
    return named.sort((one, other) => table.types[one].floor - table.types[other].floor);
  }

  function pagesOf(table, severity, kinds, given, chosen) {
    const calls = severity.pages.map((role) => [role, ["severity", severity.id, null], 0, ""]);
    for (const [role, minutes, words] of severity.pulls_in) calls.push([role, ["severity", severity.id, null], minutes, words]);
    if (!severity.ticket) {
      for (const { answer, reason } of given) {
        for (const role of answer.pulls_in) calls.push([role, reason, 0, ""]);
      }
      for (const id of kinds) {
        for (const [role, minutes, words] of table.types[id].pulls_in) calls.push([role, ["type", id, null], minutes, words]);
      }
      for (const [role, minutes, words] of chosen?.[1].pulls_in ?? []) calls.push([role, ["kind", chosen[0], null], minutes, words]);
    }
    return unique(calls.map(([role]) => role)).map((role) => {
      const why = new Map();
      for (const [called, ...call] of calls) if (called === role) why.set(call[0].join(), call);
      const soonest = [...why.values()].reduce((one, other) => (other[1] < one[1] ? other : one));
      const [, minutes, words] = soonest;
      return { role, because: [...why.values()].map(([reason]) => reason), minutes, within: words, backup: table.roles[role].backup };
    });
  }

  function leversOf(table, severity, kinds, given, steps, chosen) {
    if (severity.ticket) return [];
    const named = [
      ...given.map((one) => one.answer.lever),
      ...(chosen?.levers ?? []),
      ...kinds.flatMap((id) => (chosen?.type === id && chosen.levers.length ? [] : table.types[id].levers)),
      ...steps.flatMap((step) => step.levers),
    ];
    const pulls = unique(named.filter(Boolean)).map((lever) => ({ lever, in_time: !severity.late.includes(lever) }));
    const early = ({ lever, in_time }) => in_time || Boolean(chosen?.levers.includes(lever)); // nothing else acts on that kind
    return pulls.sort((one, other) => early(other) - early(one));
  }

  // The state of triage behind a #: `anchor?type=data-leakage&kind=shadow-use&data-crossed=yes`. What is not known is left out.

  pb.readState = (table, hash) => {
    const [, query = ""] = hash.replace(/^#/, "").split("?");
    const said = new URLSearchParams(query);
    const answers = {};
    for (const [id, question] of Object.entries(table.questions)) {
      const place = question.answers.findIndex((answer) => answer.code === said.get(id));
      if (place >= 0) answers[id] = place;
    }
    const kind = own(table.kinds, said.get("kind")) ? said.get("kind") : null;
    const type = Object.hasOwn(table.types, said.get("type") ?? "") ? said.get("type") : kind && table.kinds[kind].type;
    return { answers, type, kind: kind && table.kinds[kind].type === type ? kind : null };
  };

  pb.writeState = (table, { answers, type, kind }) => {
    const said = new URLSearchParams();
    if (type) said.set("type", type);
    if (kind) said.set("kind", kind);
    for (const [id, place] of Object.entries(answers)) said.set(id, table.questions[id].answers[place].code);
    return String(said);
  };

  /** What a reason says, in the words of the page. */
  pb.reason = (table, [by, id, place]) => {
    if (by === "answer") return `${table.questions[id].ask} ${table.questions[id].answers[place].words}`;
    if (by === "severity") return table.severities.find((one) => one.id === id).name;
    if (by === "kind") return table.kinds[id].name;
    const { letter, name } = table.types[id];
    return `${by === "start" ? "until all is answered, " : ""}type ${letter}, ${name}`;
  };
})();
