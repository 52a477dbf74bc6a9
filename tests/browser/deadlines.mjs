// Counts every case of a file with the script of the site, and prints what it found as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [script, file] = process.argv.slice(2);
await import(pathToFileURL(script));
const { dueOf, noteSays, ruleSays } = globalThis.pb;
const { table, cases } = JSON.parse(readFileSync(file, "utf8"));
const said = (due) => [
  ...[due.safe, due.letter].flatMap((limit) => (limit?.rules ?? []).map((id) => ruleSays(table, id))),
  ...due.notes.map((note) => noteSays(table, note)),
];
const found = cases.map(({ clock, asked }) =>
  dueOf(table, clock, asked).map((due) => ({ ...due, said: said(due) })),
);
process.stdout.write(JSON.stringify(found));
