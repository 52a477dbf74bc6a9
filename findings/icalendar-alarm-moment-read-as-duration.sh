#!/usr/bin/env bash
# icalendar==7.3.2 (Python), ical.js 2.2.1 (as the reader); seen on 29 November 2026 with CPython 3.11 and Node.js.
#
# Expected: an alarm whose trigger is set to a moment is written as RFC 5545, section 3.8.6.3, asks: the value of
# TRIGGER is a duration unless the property says VALUE=DATE-TIME. The library does write VALUE=DATE where a start is a
# date.
#
# Seen: `alarm.add("trigger", moment)` and `alarm.TRIGGER = moment` both write TRIGGER:20261219T212000Z without the
# parameter. ical.js, which Thunderbird and many web calendars read with, refuses the file with "invalid duration
# value". The library reads its own line back as a moment, so a round trip through it shows nothing.
#
# Who meets it: whoever exports deadlines or on-call shifts with alarms at fixed moments.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1
cat > write.py <<'PY'
import datetime

from icalendar import Alarm

moment = datetime.datetime(2026, 12, 19, 21, 20, tzinfo=datetime.UTC)


def alarm(set_trigger):
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", "half of the time is over")
    set_trigger(made)
    return made.to_ical().decode()


ways = {
    "add": lambda made: made.add("trigger", moment),
    "attribute": lambda made: setattr(made, "TRIGGER", moment),
    "with the parameter": lambda made: made.add("trigger", moment, parameters={"VALUE": "DATE-TIME"}),
}
for name, way in ways.items():
    with open(f"{name}.ics", "w", newline="") as file:
        file.write(alarm(way))
PY
env/bin/python write.py
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
for (const name of ["add", "attribute", "with the parameter"]) {
  const text = readFileSync(`${name}.ics`, "utf8");
  const line = text.split("\r\n").find((each) => each.startsWith("TRIGGER"));
  let read;
  try {
    read = String(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue("trigger"));
  } catch (error) {
    read = error.message.startsWith("invalid duration value") ? "invalid duration value" : error.message;
  }
  console.log(`${name}: ${line} is read as ${read}`);
}
JS
seen=$(node read.mjs)
told="add: TRIGGER:20261219T212000Z is read as invalid duration value
attribute: TRIGGER:20261219T212000Z is read as invalid duration value
with the parameter: TRIGGER;VALUE=DATE-TIME:20261219T212000Z is read as 2026-12-19T21:20:00Z"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
