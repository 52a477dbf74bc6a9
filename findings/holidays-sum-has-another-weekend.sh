#!/usr/bin/env bash
# holidays==0.109; seen on 29 November 2026 with CPython 3.11.
#
# Expected: two calendars added with `+` rest on the days on which either does; of two countries that both rest on
# Friday and Saturday the sum does so as well. The sum keeps the holidays of both, the package says so.
#
# Seen: the sum rests on Saturday and Sunday, whatever the weekends of its parts are. Egypt + Saudi Arabia works on
# Fridays and rests on Sundays, on which both work; the next working day after a Thursday is a day on which nobody
# works. Saturdays that are worked by decree (China) are lost as well: the sum takes them for days off.
#
# Who meets it: whoever counts working days for a team in two countries, as `get_nth_working_day` offers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check holidays==0.109
cd "$work"
"$work/env/bin/python" - <<'PY'
import datetime

import holidays

THURSDAY, FRIDAY, SUNDAY = (datetime.date(2026, 11, day) for day in (26, 27, 29))
WORKED_SATURDAY = datetime.date(2026, 10, 10)
egypt, saudi_arabia = (holidays.country_holidays(code, years=2026) for code in ("EG", "SA"))
china, hong_kong = (holidays.country_holidays(code, years=2026) for code in ("CN", "HK"))


def week(calendar):
    return {
        "weekend": sorted(calendar.weekend),
        "works on Friday": calendar.is_working_day(FRIDAY),
        "works on Sunday": calendar.is_working_day(SUNDAY),
        "one working day after Thursday": f"{calendar.get_nth_working_day(THURSDAY, 1):%A}",
    }


friday_and_saturday = {
    "weekend": [4, 5],
    "works on Friday": False,
    "works on Sunday": True,
    "one working day after Thursday": "Sunday",
}
seen = {
    "Egypt": week(egypt),
    "Saudi Arabia": week(saudi_arabia),
    "Egypt + Saudi Arabia": week(egypt + saudi_arabia),
    "10 October 2026 worked in China, Hong Kong, both": [
        calendar.is_working_day(WORKED_SATURDAY) for calendar in (china, hong_kong, china + hong_kong)
    ],
}
told = {
    "Egypt": friday_and_saturday,
    "Saudi Arabia": friday_and_saturday,
    "Egypt + Saudi Arabia": {
        "weekend": [5, 6],
        "works on Friday": True,
        "works on Sunday": False,
        "one working day after Thursday": "Friday",
    },
    "10 October 2026 worked in China, Hong Kong, both": [True, True, False],
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
