#!/usr/bin/env bash
# ical==14.3.1, icalevents==0.3.1, recurring-ical-events==3.8.2, icalendar==7.3.2, tzdata==2026.6 (Python), ical.js
# 2.2.1 (npm); seen on 30 November 2026 with CPython 3.11 and Node.js 20.
#
# Expected: an event that happens on days without a rule, its start and those of RDATE, is read with all of them. RFC
# 5545, section 3.8.5.2: the recurrence set is made by considering DTSTART along with RRULE, RDATE and EXDATE. ical, of
# which Home Assistant makes its calendars, and ical.js know RDATE: beside a rule the day is added to those of the rule.
#
# Seen: without a rule both drop the start. Of three days the first is not there, unless RDATE repeats it. icalevents
# has the first alone, with a rule as well, and says nothing. recurring-ical-events has all of them.
#
# Who meets it: whoever sends drills, reviews or a rota with irregular days as one event.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  ical==14.3.1 icalevents==0.3.1 recurring-ical-events==3.8.2 icalendar==7.3.2 tzdata==2026.6
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1
event() {
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//drill//EN BEGIN:VEVENT UID:drill@example.org \
    DTSTAMP:20261130T000000Z DTSTART:20261201T090000Z DURATION:PT1H SUMMARY:Drill "$@" END:VEVENT END:VCALENDAR
}
event RDATE:20261208T090000Z,20261210T090000Z > list.ics
event RDATE:20261201T090000Z,20261208T090000Z,20261210T090000Z > repeated.ics
event 'RRULE:FREQ=DAILY;COUNT=2' RDATE:20261208T090000Z > rule.ics
cat > read.py <<'PY'
import datetime

import icalendar
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream
from icalevents import icalevents

START, END = (datetime.datetime(2026, month, 31, tzinfo=datetime.timezone.utc) for month in (10, 12))
for name in ("list", "repeated", "rule"):
    with open(f"{name}.ics", newline="") as file:
        text = file.read()
    found = {
        "ical": IcsCalendarStream.calendar_from_ics(text).timeline,
        "icalevents": icalevents.events(string_content=text.encode(), start=START, end=END),
        "recurring-ical-events": recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(START, END),
    }
    for reader, events in found.items():
        print(f"{reader} {name}:", *sorted(f"{event.start:%d}" for event in events))
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
for (const name of ["list", "repeated", "rule"]) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(`${name}.ics`, "utf8")));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  const days = new Set();
  for (let next, iterator = event.iterator(); (next = iterator.next()); ) days.add(next.toString().slice(8, 10));
  console.log(`ical.js ${name}: ${[...days].join(" ")}`);
}
JS
seen=$(env/bin/python read.py && node read.mjs)
told='ical list: 08 10
icalevents list: 01
recurring-ical-events list: 01 08 10
ical repeated: 01 08 10
icalevents repeated: 01
recurring-ical-events repeated: 01 08 10
ical rule: 01 02 08
icalevents rule: 01 02
recurring-ical-events rule: 01 02 08
ical.js list: 08 10
ical.js repeated: 01 08 10
ical.js rule: 01 02 08'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
