#!/usr/bin/env bash
# common-expression-language==0.10.0, cel-python==0.5.0 (Python), @marcbachmann/cel-js 8.0.0 (npm); seen on 30 November
# 2026 with CPython 3.11 and Node.js 20.
#
# Expected: `alarms.exists(a, a.severity > 2)` is true where one alarm is above 2, although another has no severity, and
# wherever in the list it stands. The Common Expression Language defines `exists` by `||` and `all` by `&&`, which do
# not care for an error on one side when the other side decides, in either order; so the macros do not either.
#
# Seen: common-expression-language does so for `||` and `&&`, and not in the macros: the alarm without a severity is an
# error when it stands first, and no one notices when it stands last. cel-python and cel-js find the alarm in each
# order.
#
# Who meets it: whoever runs one triage rule in two engines, or tests it with a list in the happy order.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check common-expression-language==0.10.0 cel-python==0.5.0
npm install --silent --no-audit --no-fund --prefix "$work" @marcbachmann/cel-js@8.0.0
cat > rules.json <<'JSON'
{
  "rules": [
    "alarms[0].severity > 2 || alarms[1].severity > 2",
    "alarms.exists(a, a.severity > 2)",
    "alarms.all(a, a.severity > 3)"
  ],
  "orders": {
    "last": [{"name": "leak", "severity": 3}, {"name": "deploy"}],
    "first": [{"name": "deploy"}, {"name": "leak", "severity": 3}]
  }
}
JSON
cat > rules.py <<'PY'
import json

import cel
import celpy

asked = json.load(open("rules.json", encoding="utf-8"))
environment = celpy.Environment()
engines = {
    "common-expression-language": cel.evaluate,
    "cel-python": lambda rule, given: environment.program(environment.compile(rule)).evaluate(
        {name: celpy.json_to_cel(value) for name, value in given.items()}
    ),
}
for engine, evaluate in engines.items():
    for rule in asked["rules"]:
        for order, alarms in asked["orders"].items():
            try:
                found = str(bool(evaluate(rule, {"alarms": alarms}))).lower()
            except Exception as error:
                found = f"{type(error).__name__}"
            print(f"{engine} {rule}, none {order}: {found}")
PY
cat > rules.mjs <<'JS'
import { readFileSync } from "node:fs";
import { evaluate } from "@marcbachmann/cel-js";
const asked = JSON.parse(readFileSync("rules.json", "utf8"));
for (const rule of asked.rules) {
  for (const [order, alarms] of Object.entries(asked.orders)) {
    let found;
    try {
      found = evaluate(rule, { alarms });
    } catch (error) {
      found = error.constructor.name;
    }
    console.log(`cel-js ${rule}, none ${order}: ${found}`);
  }
}
JS
seen=$(env/bin/python rules.py; node rules.mjs)
told=$(cat <<'TOLD'
common-expression-language alarms[0].severity > 2 || alarms[1].severity > 2, none last: true
common-expression-language alarms[0].severity > 2 || alarms[1].severity > 2, none first: true
common-expression-language alarms.exists(a, a.severity > 2), none last: true
common-expression-language alarms.exists(a, a.severity > 2), none first: KeyError
common-expression-language alarms.all(a, a.severity > 3), none last: false
common-expression-language alarms.all(a, a.severity > 3), none first: KeyError
cel-python alarms[0].severity > 2 || alarms[1].severity > 2, none last: true
cel-python alarms[0].severity > 2 || alarms[1].severity > 2, none first: true
cel-python alarms.exists(a, a.severity > 2), none last: true
cel-python alarms.exists(a, a.severity > 2), none first: true
cel-python alarms.all(a, a.severity > 3), none last: false
cel-python alarms.all(a, a.severity > 3), none first: false
cel-js alarms[0].severity > 2 || alarms[1].severity > 2, none last: true
cel-js alarms[0].severity > 2 || alarms[1].severity > 2, none first: true
cel-js alarms.exists(a, a.severity > 2), none last: true
cel-js alarms.exists(a, a.severity > 2), none first: true
cel-js alarms.all(a, a.severity > 3), none last: false
cel-js alarms.all(a, a.severity > 3), none first: false
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
