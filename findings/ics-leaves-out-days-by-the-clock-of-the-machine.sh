#!/usr/bin/env bash
# ics 3.12.0, ical.js 2.2.1 (npm); seen on 30 November 2026 with Node.js 20.
#
# Expected: an event whose start is given in UTC (`startInputType: "utc"`) takes the days on which it does not happen
# (`exclusionDates`) in UTC as well, as it takes the end: the README gives `endInputType` the value of `startInputType`,
# and there is no such setting for the exclusions.
#
# Seen: they are read by the clock of the machine, in which the start is not, and written in UTC. On a server in Berlin
# 09:00 becomes EXDATE:20261202T080000Z beside DTSTART:20261201T090000Z. No event of the series begins then, so that
# none is left out, and ical.js has all of them. With the zone of most build machines, UTC, it works. A moment in
# milliseconds works everywhere.
#
# Who meets it: whoever sends a rota with exceptions from a server whose clock is not set to UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ics@3.12.0 ical.js@2.2.1
cat > write.mjs <<'JS'
import ICAL from "ical.js";
import { createEvent } from "ics";
const asked = { "a list": [2026, 12, 2, 9, 0], milliseconds: Date.UTC(2026, 11, 2, 9) };
for (const [name, day] of Object.entries(asked)) {
  const { error, value } = createEvent({
    uid: "rota@example.org",
    title: "Handover",
    start: [2026, 12, 1, 9, 0],
    startInputType: "utc",
    duration: { hours: 1 },
    recurrenceRule: "FREQ=DAILY;COUNT=3",
    exclusionDates: [day],
  });
  if (error) throw error;
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(value)).getFirstSubcomponent("vevent"));
  const days = [];
  for (let next, iterator = event.iterator(); (next = iterator.next()); ) days.push(next.toString().slice(0, 10));
  const lines = value.split("\r\n").filter((line) => /^(DTSTART|EXDATE)/.test(line));
  console.log(`${process.env.TZ}, ${name}: ${lines.join(" ")} happens on ${days.join(" ")}`);
}
JS
seen=$(for zone in UTC Europe/Berlin; do TZ=$zone node write.mjs; done)
told='UTC, a list: DTSTART:20261201T090000Z EXDATE:20261202T090000Z happens on 2026-12-01 2026-12-03
UTC, milliseconds: DTSTART:20261201T090000Z EXDATE:20261202T090000Z happens on 2026-12-01 2026-12-03
Europe/Berlin, a list: DTSTART:20261201T090000Z EXDATE:20261202T080000Z happens on 2026-12-01 2026-12-02 2026-12-03
Europe/Berlin, milliseconds: DTSTART:20261201T090000Z EXDATE:20261202T090000Z happens on 2026-12-01 2026-12-03'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
