// Works out the verdict of every combination of answers and types with the script of the site, for tests/browser/test_verdict.py:
// one hash for each type and answer to the first question, and whole verdicts for the cases that are asked for.
async ({ table, cases }) => {
  const written = new Map();
  const once = (part) => {
    const text = JSON.stringify(part);
    if (!written.has(text)) written.set(text, text);
    return text;
  };
  const told = (found) =>
    once([
      found.severity, found.because, found.conditions.map(([by, type, place, then]) => [by, type, place, table.severities[then].id, then < found.place]), found.open, found.settled, found.at_once,
      found.pages.map(({ role, because, minutes, within, backup }) => [role, because, minutes, within, backup]),
      found.levers.map(({ lever, in_time, too }) => [lever, in_time, too]),
      found.kinds, found.save, found.say && [found.say.script, found.say.within], found.words, found.clocks, found.next_step,
    ]);

  const [first, ...others] = Object.entries(table.questions).map(([id, { answers }]) => [id, answers.length]);
  function* ways(questions, chosen = {}) {
    if (!questions.length) yield chosen;
    else {
      const [[id, many], ...rest] = questions;
      for (let place = 0; place < many; place++) yield* ways(rest, { ...chosen, [id]: place });
    }
  }
  const hashes = [];
  for (const kind of [null, "", ...Object.keys(table.types)]) {
    for (let place = 0; place < first[1]; place++) {
      const lines = [];
      for (const way of ways(others, { [first[0]]: place })) lines.push(`${told(pb.verdict(table, way, kind))}\n`);
      const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines.join("")));
      hashes.push([...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    }
  }
  const carried = cases.map(({ answers, kind }) => {
    const [isKind, isType] = [table.kinds, table.types].map((map) => Object.hasOwn(map, kind ?? ""));
    const even = Object.keys(answers).length % 2 === 0;
    const state = { answers, type: isKind ? table.kinds[kind].type : kind, kind: isKind ? kind : null, unsure: kind === null && even, kindless: isType && even };
    return JSON.stringify(pb.readState(table, `#x?${pb.writeState(table, state)}`)) === JSON.stringify(state);
  });
  const single = cases.map(({ answers, kind }) => told(pb.verdict(table, answers, kind)));
  return { hashes, single, carried: carried.every(Boolean) };
}
