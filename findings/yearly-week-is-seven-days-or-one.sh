#!/usr/bin/env bash
# python-dateutil==2.9.0.post0, recurring-ical-events==3.8.2 with icalendar==7.3.2 (Python), rrule 2.8.1 and
# rrule-temporal 2.2.8 (npm); seen on 29 November 2026 with CPython 3.11 and Node.js 20.
#
# Expected: `FREQ=YEARLY;BYWEEKNO=20` from a Thursday is the Thursday of week 20 of each year. RFC 5545, section 3.3.10:
# what a rule does not hold is taken from DTSTART; `FREQ=YEARLY;BYMONTH=5` takes the day of the month from there in
# all of these libraries.
#
# Seen: dateutil, rrule and recurring-ical-events give all seven days of the week, Monday to Sunday; rrule-temporal
# gives the Thursday. With `BYDAY=TH` beside it all agree.
#
# Who meets it: whoever plans a yearly drill or review by the week of the calendar, as is usual in the north of Europe.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  python-dateutil==2.9.0.post0 recurring-ical-events==3.8.2 icalendar==7.3.2
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" rrule@2.8.1 rrule-temporal@2.2.8
cat > read.mjs <<'JS'
import rrule from "rrule";
import { RRuleTemporal } from "rrule-temporal";
for (const rule of process.argv.slice(2)) {
  const text = `DTSTART:20260514T090000Z\nRRULE:${rule};UNTIL=20271231T000000Z`;
  const days = (found) => found.map((each) => each.slice(2, 10)).join(" ");
  console.log(`rrule ${rule}: ${days(rrule.rrulestr(text).all().map((each) => each.toISOString()))}`);
  console.log(`rrule-temporal ${rule}: ${days(new RRuleTemporal({ rruleString: text }).all().map(String))}`);
}
JS
cat > read.py <<'PY'
import sys

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//one drill//EN\r\nBEGIN:VEVENT\r\nUID:drill@example.org\r\n"
    "DTSTAMP:20260101T000000Z\r\nDTSTART:20260514T090000Z\r\nRRULE:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
for rule in sys.argv[1:]:
    until = f"{rule};UNTIL=20271231T000000Z"
    print(f"dateutil {rule}:", *(f"{day:%y-%m-%d}" for day in rrulestr(f"DTSTART:20260514T090000Z\nRRULE:{until}")))
    calendar = icalendar.Calendar.from_ical(EVENT.format(until))
    found = recurring_ical_events.of(calendar).between((2026, 1, 1), (2028, 1, 1))
    days = sorted(event["DTSTART"].dt for event in found)
    print(f"recurring-ical-events {rule}:", *(f"{day:%y-%m-%d}" for day in days))
PY
rules=("FREQ=YEARLY;BYWEEKNO=20" "FREQ=YEARLY;BYWEEKNO=20;BYDAY=TH" "FREQ=YEARLY;BYMONTH=5")
seen=$(node read.mjs "${rules[@]}" && env/bin/python read.py "${rules[@]}")
told="rrule FREQ=YEARLY;BYWEEKNO=20: 26-05-14 26-05-15 26-05-16 26-05-17 27-05-17 27-05-18 27-05-19 27-05-20 27-05-21 27-05-22 27-05-23
rrule-temporal FREQ=YEARLY;BYWEEKNO=20: 26-05-14 27-05-20
rrule FREQ=YEARLY;BYWEEKNO=20;BYDAY=TH: 26-05-14 27-05-20
rrule-temporal FREQ=YEARLY;BYWEEKNO=20;BYDAY=TH: 26-05-14 27-05-20
rrule FREQ=YEARLY;BYMONTH=5: 26-05-14 27-05-14
rrule-temporal FREQ=YEARLY;BYMONTH=5: 26-05-14 27-05-14
dateutil FREQ=YEARLY;BYWEEKNO=20: 26-05-14 26-05-15 26-05-16 26-05-17 27-05-17 27-05-18 27-05-19 27-05-20 27-05-21 27-05-22 27-05-23
recurring-ical-events FREQ=YEARLY;BYWEEKNO=20: 26-05-14 26-05-15 26-05-16 26-05-17 27-05-17 27-05-18 27-05-19 27-05-20 27-05-21 27-05-22 27-05-23
dateutil FREQ=YEARLY;BYWEEKNO=20;BYDAY=TH: 26-05-14 27-05-20
recurring-ical-events FREQ=YEARLY;BYWEEKNO=20;BYDAY=TH: 26-05-14 27-05-20
dateutil FREQ=YEARLY;BYMONTH=5: 26-05-14 27-05-14
recurring-ical-events FREQ=YEARLY;BYMONTH=5: 26-05-14 27-05-14"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
