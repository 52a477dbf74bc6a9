#!/usr/bin/env bash
# quicktype 26.0.0 (npm), python-dateutil==2.9.0.post0, jsonschema==4.26.0; seen on 29 November 2026 with Node.js 20 and
# CPython 3.11.
#
# Expected: what the Python code of quicktype reads by a JSON Schema and writes back (`incident_from_dict`,
# `incident_to_dict`) is valid by that schema again. For `format: uuid` and for `date-time` it is.
#
# Seen: a string of `format: date` is written back with midnight behind it (`2026-12-18T00:00:00`), and one of
# `format: time` with a day in front that stands nowhere in the document: the day on which the program runs. Both are
# refused by the schema. The TypeScript of the same run reads a date as a `Date` and a time as a string.
#
# Who meets it: whoever makes classes from the schema of an incident tool and sends what was read on to the next.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  python-dateutil==2.9.0.post0 "jsonschema[format-nongpl]==4.26.0"
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" quicktype@26.0.0
cat > schema.json <<'JSON'
{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "Incident",
  "type": "object",
  "properties": {
    "id": {"type": "string", "format": "uuid"},
    "began": {"type": "string", "format": "date-time"},
    "review_on": {"type": "string", "format": "date"},
    "call_at": {"type": "string", "format": "time"}
  },
  "required": ["id", "began", "review_on", "call_at"],
  "additionalProperties": false
}
JSON
node_modules/.bin/quicktype --src-lang schema --src schema.json --top-level Incident --lang python --python-version 3.7 --out incident.py
env/bin/python - <<'PY'
import datetime
import json

import jsonschema
from incident import incident_from_dict, incident_to_dict

VALID = {
    "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
    "began": "2026-12-18T10:20:00+00:00",
    "review_on": "2026-12-18",
    "call_at": "08:30:00+00:00",
}
with open("schema.json") as file:
    schema = json.load(file)
validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
validator.validate(VALID)
before = datetime.date.today()
written = incident_to_dict(incident_from_dict(VALID))
days = {f"{day:%Y-%m-%d}" for day in (before, datetime.date.today())}
day, _, time = written["call_at"].partition("T")
seen = written | {"call_at": f"{'today' if day in days else day}T{time}"}
refused = sorted(error.path[0] for error in validator.iter_errors(written))
told = VALID | {"review_on": "2026-12-18T00:00:00", "call_at": "todayT08:30:00+00:00"}
print(*(f"{name}: {VALID[name]} is written as {text}" for name, text in seen.items()), sep="\n")
print("refused by the schema:", *refused)
if seen != told or refused != ["call_at", "review_on"]:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
