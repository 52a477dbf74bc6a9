#!/usr/bin/env bash
# ical-generator 11.1.2, ical.js 2.2.1 (npm, as the reader); seen on 30 November 2026 with Node.js 20.
#
# Expected: a calendar with a zone writes starts and ends in that zone, and leaves in UTC what RFC 5545 wants in UTC: the
# stamp (3.8.7.2), created and last modified, an alarm at a moment (3.8.6.3), and the last day of a rule whose start has
# a zone (3.3.10). A JavaScript `Date` is a moment, so the file is the same on every machine.
#
# Seen: as soon as a zone other than UTC is set for the calendar, all of these are written without the "Z", in the wall
# clock of the machine that makes the file. An alarm for 13:00 UTC becomes 13:00 of wherever the reader is; made on a
# machine in Tokyo it says 22:00. With a zone for one event alone the same happens to its alarm.
# A series of whole days ends with a moment, although its start is a day. Without a zone all of them are right.
#
# Who meets it: whoever writes reviews, drills or deadlines into a calendar for a team elsewhere. The reminder of a
# deadline rings hours late or early, and the file of the build server differs from the one of the laptop.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund ical-generator@11.1.2 ical.js@2.2.1 >/dev/null
cat >make.mjs <<'JS'
import ICAL from "ical.js";
import ical from "ical-generator";

const at = (text) => new Date(text);
function made(calendarZone, eventZone, allDay = false) {
  const calendar = ical(calendarZone ? { timezone: calendarZone } : {});
  calendar.createEvent({
    id: "review",
    summary: "Review",
    stamp: at("2026-01-01T00:00:00Z"),
    start: at("2026-03-01T14:00:00Z"),
    end: at("2026-03-01T15:00:00Z"),
    repeating: { freq: "DAILY", until: at("2026-03-05T14:00:00Z") },
    alarms: [{ type: "display", trigger: at("2026-03-01T13:00:00Z") }],
    ...(eventZone ? { timezone: eventZone } : {}),
    ...(allDay ? { allDay } : {}),
  });
  const event = new ICAL.Component(ICAL.parse(calendar.toString())).getFirstSubcomponent("vevent");
  const alarm = event.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger");
  return [event.getFirstPropertyValue("dtstamp"), event.getFirstPropertyValue("rrule").until, alarm].join(" ");
}
console.log(`no zone: ${made(null, null)}`);
console.log(`zone of the calendar: ${made("America/New_York", null)}`);
console.log(`zone of the event: ${made(null, "America/New_York")}`);
console.log(`whole days: ${made("America/New_York", null, true)}`);
JS
seen=$(for clock in UTC Asia/Tokyo; do echo "machine in $clock"; TZ=$clock node make.mjs; done)
told=$(cat <<'TOLD'
machine in UTC
no zone: 2026-01-01T00:00:00Z 2026-03-05T14:00:00Z 2026-03-01T13:00:00Z
zone of the calendar: 2026-01-01T00:00:00 2026-03-05T14:00:00 2026-03-01T13:00:00
zone of the event: 2026-01-01T00:00:00Z 2026-03-05T14:00:00Z 2026-03-01T13:00:00
whole days: 2026-01-01T00:00:00 2026-03-05T14:00:00 2026-03-01T13:00:00
machine in Asia/Tokyo
no zone: 2026-01-01T00:00:00Z 2026-03-05T14:00:00Z 2026-03-01T13:00:00Z
zone of the calendar: 2026-01-01T09:00:00 2026-03-05T23:00:00 2026-03-01T22:00:00
zone of the event: 2026-01-01T00:00:00Z 2026-03-05T14:00:00Z 2026-03-01T22:00:00
whole days: 2026-01-01T09:00:00 2026-03-05T23:00:00 2026-03-01T22:00:00
TOLD
)
echo "(stamp, last of the series, alarm)"
echo "$seen"
if [ "$seen" != "$told" ]; then
    printf 'This has changed. Told was:\n%s\n' "$told" >&2
    exit 1
fi
