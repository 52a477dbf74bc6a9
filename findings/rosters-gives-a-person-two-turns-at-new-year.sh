#!/usr/bin/env bash
# rosters 0.0.1 (npm, the newest; test-results-reporter asks it whom to mention); seen on 1 December 2026 with Node.js
# 20.
#
# Expected: in a rotation of two, by week or by day, the other person follows, and in one of three each has every third
# turn; a day's turn changes at midnight by the clock of the place, in summer and in winter.
#
# Seen: the turn is the number of the week or of the day in its year, divided by the people. After week 53 comes week 1,
# and after day 365 day 1: one of two has two weeks in a row at the end of 2026, and two days in a row at the end of any
# year of 365 days; of three, the order jumps, and one has two turns of four. In Berlin the day changes at midnight in
# winter and at one o'clock in summer, for days are counted in units of 24 hours from 1 January.
#
# Who meets it: whoever rotates there over the holidays, when a double turn hurts most.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" rosters@0.0.1
cat > turns.cjs <<'JS'
const { mock } = require("node:test");
const { getOnCallPerson } = require("rosters");
const names = ["Ann", "Bo", "Cy"];
function called(moment, every, people) {
  const users = names.slice(0, people).map((name) => ({ name }));
  mock.timers.enable({ apis: ["Date"], now: new Date(moment) });
  try {
    return getOnCallPerson({ layers: [{ rotation: { every, users } }] }).name;
  } finally {
    mock.timers.reset();
  }
}
function row(title, every, people, moments) {
  console.log(`${title}: ${moments.map((moment) => called(moment, every, people)).join(" ")}`);
}
const weeks = ["2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"].map((day) => `${day}T12:00`);
const days = ["2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"].map((day) => `${day}T12:00`);
for (const people of [2, 3]) {
  row(`weeks from 14 December, ${people} people`, "week", people, weeks);
  row(`days from 29 December, ${people} people`, "day", people, days);
}
for (const day of ["2026-01-15", "2026-07-15"]) {
  row(`${day} at 00:30, 01:30, 12:00`, "day", 2, ["00:30", "01:30", "12:00"].map((clock) => `${day}T${clock}`));
}
JS
seen=$(TZ=Europe/Berlin node --no-warnings turns.cjs)
told=$(cat <<'TOLD'
weeks from 14 December, 2 people: Bo Ann Bo Bo Ann
days from 29 December, 2 people: Bo Ann Bo Bo Ann
weeks from 14 December, 3 people: Ann Bo Cy Bo Cy
days from 29 December, 3 people: Ann Bo Cy Bo Cy
2026-01-15 at 00:30, 01:30, 12:00: Bo Bo Bo
2026-07-15 at 00:30, 01:30, 12:00: Bo Ann Ann
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
