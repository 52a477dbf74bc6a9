#!/usr/bin/env bash
# holidays==0.109, workalendar==17.0.0; seen on 29 November 2026 with CPython 3.11.
#
# Expected: the default category of the package, `public`, holds the days on which a period set by law does not end. It
# does for Finland, where the eves of midsummer and Christmas are in it although most people know them as mere eves.
#
# Seen: not for Sweden, where the Act on the computation of statutory time (1930:173), section 2, names the eves of
# midsummer, Christmas and the New Year beside Sundays: they are in the category `de_facto`. Nor for the Netherlands,
# where the General Extension of Time Limits Act (Algemene termijnenwet), article 3, names 5 May of each year: it is
# `public` in every fifth year and `optional` in others, while Good Friday, which the same article puts beside it, is
# `public`. workalendar has all of these days.
#
# Who meets it: whoever moves the last day of a statutory period with `is_working_day` or `get_nth_working_day`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check holidays==0.109 workalendar==17.0.0
cd "$work"
"$work/env/bin/python" - <<'PY'
import datetime

import holidays
from workalendar.europe import Finland, Netherlands, Sweden

DAYS = {
    "FI": ("2026-06-19", "2026-12-24"),
    "SE": ("2026-06-19", "2026-12-24", "2026-12-31"),
    "NL": ("2026-04-03", "2026-05-05", "2027-05-05"),
}
MORE = {"FI": "unofficial", "SE": "de_facto", "NL": "optional"}
THEIRS = {"FI": Finland(), "SE": Sweden(), "NL": Netherlands()}
seen = {}
for code, texts in DAYS.items():
    public = holidays.country_holidays(code, years=(2026, 2027))
    more = holidays.country_holidays(code, years=(2026, 2027), categories=MORE[code])
    for text in texts:
        day = datetime.date.fromisoformat(text)
        where = "public" if day in public else MORE[code] if day in more else "nowhere"
        rests = "rests" if THEIRS[code].is_holiday(day) else "works"
        seen[f"{code} {day:%a %d %b %Y}"] = f"{where}; workalendar: {rests}"
fifth = holidays.country_holidays("NL", years=2025)
seen["NL 5 May 2025"] = "public" if datetime.date(2025, 5, 5) in fifth else "not public"
told = {
    "FI Fri 19 Jun 2026": "public; workalendar: rests",
    "FI Thu 24 Dec 2026": "public; workalendar: rests",
    "SE Fri 19 Jun 2026": "de_facto; workalendar: rests",
    "SE Thu 24 Dec 2026": "de_facto; workalendar: rests",
    "SE Thu 31 Dec 2026": "de_facto; workalendar: rests",
    "NL Fri 03 Apr 2026": "public; workalendar: rests",
    "NL Tue 05 May 2026": "optional; workalendar: rests",
    "NL Wed 05 May 2027": "optional; workalendar: rests",
    "NL 5 May 2025": "public",
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
