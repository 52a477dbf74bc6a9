#!/usr/bin/env bash
# python-liquid==2.3.6 (Python), liquidjs 10.30.1 (npm); seen on 30 November 2026 with CPython 3.11 and Node.js 20.
#
# Expected: a template of Liquid gives the same words in both. What is nil prints as nothing in Liquid, so that joining
# it to a text adds nothing either: that is how the documentation tells nil. `round` goes to the nearest number, and a
# half away from zero, as Ruby does, of which both are ports. `split` drops empty texts at the end, as in Ruby.
#
# Seen: liquidjs does so. python-liquid prints a null as nothing and joins it as the word "None"; a variable that is
# missing altogether adds nothing, so that a test without the field passes. `2.5 | round` is 2 and `0.5 | round` is 0,
# half to even, and 1.5 becomes 2 in both. `"a,b,," | split: ","` has four parts instead of two.
#
# Who meets it: whoever writes announcements as templates once, and has them filled by a site and by a service.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check python-liquid==2.3.6
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" liquidjs@10.30.1
cat > templates <<'TXT'
Owner: {{ owner }}.
{{ "Owner: " | append: owner }}.
{{ "is the lead" | prepend: owner }}.
{{ "Owner: " | append: missing }}.
{{ 0.5 | round }} {{ 1.5 | round }} {{ 2.5 | round }} {{ 3.5 | round }} {{ -2.5 | round }}
{{ "a,b,," | split: "," | size }}
TXT
cat > fill.py <<'PY'
from liquid import Environment

for template in open("templates").read().splitlines():
    print("Python:", Environment().from_string(template).render(owner=None))
PY
cat > fill.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Liquid } from "liquidjs";
for (const template of readFileSync("templates", "utf8").trimEnd().split("\n"))
  console.log("JavaScript:", new Liquid().parseAndRenderSync(template, { owner: null }));
JS
seen=$(env/bin/python fill.py && node fill.mjs)
told='Python: Owner: .
Python: Owner: None.
Python: Noneis the lead.
Python: Owner: .
Python: 0 2 2 4 -2
Python: 4
JavaScript: Owner: .
JavaScript: Owner: .
JavaScript: is the lead.
JavaScript: Owner: .
JavaScript: 1 2 3 4 -3
JavaScript: 2'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
