#!/usr/bin/env bash
# json-logic-js 2.0.5, json-logic-engine 5.0.7 (npm), jsonlogic-rs==0.5.0, datalogic-py==5.9.0, json-logic-qubit==0.9.1
# (Python); seen on 1 December 2026 with Node.js 20 and CPython 3.11.
#
# Expected: one rule of JsonLogic decides alike wherever it runs; that is what it is for, rules that the browser and the
# server share. A form that declares an incident asks for what `missing` finds, and a blank field is missing: "" and
# null are so in json-logic-js, the library that the format comes from.
#
# Seen: json-logic-qubit does so too; json-logic-engine, jsonlogic-rs and datalogic-py find nothing missing in a field
# that is blank or null, and declare. All five ask where the key is not there at all, so that a test without the key
# passes. The question "confirmed == false" without an answer is no in json-logic-js and jsonlogic-rs, and yes in the
# other three. Nothing is raised.
#
# Who meets it: whoever checks a form in the browser and again behind it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check jsonlogic-rs==0.5.0 datalogic-py==5.9.0 \
  json-logic-qubit==0.9.1
npm install --silent --no-audit --no-fund --prefix "$work" json-logic-js@2.0.5 json-logic-engine@5.0.7
cat > rules.json <<'JSON'
{
  "no lead": [{"if": [{"missing": ["severity", "lead"]}, "ask", "declare"]}, {"severity": 1}],
  "lead null": [{"if": [{"missing": ["severity", "lead"]}, "ask", "declare"]}, {"severity": 1, "lead": null}],
  "lead blank": [{"if": [{"missing": ["severity", "lead"]}, "ask", "declare"]}, {"severity": 1, "lead": ""}],
  "one of two, both blank": [
    {"if": [{"missing_some": [1, ["phone", "mail"]]}, "ask", "declare"]}, {"phone": "", "mail": ""}
  ],
  "confirmed == false, no answer": [{"if": [{"==": [{"var": "confirmed"}, false]}, "yes", "no"]}, {}]
}
JSON
cat > rules.mjs <<'JS'
import { readFileSync } from "node:fs";
import { LogicEngine } from "json-logic-engine";
import jsonLogic from "json-logic-js";
const engine = new LogicEngine();
const rules = JSON.parse(readFileSync("rules.json", "utf8"));
for (const [name, run] of [["json-logic-js", jsonLogic.apply], ["json-logic-engine", engine.run.bind(engine)]]) {
  for (const [title, [rule, data]] of Object.entries(rules)) {
    console.log(`${title}, ${name}: ${run(rule, data)}`);
  }
}
JS
cat > rules.py <<'PY'
import json

import datalogic_py
import json_logic
import jsonlogic_rs

engines = {
    "jsonlogic-rs": jsonlogic_rs.apply,
    "datalogic-py": datalogic_py.apply,
    "json-logic-qubit": json_logic.jsonLogic,
}
for name, run in engines.items():
    for title, (rule, data) in json.load(open("rules.json", encoding="utf-8")).items():
        print(f"{title}, {name}: {run(rule, data)}")
PY
seen=$( (node rules.mjs; env/bin/python rules.py) | sort)
told=$(cat <<'TOLD'
confirmed == false, no answer, datalogic-py: yes
confirmed == false, no answer, json-logic-engine: yes
confirmed == false, no answer, json-logic-js: no
confirmed == false, no answer, json-logic-qubit: yes
confirmed == false, no answer, jsonlogic-rs: no
lead blank, datalogic-py: declare
lead blank, json-logic-engine: declare
lead blank, json-logic-js: ask
lead blank, json-logic-qubit: ask
lead blank, jsonlogic-rs: declare
lead null, datalogic-py: declare
lead null, json-logic-engine: declare
lead null, json-logic-js: ask
lead null, json-logic-qubit: ask
lead null, jsonlogic-rs: declare
no lead, datalogic-py: ask
no lead, json-logic-engine: ask
no lead, json-logic-js: ask
no lead, json-logic-qubit: ask
no lead, jsonlogic-rs: ask
one of two, both blank, datalogic-py: declare
one of two, both blank, json-logic-engine: declare
one of two, both blank, json-logic-js: ask
one of two, both blank, json-logic-qubit: ask
one of two, both blank, jsonlogic-rs: declare
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
