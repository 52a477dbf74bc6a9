#!/usr/bin/env bash
# ical.js 2.2.1, with python-dateutil==2.9.0.post0 and rrule 2.8.1 (npm) beside it; seen on 29 November 2026 with
# Node.js 20 and CPython 3.11.
#
# Expected: BYSETPOS picks from the days that the rest of a rule gives for each period, whatever the period is (RFC
# 5545, section 3.3.10). The last working day of each month comes out right, so the last working day of each week does,
# too.
#
# Seen: ical.js picks for FREQ=MONTHLY with BYDAY alone. With FREQ=WEEKLY, with FREQ=YEARLY and with BYMONTHDAY it reads
# BYSETPOS, writes it back, and gives every day: a meeting on the last working day of a week stands on five, one on the
# first and last Monday of a year on each Monday. The other two libraries agree with the RFC.
#
# Who meets it: whoever sends reviews or drills as a rule of recurrence to Thunderbird or to a web calendar with
# ical.js.
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
for (const rule of process.argv.slice(2)) {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString("2026-01-02T09:00:00"));
  const days = [];
  while (days.length < 5) days.push(iterator.next().toString().slice(2, 10));
  console.log(`ical.js ${rule}: ${days.join(" ")}`);
  const others = rrule.rrulestr(`DTSTART:20260102T090000Z\nRRULE:${rule}`).all((date, index) => index < 5);
  console.log(`rrule ${rule}: ${others.map((each) => each.toISOString().slice(2, 10)).join(" ")}`);
}
JS
cat > read.py <<'PY'
import itertools
import sys

from dateutil.rrule import rrulestr

for rule in sys.argv[1:]:
    days = itertools.islice(rrulestr(f"DTSTART:20260102T090000\nRRULE:{rule}"), 5)
    print(f"dateutil {rule}:", *(f"{day:%y-%m-%d}" for day in days))
PY
rules=("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
  "FREQ=MONTHLY;BYMONTHDAY=15,28;BYSETPOS=-1" "FREQ=YEARLY;BYDAY=MO;BYSETPOS=1,-1")
seen=$(node read.mjs "${rules[@]}" && env/bin/python read.py "${rules[@]}")
told="ical.js FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: 26-01-30 26-02-27 26-03-31 26-04-30 26-05-29
rrule FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: 26-01-30 26-02-27 26-03-31 26-04-30 26-05-29
ical.js FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: 26-01-02 26-01-05 26-01-06 26-01-07 26-01-08
rrule FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: 26-01-02 26-01-09 26-01-16 26-01-23 26-01-30
ical.js FREQ=MONTHLY;BYMONTHDAY=15,28;BYSETPOS=-1: 26-01-15 26-01-28 26-02-15 26-02-28 26-03-15
rrule FREQ=MONTHLY;BYMONTHDAY=15,28;BYSETPOS=-1: 26-01-28 26-02-28 26-03-28 26-04-28 26-05-28
ical.js FREQ=YEARLY;BYDAY=MO;BYSETPOS=1,-1: 26-01-05 26-01-12 26-01-19 26-01-26 26-02-02
rrule FREQ=YEARLY;BYDAY=MO;BYSETPOS=1,-1: 26-01-05 26-12-28 27-01-04 27-12-27 28-01-03
dateutil FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: 26-01-30 26-02-27 26-03-31 26-04-30 26-05-29
dateutil FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: 26-01-02 26-01-09 26-01-16 26-01-23 26-01-30
dateutil FREQ=MONTHLY;BYMONTHDAY=15,28;BYSETPOS=-1: 26-01-28 26-02-28 26-03-28 26-04-28 26-05-28
dateutil FREQ=YEARLY;BYDAY=MO;BYSETPOS=1,-1: 26-01-05 26-12-28 27-01-04 27-12-27 28-01-03"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
