#!/usr/bin/env bash
# icalendar==7.3.2, python-dateutil==2.9.0.post0, tzdata==2026.6; seen on 29 November 2026 with CPython 3.11.
#
# Expected: a rule whose end is a moment in a zone is written with that moment in UTC: RFC 5545, section 3.3.10, says
# that UNTIL must be in UTC where the start has a zone. The library does so for DTSTAMP and for LAST-MODIFIED, which
# have to be in UTC.
#
# Seen: UNTIL is written with the hands of the clock and without a zone, `UNTIL=20261220T093000` for 09:30 in Berlin.
# dateutil refuses rule and start together: "RRULE UNTIL values must be specified in UTC". Given in UTC it is written
# right.
#
# Who meets it: whoever ends a rota on a day of the same zone in which it begins.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  icalendar==7.3.2 python-dateutil==2.9.0.post0 tzdata==2026.6
cd "$work"
"$work/env/bin/python" - <<'PY'
import datetime
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Event

BERLIN = ZoneInfo("Europe/Berlin")
END = datetime.datetime(2026, 12, 20, 9, 30, tzinfo=BERLIN)


def written_and_read(end):
    event = Event()
    event.add("dtstart", datetime.datetime(2026, 12, 18, 9, 30, tzinfo=BERLIN))
    event.add("dtstamp", END)
    event.add("rrule", {"freq": "daily", "until": end})
    lines = event.to_ical().decode().split("\r\n")
    stamp, rule = (next(line for line in lines if line.startswith(name)) for name in ("DTSTAMP", "RRULE"))
    try:
        read = f"{len(list(rrulestr(rule, dtstart=event['DTSTART'].dt)))} days"
    except ValueError as error:
        read = str(error).partition(" when")[0]
    return stamp, rule, read


seen = {"in Berlin": written_and_read(END), "in UTC": written_and_read(END.astimezone(datetime.UTC))}
told = {
    "in Berlin": (
        "DTSTAMP:20261220T083000Z",
        "RRULE:FREQ=DAILY;UNTIL=20261220T093000",
        "RRULE UNTIL values must be specified in UTC",
    ),
    "in UTC": ("DTSTAMP:20261220T083000Z", "RRULE:FREQ=DAILY;UNTIL=20261220T083000Z", "3 days"),
}
print(*(f"{name}: {', '.join(found)}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
