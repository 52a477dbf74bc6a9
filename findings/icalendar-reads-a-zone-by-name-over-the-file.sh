#!/usr/bin/env bash
# icalendar==7.3.2, vobject==0.9.9, tzdata==2026.6 (Python), ical.js 2.2.1; seen on 29 November 2026 with CPython 3.11
# and Node.js 20.
#
# Expected: a TZID is what the VTIMEZONE of that name in the same file says (RFC 5545, section 3.2.19). The library does
# read such rules: of a zone called `Office` it takes them.
#
# Seen: where the time zone database has the name, icalendar takes the zone of the database and never looks at the file.
# Algiers has no summer time; vobject calls its zone `CET` and writes the right rules, and icalendar reads 12:00 in July
# as 10:00 UTC by the `CET` of the database, which has summer time. It is 11:00, as vobject and ical.js read. A file
# from Brisbane whose `EST` says +10:00 is read 15 hours late.
#
# Who meets it: whoever reads calendars of other programs in Python, and works out when somebody is on call.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 vobject==0.9.9 tzdata==2026.6
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1
cat > python.py <<'PY'
import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import vobject

calendar = vobject.iCalendar()
event = calendar.add("vevent")
event.add("summary").value = "Shift in Algiers"
event.add("dtstart").value = datetime.datetime(2026, 7, 15, 12, 0, tzinfo=ZoneInfo("Africa/Algiers"))
Path("algiers.ics").write_text(calendar.serialize(), newline="")
BRISBANE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//one shift//EN
BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+1000
TZOFFSETTO:+1000
TZNAME:EST
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:shift@example.org
DTSTAMP:20260101T000000Z
SUMMARY:Shift in Brisbane
DTSTART;TZID={zone}:20260715T120000
END:VEVENT
END:VCALENDAR
"""
for name, zone in (("brisbane", "EST"), ("office", "Office")):
    Path(f"{name}.ics").write_text(BRISBANE.format(zone=zone).replace("\n", "\r\n"), newline="")
for name in ("algiers", "brisbane", "office"):
    text = Path(f"{name}.ics").read_bytes()
    (first,) = icalendar.Calendar.from_ical(text).events
    starts = {"icalendar": first.start, "vobject": vobject.readOne(text.decode()).vevent.dtstart.value}
    for library, start in starts.items():
        print(f"{name}, TZID={first['DTSTART'].params['TZID']}, {library}: {start.astimezone(datetime.UTC):%d %H:%M}")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
for (const name of ["algiers", "brisbane", "office"]) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(`${name}.ics`, "utf8")));
  const start = calendar.getFirstSubcomponent("vevent").getFirstPropertyValue("dtstart");
  start.zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
  console.log(`${name}, ical.js: ${start.toJSDate().toISOString().slice(8, 16).replace("T", " ")}`);
}
JS
seen=$(env/bin/python python.py && node read.mjs)
told="algiers, TZID=CET, icalendar: 15 10:00
algiers, TZID=CET, vobject: 15 11:00
brisbane, TZID=EST, icalendar: 15 17:00
brisbane, TZID=EST, vobject: 15 02:00
office, TZID=Office, icalendar: 15 02:00
office, TZID=Office, vobject: 15 02:00
algiers, ical.js: 15 11:00
brisbane, ical.js: 15 02:00
office, ical.js: 15 02:00"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
