#!/usr/bin/env bash
# vobject==0.9.9, tzdata==2026.6; seen on 29 November 2026 with CPython 3.11 (`zoneinfo`).
#
# Expected: a start in a zone of `zoneinfo` is written with the name of that zone (`DTSTART;TZID=Asia/Shanghai`) and
# with its rules, and is the same moment when it is read back.
#
# Seen: the zone is called by the abbreviation that it had on 1 January 2000, `CST`. The second zone with the same one
# gets no rules of its own: 09:00 in Shanghai, written after a start in Chicago, stands under the rules of Chicago and
# is read back 14 hours late, at 15:00 UTC instead of 01:00. Nothing is reported. India and Israel (`IST`) alike.
#
# Who meets it: whoever writes an on-call rota with people on two continents.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check vobject==0.9.9 tzdata==2026.6
cd "$work"
"$work/env/bin/python" - <<'PY'
import datetime
from zoneinfo import ZoneInfo

import vobject


def written_and_read(*zones):
    calendar = vobject.iCalendar()
    for zone in zones:
        event = calendar.add("vevent")
        event.add("summary").value = zone
        event.add("dtstart").value = datetime.datetime(2026, 12, 18, 9, 0, tzinfo=ZoneInfo(zone))
    text = calendar.serialize()
    starts = [line for line in text.splitlines() if line.startswith("DTSTART;")]
    back = [
        event.dtstart.value.astimezone(datetime.UTC).strftime("%H:%M UTC")
        for event in vobject.readOne(text).vevent_list
    ]
    return text.count("BEGIN:VTIMEZONE"), sorted(set(starts)), back


seen = {
    "Chicago, Shanghai": written_and_read("America/Chicago", "Asia/Shanghai"),
    "Kolkata, Jerusalem": written_and_read("Asia/Kolkata", "Asia/Jerusalem"),
}
told = {  # 09:00 is 15:00 UTC in Chicago, 01:00 in Shanghai, 03:30 in Kolkata, 07:00 in Jerusalem
    "Chicago, Shanghai": (1, ["DTSTART;TZID=CST:20261218T090000"], ["15:00 UTC", "15:00 UTC"]),
    "Kolkata, Jerusalem": (1, ["DTSTART;TZID=IST:20261218T090000"], ["03:30 UTC", "03:30 UTC"]),
}
print(*(f"{names}: {found}" for names, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
