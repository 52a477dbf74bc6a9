#!/usr/bin/env bash
# ical.js 2.2.1, with python-dateutil==2.9.0.post0 and rrule 2.8.1 (npm) beside it; seen on 29 November 2026 with
# Node.js 20 and CPython 3.11.
#
# Expected: a day that a year or month does not have is left out: RFC 5545, section 3.3.10, says that an invalid date
# such as 30 February must be ignored. ical.js does so by the month: `FREQ=MONTHLY` from 31 January has no day in
# February.
#
# Seen: by the year it moves them on. `FREQ=YEARLY` from 29 February 2024 stands on 1 March in 2025, 2026 and 2027, and
# `FREQ=YEARLY;BYMONTH=6` from 31 January on 1 July of each year, in a month that the rule does not name. The other two
# libraries have 29 February 2028 next, and no day at all for the second rule.
#
# Who meets it: whoever repeats a yearly review or the start of a law from its own date, on the last day of a month.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1 rrule@2.8.1
cat > read.mjs <<'JS'
import ICAL from "ical.js";
import rrule from "rrule";
for (const [rule, start] of [
  ["FREQ=MONTHLY", "2026-01-31"],
  ["FREQ=YEARLY", "2024-02-29"],
  ["FREQ=YEARLY;BYMONTH=6", "2026-01-31"],
]) {
  const iterator = ICAL.Recur.fromString(`${rule};UNTIL=20291231T000000Z`).iterator(ICAL.Time.fromString(`${start}T09:00:00`));
  const days = [];
  for (let next; days.length < 4 && (next = iterator.next()); ) days.push(next.toString().slice(0, 10));
  console.log(`ical.js ${rule} from ${start}: ${days.join(" ")}`);
  const text = `DTSTART:${start.replaceAll("-", "")}T090000Z\nRRULE:${rule};UNTIL=20291231T000000Z`;
  const others = rrule.rrulestr(text).all((date, index) => index < 4);
  console.log(`rrule ${rule} from ${start}: ${others.map((each) => each.toISOString().slice(0, 10)).join(" ")}`);
}
JS
cat > read.py <<'PY'
import itertools

from dateutil.rrule import rrulestr

for rule, start in (
    ("FREQ=MONTHLY", "2026-01-31"),
    ("FREQ=YEARLY", "2024-02-29"),
    ("FREQ=YEARLY;BYMONTH=6", "2026-01-31"),
):
    text = f"DTSTART:{start.replace('-', '')}T090000Z\nRRULE:{rule};UNTIL=20291231T000000Z"
    print(f"dateutil {rule} from {start}:", *(f"{day:%Y-%m-%d}" for day in itertools.islice(rrulestr(text), 4)))
PY
seen=$(node read.mjs && env/bin/python read.py)
told="ical.js FREQ=MONTHLY from 2026-01-31: 2026-01-31 2026-03-31 2026-05-31 2026-07-31
rrule FREQ=MONTHLY from 2026-01-31: 2026-01-31 2026-03-31 2026-05-31 2026-07-31
ical.js FREQ=YEARLY from 2024-02-29: 2024-02-29 2025-03-01 2026-03-01 2027-03-01
rrule FREQ=YEARLY from 2024-02-29: 2024-02-29 2028-02-29
ical.js FREQ=YEARLY;BYMONTH=6 from 2026-01-31: 2026-07-01 2027-07-01 2028-07-01 2029-07-01
rrule FREQ=YEARLY;BYMONTH=6 from 2026-01-31: 
dateutil FREQ=MONTHLY from 2026-01-31: 2026-01-31 2026-03-31 2026-05-31 2026-07-31
dateutil FREQ=YEARLY from 2024-02-29: 2024-02-29 2028-02-29
dateutil FREQ=YEARLY;BYMONTH=6 from 2026-01-31:"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
