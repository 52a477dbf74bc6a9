#!/usr/bin/env bash
# x-wr-timezone==2.0.1, icalendar==7.3.2, recurring-ical-events==3.8.2, tzdata==2026.6; seen on 30 November 2026 with
# CPython 3.11.
#
# Expected: a calendar that `x_wr_timezone.to_standard` has brought into line with RFC 5545 has its events at the same
# moments, apart from the hour by which a zone with summer time differs from UTC. The zone in the test has none.
#
# Seen: the start is moved into the zone, the rule is left as it is. A handover on Mondays at 22:00 UTC starts on a
# Tuesday at 08:00 in Brisbane, and goes on with `BYDAY=MO`: after the first one it comes six days later and then each
# Monday there, which is Sunday in UTC. With `COUNT=4` there are five of them. Where the day is the same in both, as in
# Tokyo at 08:00 UTC, all is well. recurring-ical-events, which does this to each calendar by itself, has the same days.
#
# Who meets it: whoever reads a rota of a Google calendar in Python, from a place far from Greenwich.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  x-wr-timezone==2.0.1 icalendar==7.3.2 recurring-ical-events==3.8.2 tzdata==2026.6
cd "$work"
"$work/env/bin/python" - <<'PY'
import datetime

import icalendar
import recurring_ical_events
import x_wr_timezone

TEXT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//rota//EN
X-WR-TIMEZONE:{zone}
BEGIN:VEVENT
UID:rota@example.org
DTSTAMP:20261130T000000Z
DTSTART:{start}
DURATION:PT1H
RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4
SUMMARY:Handover
END:VEVENT
END:VCALENDAR
"""


def moments(calendar):
    """The starts in UTC, as text."""
    events = recurring_ical_events.of(calendar).between("20261201", "20270301")
    return "  ".join(f"{event.start.astimezone(datetime.timezone.utc):%a %d %b %H:%M}" for event in events)


seen = {}
for zone, start in (("Australia/Brisbane", "20261207T220000Z"), ("Asia/Tokyo", "20261207T080000Z")):
    text = TEXT.format(zone=zone, start=start)
    seen[f"{zone}, without X-WR-TIMEZONE"] = moments(icalendar.Calendar.from_ical(text.replace("X-WR-", "X-OUR-")))
    calendar = icalendar.Calendar.from_ical(text)
    seen[f"{zone}, by itself"] = moments(calendar)
    standard = x_wr_timezone.to_standard(calendar)
    seen[f"{zone}, converted"] = moments(standard)
    seen[f"{zone}, start"] = f"{standard.events[0].start:%a %d %b %H:%M}"
plain = "Mon 07 Dec 22:00  Mon 14 Dec 22:00  Mon 21 Dec 22:00  Mon 28 Dec 22:00"
moved = "Mon 07 Dec 22:00  Sun 13 Dec 22:00  Sun 20 Dec 22:00  Sun 27 Dec 22:00  Sun 03 Jan 22:00"
same = plain.replace("22:00", "08:00")
told = {
    "Australia/Brisbane, without X-WR-TIMEZONE": plain,
    "Australia/Brisbane, by itself": moved,
    "Australia/Brisbane, converted": moved,
    "Australia/Brisbane, start": "Tue 08 Dec 08:00",
    "Asia/Tokyo, without X-WR-TIMEZONE": same,
    "Asia/Tokyo, by itself": same,
    "Asia/Tokyo, converted": same,
    "Asia/Tokyo, start": "Mon 07 Dec 17:00",
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
