#!/usr/bin/env bash
# yamlfix==1.19.1, PyYAML==6.0.4 (Python), yamkix==1.2.1, ryl==0.26.1 and yaml 2.9.1 (npm) for comparison; seen on 1
# December 2026 with CPython 3.11 and Node.js 20.
#
# Expected: a formatter takes quotes off where they make no difference. yamlfix keeps them where a bare word would be
# something else to a reader of YAML 1.1, such as PyYAML: on "0471", "no", "off", a date.
#
# Seen: it takes them off "22:30", which PyYAML reads as 1350, a number to the base of 60, and leaves "06:00" a text, so
# that the two ends of one shift are of two kinds; and off a "no" in a list between brackets, which becomes false, while
# the "no" of a key keeps its quotes. A reader of YAML 1.2, yaml for Node.js, sees no change, and neither does whoever
# reads the difference. yamkix and the formatter of ryl keep what was quoted.
#
# Who meets it: whoever has the hours of shifts in YAML and a hook that formats it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for name in yamlfix yamkix ryl; do
  python3 -m venv "$name"
done
yamlfix/bin/pip install --quiet --disable-pip-version-check yamlfix==1.19.1 PyYAML==6.0.4
yamkix/bin/pip install --quiet --disable-pip-version-check yamkix==1.2.1
ryl/bin/pip install --quiet --disable-pip-version-check ryl==0.26.1
npm install --silent --no-audit --no-fund --prefix "$work" yaml@2.9.1
cat > before.yaml <<'YAML'
---
start: "22:30"
end: "06:00"
code: "0471"
weekend: "no"
paged: ["yes", "no"]
since: "2026-12-01"
YAML
for name in yamlfix yamkix ryl; do
  cp before.yaml "$name.yaml"
done
yamlfix/bin/yamlfix yamlfix.yaml >messages 2>&1
yamkix/bin/yamkix -i yamkix.yaml -o yamkix.yaml >>messages 2>&1
ryl/bin/ryl format ryl.yaml >>messages 2>&1
cat > read.py <<'PY'
import sys

import yaml

for name in sys.argv[1:]:
    print(f"PyYAML, {name}: {yaml.safe_load(open(f'{name}.yaml', encoding='utf-8'))}")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { parse } from "yaml";
for (const name of process.argv.slice(2)) {
  console.log(`yaml for Node.js, ${name}: ${JSON.stringify(parse(readFileSync(`${name}.yaml`, "utf8")))}`);
}
JS
seen=$(yamlfix/bin/python read.py before yamlfix yamkix ryl; node read.mjs before yamlfix)
told=$(cat <<'TOLD'
PyYAML, before: {'start': '22:30', 'end': '06:00', 'code': '0471', 'weekend': 'no', 'paged': ['yes', 'no'], 'since': '2026-12-01'}
PyYAML, yamlfix: {'start': 1350, 'end': '06:00', 'code': '0471', 'weekend': 'no', 'paged': [True, False], 'since': '2026-12-01'}
PyYAML, yamkix: {'start': '22:30', 'end': '06:00', 'code': '0471', 'weekend': 'no', 'paged': ['yes', 'no'], 'since': '2026-12-01'}
PyYAML, ryl: {'start': '22:30', 'end': '06:00', 'code': '0471', 'weekend': 'no', 'paged': ['yes', 'no'], 'since': '2026-12-01'}
yaml for Node.js, before: {"start":"22:30","end":"06:00","code":"0471","weekend":"no","paged":["yes","no"],"since":"2026-12-01"}
yaml for Node.js, yamlfix: {"start":"22:30","end":"06:00","code":"0471","weekend":"no","paged":["yes","no"],"since":"2026-12-01"}
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
