#!/usr/bin/env bash
# pandas==3.1.1, tzdata==2026.6; seen on 29 November 2026 with CPython 3.11.
#
# Expected: adding nothing changes nothing: `DateOffset(days=0, hours=72)` is `DateOffset(hours=72)`, which pandas
# counts as 72 hours that pass, also over the night in which the clocks go back.
#
# Seen: with a zero for days, weeks or months beside them the hours are moved along the clock on the wall, and the end
# is 73 hours later. A zero for minutes changes nothing.
#
# Who meets it: whoever fills the offset from a table of deadlines with a column each for months, days and hours.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 tzdata==2026.6
cd "$work"
"$work/env/bin/python" - <<'PY'
import pandas

start = pandas.Timestamp("2026-10-23 14:05", tz="Europe/Berlin")
WAYS = (
    {"hours": 72},
    {"minutes": 0, "hours": 72},
    {"days": 0, "hours": 72},
    {"weeks": 0, "hours": 72},
    {"months": 0, "hours": 72},
)
seen = {
    str(way): (start + pandas.DateOffset(**way) - start) / pandas.Timedelta(hours=1) for way in WAYS
}
told = {str(way): 73.0 if way.keys() & {"days", "weeks", "months"} else 72.0 for way in WAYS}
print(*(f"{way}: {hours:g} hours later" for way, hours in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
