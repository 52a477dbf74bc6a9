#!/usr/bin/env bash
# zen-engine==2.1.3 (Python), @gorules/zen-engine 0.54.0 (npm), the newest of each; seen on 30 November 2026 with
# CPython 3.11 and Node.js 20.
#
# Expected: a rule says the same in both packages, which are two doors to one engine, and `d(text)` reads a moment as
# `date(text)` does: "2026-12-01T12:00:00+02:00" is 10:00 in UTC (RFC 3339, section 4). The documentation shows `d` with
# texts that have no offset, and takes those for UTC; a text that it cannot read is an invalid date.
#
# Seen: in the package for Node.js `d` reads the offset without an error and drops it: 12:00+02:00 is 12:00 in UTC. So a
# moment is two hours late, and neither `==` nor `isSame` finds it in its own UTC form. `date`, in the same rule, counts
# the offset. In the package for Python both count it.
#
# Who meets it: whoever writes decision tables on deadlines or the age of an alarm, and tries them where they do not
# run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check zen-engine==2.1.3
npm install --silent --no-audit --no-fund --prefix "$work" @gorules/zen-engine@0.54.0
cat > rules.txt <<'RULES'
d("2026-12-01T12:00:00+02:00")
d("2026-12-01T12:00:00+02:00") == d("2026-12-01T10:00:00Z")
d("2026-12-01T12:00:00+02:00").isSame(d("2026-12-01T10:00:00Z"))
d("2026-12-01T12:00:00+02:00").isAfter(d("2026-12-01T11:00:00Z"))
date("2026-12-01T12:00:00+02:00") == date("2026-12-01T10:00:00Z")
date("2026-12-01T12:00:00+02:00") > date("2026-12-01T11:00:00Z")
RULES
cat > rules.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { evaluateExpressionSync } = require("@gorules/zen-engine");
for (const rule of readFileSync("rules.txt", "utf8").trim().split("\n")) {
  console.log(`Node.js ${rule}: ${JSON.stringify(evaluateExpressionSync(rule, {}))}`);
}
JS
cat > rules.py <<'PY'
import json

import zen

for rule in open("rules.txt", encoding="utf-8").read().splitlines():
    print(f"Python {rule}: {json.dumps(zen.evaluate_expression(rule, {}))}")
PY
seen=$(node rules.cjs; env/bin/python rules.py)
told=$(cat <<'TOLD'
Node.js d("2026-12-01T12:00:00+02:00"): "2026-12-01T12:00:00Z"
Node.js d("2026-12-01T12:00:00+02:00") == d("2026-12-01T10:00:00Z"): false
Node.js d("2026-12-01T12:00:00+02:00").isSame(d("2026-12-01T10:00:00Z")): false
Node.js d("2026-12-01T12:00:00+02:00").isAfter(d("2026-12-01T11:00:00Z")): true
Node.js date("2026-12-01T12:00:00+02:00") == date("2026-12-01T10:00:00Z"): true
Node.js date("2026-12-01T12:00:00+02:00") > date("2026-12-01T11:00:00Z"): false
Python d("2026-12-01T12:00:00+02:00"): "2026-12-01T10:00:00Z"
Python d("2026-12-01T12:00:00+02:00") == d("2026-12-01T10:00:00Z"): true
Python d("2026-12-01T12:00:00+02:00").isSame(d("2026-12-01T10:00:00Z")): true
Python d("2026-12-01T12:00:00+02:00").isAfter(d("2026-12-01T11:00:00Z")): false
Python date("2026-12-01T12:00:00+02:00") == date("2026-12-01T10:00:00Z"): true
Python date("2026-12-01T12:00:00+02:00") > date("2026-12-01T11:00:00Z"): false
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
