#!/usr/bin/env bash
# feelin 8.2.0 (npm, the FEEL of bpmn.io); seen on 30 November 2026 with Node.js 20.
#
# Expected: hours that are added to a moment in a zone pass, however many they are. FEEL (DMN 1.3, chapter 10.3) makes a
# days and time duration a number of seconds and adds it to the moment; PT24H and P1D are the same duration. From
# Saturday 12:00 in Berlin over the night in which the clocks go back, 24 hours lead to Sunday 11:00.
#
# Seen: 23 hours lead to 10:00 and 24 hours to 12:00, two hours later: what fills a day is counted as days, by the clock
# on the wall, and only the rest as hours. 23 hours and then one more lead to 11:00. The same start in UTC,
# which `=` finds equal, has a deadline of 72 hours one hour earlier; taking the start off again gives 72 hours in
# either case, so that a check of the sum sees nothing.
#
# Who meets it: whoever computes a deadline of 24 or 72 hours in a decision table or a form of bpmn.io.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" feelin@8.2.0
cat > hours.mjs <<'JS'
import { evaluate } from "feelin";
const berlin = 'date and time("2026-10-24T12:00:00@Europe/Berlin")';
const utc = 'date and time("2026-10-24T10:00:00Z")';
for (const [name, text] of [
  ["23 hours", `string(${berlin} + duration("PT23H"))`],
  ["24 hours", `string(${berlin} + duration("PT24H"))`],
  ["23 hours and one", `string(${berlin} + duration("PT23H") + duration("PT1H"))`],
  ["25 hours", `string(${berlin} + duration("PT25H"))`],
  ["the starts are equal", `${berlin} = ${utc}`],
  ["72 hours on are equal", `${berlin} + duration("PT72H") = ${utc} + duration("PT72H")`],
  ["72 hours from Berlin", `string(${berlin} + duration("PT72H"))`],
  ["72 hours from UTC", `string(${utc} + duration("PT72H"))`],
  ["less the start, 72 hours", `(${berlin} + duration("PT72H")) - ${berlin} = duration("PT72H")`],
  ["less the start in UTC, 72 hours", `(${utc} + duration("PT72H")) - ${utc} = duration("PT72H")`],
]) {
  console.log(`${name}: ${evaluate(text, {}).value}`);
}
JS
seen=$(node hours.mjs)
told=$(cat <<'TOLD'
23 hours: 2026-10-25T10:00:00@Europe/Berlin
24 hours: 2026-10-25T12:00:00@Europe/Berlin
23 hours and one: 2026-10-25T11:00:00@Europe/Berlin
25 hours: 2026-10-25T13:00:00@Europe/Berlin
the starts are equal: true
72 hours on are equal: false
72 hours from Berlin: 2026-10-27T12:00:00@Europe/Berlin
72 hours from UTC: 2026-10-27T10:00:00Z
less the start, 72 hours: true
less the start in UTC, 72 hours: true
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
