#!/usr/bin/env bash
# ical==14.3.1, icalevents==0.3.1, recurring-ical-events==3.8.2, icalendar==7.3.2, tzdata==2026.6 (Python), ical.js
# 2.2.1, node-ical 0.26.1 (npm); seen on 30 November 2026 with CPython 3.11 and Node.js 20.
#
# Expected: RECURRENCE-ID with RANGE=THISANDFUTURE moves the occurrence that it names and all later ones by the same
# time, and gives them the new length (RFC 5545, sections 3.2.13 and 3.8.4.4). What does not know the range says so, or
# leaves the series alone; ical parses it into a type of its own, and edits with it.
#
# Seen: recurring-ical-events and ical.js read all of the later days as moved. icalevents and node-ical move the one day
# that is named and put the next ones back to the old time and length, without a word. ical shows the old time as well
# on the day that was moved, as for a single change, and the old one alone afterwards.
#
# Who meets it: whoever moves a daily handover or a review "from Thursday on", and has the calendar read by a bot.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  ical==14.3.1 icalevents==0.3.1 recurring-ical-events==3.8.2 icalendar==7.3.2 tzdata==2026.6
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1 node-ical@0.26.1
event() {
  printf '%s\r\n' BEGIN:VEVENT UID:handover@example.org DTSTAMP:20261130T000000Z SUMMARY:Handover "$@" END:VEVENT
}
{
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//handover//EN
  event DTSTART:20261201T090000Z DTEND:20261201T093000Z 'RRULE:FREQ=DAILY;COUNT=5'
  event 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261203T090000Z' DTSTART:20261203T100000Z DTEND:20261203T110000Z
  printf '%s\r\n' END:VCALENDAR
} > handover.ics
cat > read.py <<'PY'
import datetime

import icalendar
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream
from icalevents import icalevents

START, END = (datetime.datetime(2026, month, 30, tzinfo=datetime.timezone.utc) for month in (11, 12))
with open("handover.ics", newline="") as file:
    text = file.read()
found = {
    "recurring-ical-events": recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(START, END),
    "ical": IcsCalendarStream.calendar_from_ics(text).timeline,
    "icalevents": icalevents.events(string_content=text.encode(), start=START, end=END),
}
for reader, events in found.items():
    print(f"{reader}:", *sorted(f"{event.start:%d/%H:%M}-{event.end:%H:%M}" for event in events))
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
const text = readFileSync("handover.ics", "utf8");
const show = (start, end) => `${start.slice(8, 10)}/${start.slice(11, 16)}-${end.slice(11, 16)}`;
const [series, ...exceptions] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
const event = new ICAL.Event(series, { exceptions });
const days = [];
for (let next, iterator = event.iterator(); (next = iterator.next()); ) {
  const { startDate, endDate } = event.getOccurrenceDetails(next);
  days.push(show(startDate.toString(), endDate.toString()));
}
console.log("ical.js:", ...days);
const read = Object.values(nodeIcal.sync.parseICS(text)).find(({ type }) => type === "VEVENT");
const range = { from: new Date("2026-11-30"), to: new Date("2026-12-30") };
const instances = nodeIcal.expandRecurringEvent(read, range);
console.log("node-ical:", ...instances.map(({ start, end }) => show(start.toISOString(), end.toISOString())));
JS
seen=$(TZ=UTC env/bin/python read.py && TZ=UTC node read.mjs)
told='recurring-ical-events: 01/09:00-09:30 02/09:00-09:30 03/10:00-11:00 04/10:00-11:00 05/10:00-11:00
ical: 01/09:00-09:30 02/09:00-09:30 03/09:00-09:30 03/10:00-11:00 04/09:00-09:30 05/09:00-09:30
icalevents: 01/09:00-09:30 02/09:00-09:30 03/10:00-11:00 04/09:00-09:30 05/09:00-09:30
ical.js: 01/09:00-09:30 02/09:00-09:30 03/10:00-11:00 04/10:00-11:00 05/10:00-11:00
node-ical: 01/09:00-09:30 02/09:00-09:30 03/10:00-11:00 04/09:00-09:30 05/09:00-09:30'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
