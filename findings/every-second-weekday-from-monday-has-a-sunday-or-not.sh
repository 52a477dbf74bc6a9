#!/usr/bin/env bash
# cronsim==2.8, croniter==7.0.0, cron-descriptor==2.2.1 (Python), cron-parser 5.10.6, cronstrue 3.39.0 (npm); seen on 30
# November 2026 with CPython 3.11 and Node.js 20.
#
# Expected: `0 9 * * 1/2`, every second day from Monday on, runs on Monday, Wednesday and Friday: the week of five-field
# rules ends with Saturday as 6, and 7 is only another name for 0. So cronstrue says it, "Monday through Saturday", and
# so croniter runs it. `MON-FRI/2` has those three days as well.
#
# Seen: cronsim and cron-parser count on to 7 and run on Sunday too, so that two days in a row have a turn, Sunday and
# Monday. From Tuesday on (`2/2`) all agree. cron-descriptor names no days for `1/2` and
# does for `2/2`; cronsim's own words say "from Monday through Sunday".
#
# Who meets it: whoever checks a rota by its words before another program runs it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check cronsim==2.8 croniter==7.0.0 cron-descriptor==2.2.1
npm install --silent --no-audit --no-fund --prefix "$work" cron-parser@5.10.6 cronstrue@3.39.0
cat > days.py <<'PY'
from datetime import datetime, timedelta, timezone

from cron_descriptor import get_description
from croniter import croniter
from cronsim import CronSim

start = datetime(2026, 11, 30, tzinfo=timezone.utc)
end = start + timedelta(days=7)


def week(runs):
    days = []
    while (moment := next(runs)) < end:
        days.append(moment.strftime("%a"))
    return " ".join(days)


for rule in ("0 9 * * 1/2", "0 9 * * MON-FRI/2", "0 9 * * 2/2"):
    print(f"cronsim {rule}: {week(CronSim(rule, start))}; {CronSim(rule, start).explain()}")
    print(f"croniter {rule}: {week(croniter(rule, start, ret_type=datetime))}")
    print(f"cron-descriptor {rule}: {get_description(rule)}")
PY
cat > days.mjs <<'JS'
import { CronExpressionParser } from "cron-parser";
import cronstrue from "cronstrue";
for (const rule of ["0 9 * * 1/2", "0 9 * * MON-FRI/2", "0 9 * * 2/2"]) {
  const runs = CronExpressionParser.parse(rule, { currentDate: "2026-11-30T00:00:00Z", tz: "UTC" });
  const days = [];
  for (let run = runs.next().toDate(); run < new Date("2026-12-07T00:00:00Z"); run = runs.next().toDate()) {
    days.push(run.toLocaleDateString("en-US", { weekday: "short", timeZone: "UTC" }));
  }
  console.log(`cron-parser ${rule}: ${days.join(" ")}`);
  console.log(`cronstrue ${rule}: ${cronstrue.toString(rule).trim()}`);
}
JS
seen=$(env/bin/python days.py; node days.mjs)
told=$(cat <<'TOLD'
cronsim 0 9 * * 1/2: Mon Wed Fri Sun; At 09:00 on every second day of week from Monday through Sunday
croniter 0 9 * * 1/2: Mon Wed Fri
cron-descriptor 0 9 * * 1/2: At 09:00 AM, every 2 days of the week
cronsim 0 9 * * MON-FRI/2: Mon Wed Fri; At 09:00 on every second day of week from Monday through Friday
croniter 0 9 * * MON-FRI/2: Mon Wed Fri
cron-descriptor 0 9 * * MON-FRI/2: At 09:00 AM, every 2 days of the week, Monday through Friday
cronsim 0 9 * * 2/2: Tue Thu Sat; At 09:00 on every second day of week from Tuesday through Sunday
croniter 0 9 * * 2/2: Tue Thu Sat
cron-descriptor 0 9 * * 2/2: At 09:00 AM, every 2 days of the week, Tuesday through Saturday
cron-parser 0 9 * * 1/2: Mon Wed Fri Sun
cronstrue 0 9 * * 1/2: At 09:00 AM, every 2 days of the week, Monday through Saturday
cron-parser 0 9 * * MON-FRI/2: Mon Wed Fri
cronstrue 0 9 * * MON-FRI/2: At 09:00 AM, every 2 days of the week, Monday through Friday
cron-parser 0 9 * * 2/2: Tue Thu Sat
cronstrue 0 9 * * 2/2: At 09:00 AM, every 2 days of the week, Tuesday through Saturday
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
