#!/usr/bin/env bash
# icalendar==7.3.2, tzdata==2026.6 (Python), ical.js 2.2.1; seen on 29 November 2026 with CPython 3.11 and Node.js 20.
#
# Expected: a moment with an offset, as `datetime.fromisoformat("2026-12-18T10:20:00+01:00")` gives it, is written so
# that it is the same moment when it is read: iCalendar has no offsets, so in UTC, as `+00:00` is.
# `add_missing_timezones()` adds the rules of every zone that the events name.
#
# Seen: it is written as `DTSTART;TZID="UTC+01:00":20261218T102000`. No rules are added for that name, and no reader
# knows it: the library itself reads the start as one without a zone, ical.js as floating, so that 10:20 is whatever the
# reader's clock says.
#
# Who meets it: whoever writes due times or shifts that came as text with an offset from an API.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1
cat > write.py <<'PY'
import datetime

from icalendar import Calendar, Event

for name, text in (("offset", "2026-12-18T10:20:00+01:00"), ("utc", "2026-12-18T09:20:00+00:00")):
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//one limit//EN")
    event = Event()
    event.add("uid", "limit@example.org")
    event.add("dtstamp", datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC))
    event.add("dtstart", datetime.datetime.fromisoformat(text))
    calendar.add_component(event)
    calendar.add_missing_timezones()
    written = calendar.to_ical()
    with open(f"{name}.ics", "wb") as file:
        file.write(written)
    line = next(each for each in written.decode().split("\r\n") if each.startswith("DTSTART"))
    back = Calendar.from_ical(written).events[0].start
    zones = written.count(b"BEGIN:VTIMEZONE")
    print(f"{text}: {line}, zones with rules: {zones}, read back as {back.isoformat()}")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
for (const name of ["offset", "utc"]) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(`${name}.ics`, "utf8")));
  const start = new ICAL.Event(calendar.getFirstSubcomponent("vevent")).startDate;
  console.log(`ical.js, ${name}: ${start.toString()}, zone ${start.zone.tzid}`);
}
JS
seen=$(env/bin/python write.py && node read.mjs)
told='2026-12-18T10:20:00+01:00: DTSTART;TZID="UTC+01:00":20261218T102000, zones with rules: 0, read back as 2026-12-18T10:20:00
2026-12-18T09:20:00+00:00: DTSTART:20261218T092000Z, zones with rules: 0, read back as 2026-12-18T09:20:00+00:00
ical.js, offset: 2026-12-18T10:20:00, zone floating
ical.js, utc: 2026-12-18T09:20:00Z, zone UTC'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
