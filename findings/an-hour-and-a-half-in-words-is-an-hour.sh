#!/usr/bin/env bash
# chrono-node 2.10.3 (npm), parsedatetime==2.6, dateparser==1.5.0 (Python); seen on 30 November 2026 with Node.js 20 and
# CPython 3.11.
#
# Expected: a text that is not understood gives nothing, so that the person is asked again. dateparser does so with "in
# an hour and a half", chrono and parsedatetime with "in thirty minutes": they know "one" and not "thirty". Joined units
# they know: "in 1 hour and 30 minutes" is 90 minutes.
#
# Seen: chrono and parsedatetime read "in one hour and thirty minutes" and "in an hour and a half" as 60 minutes. The
# rest is left out; parsedatetime has the same status of success as for a full reading. "in half an hour", which chrono
# knows, is an hour in parsedatetime. dateparser reads the first as 90. With figures all is well, so that a test with
# them passes. The words that chrono used are in `text` of its answer, which has to be compared with what was typed.
#
# Who meets it: whoever lets people type or say to a bot when the next update of an incident is due.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check parsedatetime==2.6 dateparser==1.5.0 tzdata==2026.6
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" chrono-node@2.10.3
cat > texts <<'TXT'
in 1 hour and 30 minutes
in one hour
in thirty minutes
in one hour and thirty minutes
in an hour and a half
in half an hour
TXT
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";
const instant = new Date("2026-12-16T12:00:00Z");
for (const text of readFileSync("texts", "utf8").trim().split("\n")) {
  const found = chrono.parse(text, { instant, timezone: "UTC" });
  console.log(`chrono, ${text}:`, ...found.map(({ start, text }) => `${(start.date() - instant) / 60000} [${text}]`));
}
JS
cat > read.py <<'PY'
import datetime

import dateparser
import parsedatetime

START = datetime.datetime(2026, 12, 16, 12)
for text in open("texts").read().splitlines():
    moment, status = parsedatetime.Calendar().parseDT(text, sourceTime=START)
    print(f"parsedatetime, {text}: {(moment - START).total_seconds() / 60:g} [status {status}]")
for text in open("texts").read().splitlines():
    moment = dateparser.parse(text, languages=["en"], settings={"RELATIVE_BASE": START})
    print(f"dateparser, {text}:", f"{(moment - START).total_seconds() / 60:g}" if moment else None)
PY
seen=$(TZ=UTC node read.mjs && TZ=UTC env/bin/python -W ignore read.py)
told='chrono, in 1 hour and 30 minutes: 90 [in 1 hour and 30 minutes]
chrono, in one hour: 60 [in one hour]
chrono, in thirty minutes:
chrono, in one hour and thirty minutes: 60 [in one hour]
chrono, in an hour and a half: 60 [in an hour]
chrono, in half an hour: 30 [in half an hour]
parsedatetime, in 1 hour and 30 minutes: 90 [status 2]
parsedatetime, in one hour: 60 [status 2]
parsedatetime, in thirty minutes: 0 [status 0]
parsedatetime, in one hour and thirty minutes: 60 [status 2]
parsedatetime, in an hour and a half: 60 [status 2]
parsedatetime, in half an hour: 60 [status 2]
dateparser, in 1 hour and 30 minutes: 90
dateparser, in one hour: 60
dateparser, in thirty minutes: 30
dateparser, in one hour and thirty minutes: 90
dateparser, in an hour and a half: None
dateparser, in half an hour: None'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
