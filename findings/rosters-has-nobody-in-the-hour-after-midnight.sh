#!/usr/bin/env bash
# rosters 0.0.1 (npm, the newest; test-results-reporter asks it whom to mention); seen on 1 December 2026 with Node.js
# 20.
#
# Expected: three layers, from 00:00:00 to 08:00:00, from 08:00:00 to 16:00:00 and from 16:00:00 to 24:00:00, have
# somebody on call at any time, and at half past midnight it is who has the first of them.
#
# Seen: from midnight to one o'clock no layer fits, and from one on the first one does. The clock is written with
# `toLocaleTimeString("en-US", { hour12: false })`, which says 24:30:00 for half past midnight, and compared as text.
# With a layer without hours below, that one's person is called instead, and nothing is raised; without it there is an
# error about "undefined". A first layer that starts at 24:00:00 and ends at 08:00:00 fits at no time at all. The second
# on which a shift begins belongs to nobody either.
#
# Who meets it: whoever keeps shifts of a team there; a test by day does not show it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" rosters@0.0.1
cat > hours.cjs <<'JS'
const { mock } = require("node:test");
const { getOnCallPerson } = require("rosters");
function called(moment, layers) {
  mock.timers.enable({ apis: ["Date"], now: new Date(moment) });
  try {
    return getOnCallPerson({ layers }).name;
  } catch (error) {
    return error.constructor.name;
  } finally {
    mock.timers.reset();
  }
}
const shifts = [
  { user: { name: "Ann" }, start: "00:00:00", end: "08:00:00" },
  { user: { name: "Bo" }, start: "08:00:00", end: "16:00:00" },
  { user: { name: "Cy" }, start: "16:00:00", end: "24:00:00" },
];
const over = [{ user: { name: "lead" } }, ...shifts];
const other = [{ user: { name: "lead" } }, { ...shifts[0], start: "24:00:00" }];
for (const clock of ["23:59:59", "00:00:01", "00:59:59", "01:00:01", "07:59:59", "08:00:00", "08:00:01"]) {
  const moment = `2026-12-01T${clock}Z`;
  const seen = [shifts, over, other].map((layers) => called(moment, layers));
  console.log(`${clock}: ${seen[0]}, over the lead ${seen[1]}, from 24 ${seen[2]}`);
}
JS
seen=$(TZ=UTC node --no-warnings hours.cjs)
told=$(cat <<'TOLD'
23:59:59: Cy, over the lead Cy, from 24 lead
00:00:01: TypeError, over the lead lead, from 24 lead
00:59:59: TypeError, over the lead lead, from 24 lead
01:00:01: Ann, over the lead Ann, from 24 lead
07:59:59: Ann, over the lead Ann, from 24 lead
08:00:00: TypeError, over the lead lead, from 24 lead
08:00:01: Bo, over the lead Bo, from 24 lead
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
