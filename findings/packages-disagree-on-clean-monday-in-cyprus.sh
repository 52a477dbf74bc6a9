#!/usr/bin/env bash
# holidays==0.109, workalendar==17.0.0 (Python), date-holidays 3.37.0 (npm); seen on 29 November 2026 with CPython 3.11
# and Node.js 20.
#
# Expected: the public holidays of a member of the EU that hang on Easter fall on the same days whichever package one
# asks. In Cyprus they follow the Orthodox Easter, in 2026 that of 12 April; Clean Monday is 48 days before it.
#
# Seen: three days for Clean Monday of 2026: 23 February (holidays), 16 February (workalendar, which counts Cyprus by
# the Western Easter, so that Good Friday and Easter Monday are a week early too), and 24 February, a Tuesday
# (date-holidays, which counts 47 days, and 48 for Greece, where the same Easter counts and all three have the 23rd,
# here under the name of Ash Sunday).
#
# Who meets it: whoever counts working days or moves a last day off a holiday for an office in Cyprus.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check holidays==0.109 workalendar==17.0.0
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" date-holidays@3.37.0
cat > python.py <<'PY'
import datetime

import holidays
from dateutil.easter import EASTER_ORTHODOX, easter
from workalendar.europe import Cyprus, Greece

first = easter(2026, EASTER_ORTHODOX) - datetime.timedelta(days=48)
print(f"48 days before the Orthodox Easter: {first:%a %d %b}")
for name, code, theirs in (("Cyprus", "CY", Cyprus()), ("Greece", "GR", Greece())):
    days = holidays.country_holidays(code, years=2026, language="en_US")
    clean = [day for day, called in days.items() if called in ("Green Monday", "Clean Monday")]
    print(f"{name}, holidays: {clean[0]:%a %d %b}")
    clean = [day for day, called in theirs.holidays(2026) if called == "Clean Monday"]
    print(f"{name}, workalendar: {clean[0]:%a %d %b}")
PY
cat > node.mjs <<'JS'
import Holidays from "date-holidays";
for (const [name, code, title] of [["Cyprus", "CY", "Clean Monday"], ["Greece", "GR", "Ash Sunday"]]) {
  const days = new Holidays(code, { languages: ["en"] }).getHolidays(2026);
  const found = days.find((each) => each.type === "public" && each.name === title);
  const [weekday, , day] = new Date(`${found.date.slice(0, 10)}T12:00:00Z`).toUTCString().split(/[ ,]/);
  console.log(`${name}, date-holidays, ${title}: ${weekday} ${day} Feb`);
}
JS
seen=$(env/bin/python python.py && node node.mjs)
told="48 days before the Orthodox Easter: Mon 23 Feb
Cyprus, holidays: Mon 23 Feb
Cyprus, workalendar: Mon 16 Feb
Greece, holidays: Mon 23 Feb
Greece, workalendar: Mon 23 Feb
Cyprus, date-holidays, Clean Monday: Tue 24 Feb
Greece, date-holidays, Ash Sunday: Mon 23 Feb"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
