#!/usr/bin/env bash
# business-duration==0.68, businesstimedelta==1.0.1, pandas==3.1.1, holidays==0.109; seen on 30 November 2026 with CPython
# 3.11.
#
# Expected: hours from 22:00 to 06:00 are those of a night shift, in both packages: from Monday 20:00 to Tuesday noon each
# counts 8 of them, and from Tuesday noon to Wednesday 03:00 each counts 5. So an incident from 01:00 to 03:00 in the
# same night took two.
#
# Seen: it took none, in both: what begins after midnight is not in the shift that began before. The rest of that night
# is lost to a longer incident as well, 8 hours instead of 13. From 23:00 to 03:00 is 4 hours in business-duration and
# none in businesstimedelta; over four nights, up to Friday 03:00, it is 20 hours in the first, and 29, as it should be,
# in the second. Nothing is raised. By day, from 9 to 17, the two agree and are right.
#
# Who meets it: whoever measures how long an incident was open in the hours of a team at night.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  business-duration==0.68 businesstimedelta==1.0.1 pandas==3.1.1 holidays==0.109
cat > "$work/count.py" <<'PY'
import datetime

import businesstimedelta
import pandas
from business_duration import businessDuration

SPANS = (
    ("14 20:00", "15 12:00"),
    ("15 12:00", "16 03:00"),
    ("15 01:00", "15 03:00"),
    ("15 01:00", "16 12:00"),
    ("14 23:00", "15 03:00"),
    ("14 12:00", "18 03:00"),
)
for opens, closes in ((22, 6), (9, 17)):
    hours = {"starttime": datetime.time(opens), "endtime": datetime.time(closes)}
    rule = businesstimedelta.WorkDayRule(
        start_time=hours["starttime"], end_time=hours["endtime"], working_days=[0, 1, 2, 3, 4]
    )
    for start, end in SPANS:
        start, end = (pandas.Timestamp(f"2026-12-{day}") for day in (start, end))
        one = businessDuration(start, end, unit="hour", **hours)
        other = businesstimedelta.Rules([rule]).difference(start.to_pydatetime(), end.to_pydatetime())
        print(f"{opens:02}-{closes:02}, {start:%a %H:%M} to {end:%a %H:%M}: {one:g}, {other.hours}")
PY
seen=$("$work/env/bin/python" "$work/count.py")
told='22-06, Mon 20:00 to Tue 12:00: 8, 8
22-06, Tue 12:00 to Wed 03:00: 5, 5
22-06, Tue 01:00 to Tue 03:00: 0, 0
22-06, Tue 01:00 to Wed 12:00: 8, 8
22-06, Mon 23:00 to Tue 03:00: 4, 0
22-06, Mon 12:00 to Fri 03:00: 20, 29
09-17, Mon 20:00 to Tue 12:00: 3, 3
09-17, Tue 12:00 to Wed 03:00: 5, 5
09-17, Tue 01:00 to Tue 03:00: 0, 0
09-17, Tue 01:00 to Wed 12:00: 11, 11
09-17, Mon 23:00 to Tue 03:00: 0, 0
09-17, Mon 12:00 to Fri 03:00: 29, 29'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
