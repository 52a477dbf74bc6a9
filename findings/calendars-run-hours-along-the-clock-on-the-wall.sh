#!/usr/bin/env bash
# icalendar==7.3.2, recurring-ical-events==3.8.2, tzdata==2026.6 (Python), ical.js 2.2.1; seen on 29 November 2026 with
# CPython 3.11 and Node.js 20.
#
# Expected: an event that lasts `DURATION:PT72H` ends 72 hours after its start, also over the night in which the clocks
# go back. RFC 5545, section 3.3.6, tells two kinds apart: weeks and days are nominal, hours, minutes and seconds are
# accurate.
#
# Seen: all three move the hands of the clock by 72 hours, so that the event ends after 73, exactly as `DURATION:P3D`
# does. In spring it ends after 71. An alarm 48 hours before the end is an hour off in the same way in icalendar.
#
# Who meets it: whoever keeps a limit in hours, such as 72 hours for a report, as an event with a zone and a duration.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  icalendar==7.3.2 recurring-ical-events==3.8.2 tzdata==2026.6
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1
cat > python.py <<'PY'
import datetime
import sys

import icalendar
import recurring_ical_events

RULES = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//one limit//EN
{rules}BEGIN:VEVENT
UID:limit@example.org
DTSTAMP:20260901T000000Z
SUMMARY:Send the report
DTSTART;TZID=Europe/Berlin:{start}
DURATION:{lasts}
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Send the report
TRIGGER;RELATED=END:-PT48H
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def hours(start, end):
    return (end.astimezone(datetime.UTC) - start.astimezone(datetime.UTC)) / datetime.timedelta(hours=1)


for season, start in (("autumn", "20261023T140500"), ("spring", "20270326T140500")):
    for lasts in ("PT72H", "P3D"):
        text = EVENT.format(rules=RULES, start=start, lasts=lasts).replace("\n", "\r\n")
        with open(f"{season} {lasts}.ics", "w", newline="") as file:
            file.write(text)
        calendar = icalendar.Calendar.from_ical(text)
        event = calendar.events[0]
        print(f"icalendar, {season}, {lasts}: {hours(event.start, event.end):g} hours")
        (one,) = recurring_ical_events.of(calendar).between((2026, 10, 1), (2027, 4, 30))
        print(f"recurring-ical-events, {season}, {lasts}: {hours(one['DTSTART'].dt, one['DTEND'].dt):g} hours")
        if lasts == "PT72H":
            (alarm,) = event.alarms.times
            print(f"icalendar, {season}, alarm 48 h before the end: {hours(alarm.trigger, event.end):g} hours before")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
for (const season of ["autumn", "spring"]) {
  for (const lasts of ["PT72H", "P3D"]) {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(`${season} ${lasts}.ics`, "utf8")));
    ICAL.TimezoneService.register(calendar.getFirstSubcomponent("vtimezone"));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
    console.log(`ical.js, ${season}, ${lasts}: ${(event.endDate.toJSDate() - event.startDate.toJSDate()) / 3600000} hours`);
  }
}
JS
seen=$(env/bin/python python.py && node read.mjs)
told="icalendar, autumn, PT72H: 73 hours
recurring-ical-events, autumn, PT72H: 73 hours
icalendar, autumn, alarm 48 h before the end: 49 hours before
icalendar, autumn, P3D: 73 hours
recurring-ical-events, autumn, P3D: 73 hours
icalendar, spring, PT72H: 71 hours
recurring-ical-events, spring, PT72H: 71 hours
icalendar, spring, alarm 48 h before the end: 47 hours before
icalendar, spring, P3D: 71 hours
recurring-ical-events, spring, P3D: 71 hours
ical.js, autumn, PT72H: 73 hours
ical.js, autumn, P3D: 73 hours
ical.js, spring, PT72H: 71 hours
ical.js, spring, P3D: 71 hours"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
