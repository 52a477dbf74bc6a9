#!/usr/bin/env bash
# icalendar==7.3.2, tzdata==2026.6 (Python), ical.js 2.2.1; seen on 29 November 2026 with CPython 3.11 and Node.js 20.
#
# Expected: a file to which `Calendar.add_missing_timezones()` has added the rules of its zone tells every reader the
# same moment. RFC 5545, section 3.8.5.2, lets RDATE hold a list, and ical.js reads such lists where events repeat.
#
# Seen: icalendar writes the changes of a zone as one RDATE with a list of dates, and ical.js takes the first date of
# each list alone. Berlin then changes its clocks in 1980 and 1981 and never again: 12:00 in July 2026 is read as 11:00
# UTC instead of 10:00. The same dates with an RDATE for each are read right. icalendar itself reads its file right.
#
# Who meets it: whoever writes a rota or due times in Python, with rules of zones, for a calendar on ical.js.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1
cat > write.py <<'PY'
import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

calendar = Calendar()
calendar.add("version", "2.0")
calendar.add("prodid", "-//one shift//EN")
for month in (1, 7):
    event = Event()
    event.add("uid", f"shift-{month}@example.org")
    event.add("dtstamp", datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    event.add("dtstart", datetime.datetime(2026, month, 15, 12, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    calendar.add_component(event)
calendar.add_missing_timezones()
text = calendar.to_ical().decode()
with open("list.ics", "w", newline="") as file:
    file.write(text)
lines = []
for line in text.replace("\r\n ", "").split("\r\n"):
    name, _, dates = line.partition(":")
    lines += [f"RDATE:{date}" for date in dates.split(",")] if name == "RDATE" else [line]
with open("each.ics", "w", newline="") as file:
    file.write("\r\n".join(lines))
for name in ("list", "each"):
    with open(f"{name}.ics", "rb") as file:
        starts = [event.start.astimezone(datetime.UTC) for event in Calendar.from_ical(file.read()).events]
    print(f"icalendar, {name}:", *(f"{start:%b %H:%M}" for start in starts))
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
for (const name of ["list", "each"]) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(`${name}.ics`, "utf8")));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
  const starts = calendar.getAllSubcomponents("vevent").map((each) => {
    const start = new ICAL.Event(each).startDate;
    start.zone = zone;
    const date = start.toJSDate();
    return `${["Jan", "", "", "", "", "", "Jul"][date.getUTCMonth()]} ${date.toISOString().slice(11, 16)}`;
  });
  console.log(`ical.js, ${name}: ${starts.join(" ")}`);
}
JS
seen=$(env/bin/python write.py && node read.mjs)
told="icalendar, list: Jan 11:00 Jul 10:00
icalendar, each: Jan 11:00 Jul 10:00
ical.js, list: Jan 11:00 Jul 11:00
ical.js, each: Jan 11:00 Jul 10:00"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
