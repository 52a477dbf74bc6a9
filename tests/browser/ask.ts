// A client on the types that json-schema-to-typescript makes of the schema: it asks a site and prints what it was told.
import type { Duration, Playbook, Severity, TriageAnswer } from "./playbook";

declare const process: { argv: string[] };

interface Situation { letter: string; said: { [question: string]: string } }

function isAnswer(found: TriageAnswer | undefined): found is TriageAnswer {
  return found !== undefined;
}

function deadlines(one: Severity): Duration[] {
  const all = [
    one.acknowledge_within, one.escalate_after, one.war_room_within, one.contain_within, one.public_word_within,
  ];
  return all.filter((each) => each !== undefined).sort((a, b) => a.seconds - b.seconds);
}

function ask(playbook: Playbook, { letter, said }: Situation) {
  const named = Object.values(playbook.types).find((one) => one.letter === letter)!;
  const questions = playbook.triage.questions;
  const given = Object.entries(said)
    .map(([name, code]) => questions[name].answers.find((one) => one.code === code))
    .filter(isAnswer);
  const kinds = [named, ...given.flatMap((one) => (one.also ? [playbook.types[one.also]] : []))];
  const open = given.length < Object.keys(questions).length ? [named.default_severity ?? []].flat() : [];
  const floors = [...given.map((one) => one.floor), ...kinds.flatMap((one) => one.severity_floor ?? []), ...open];
  const severity = floors.map((id) => playbook.severities[id]).sort((a, b) => a.rank - b.rank)[0];
  const called = severity.motion === "ticket" ? [] : [
    ...given.flatMap((one) => one.pulls_in), ...kinds.flatMap((one) => one.pulls_in.map((each) => each.role)),
  ];
  const outside = Object.values(playbook.scripts).filter(
    (one) => ["public", "customers"].includes(one.audience) && one.used_for.includes(severity.id),
  );
  const words = ["holding", "initial"].flatMap((stage) => outside.filter((one) => one.stage === stage));
  return {
    severity: severity.id,
    who: [...new Set([...severity.pages, ...called])].map((id) => playbook.roles[id].name),
    words: words[0]?.id ?? null,
    next: deadlines(severity)[0]?.as_written ?? null,
  };
}

const [address, situations] = process.argv.slice(2);
const playbook = (await (await fetch(`${address}/playbook.json`)).json()) as Playbook;
console.log(JSON.stringify((JSON.parse(situations) as Situation[]).map((one) => ask(playbook, one))));
