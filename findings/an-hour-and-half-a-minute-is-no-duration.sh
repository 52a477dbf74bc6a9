#!/usr/bin/env bash
# pydantic==2.14.4, jsonschema==4.26.0 (with its formats), jsonschema-rs==0.61.2, icalendar==7.3.2 (Python), ajv 8.20.0
# with ajv-formats 3.0.1 (npm); seen on 30 November 2026 with CPython 3.11 and Node.js 20.
#
# Expected: a timedelta that pydantic writes as JSON fits the schema that pydantic gives for it, `format: duration`, and
# an hour and 30 seconds, `PT1H30S`, is one for every validator that checks formats: it is ISO 8601.
#
# Seen: JSON Schema does not mean ISO 8601 there but the grammar in appendix A of RFC 3339, in which seconds follow
# minutes, and days follow months, with none left out: `PT1H0M30S`, `P1Y0M35D`. jsonschema-rs keeps to it and refuses
# what pydantic writes for an hour and 30 seconds, and for 400 days (`P1Y35D`). jsonschema and ajv accept both. So does
# a test that has hours and minutes. icalendar, whose RFC 5545 has the same grammar for the time, writes the zero.
#
# Who meets it: whoever sends elapsed times or limits as JSON to a service that checks them with another library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  pydantic==2.14.4 "jsonschema[format-nongpl]==4.26.0" jsonschema-rs==0.61.2 icalendar==7.3.2
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" ajv@8.20.0 ajv-formats@3.0.1
cat > check.mjs <<'JS'
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
const ajv = new Ajv.default();
formats.default(ajv);
console.log(ajv.validate(JSON.parse(process.argv[2]), process.argv[3]) ? "accepted" : "refused");
JS
env/bin/python - <<'PY'
import datetime
import json
import subprocess

import icalendar
import jsonschema
import jsonschema_rs
import pydantic

LENGTHS = {
    "an hour and 30 seconds": datetime.timedelta(hours=1, seconds=30),
    "an hour and 30 minutes": datetime.timedelta(hours=1, minutes=30),
    "400 days": datetime.timedelta(days=400),
}
WORDS = {True: "accepted", False: "refused"}
adapter = pydantic.TypeAdapter(datetime.timedelta)
schema = adapter.json_schema(mode="serialization")
checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
strict = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
seen = {"schema": schema}
for name, length in LENGTHS.items():
    for writer, text in (
        ("pydantic", adapter.dump_python(length, mode="json")),
        ("icalendar", icalendar.vDuration(length).to_ical().decode()),
    ):
        asked = ["node", "check.mjs", json.dumps(schema), text]
        seen[f"{name}, {writer}"] = (
            f"{text} jsonschema {WORDS[checker.is_valid(text)]}, jsonschema-rs {WORDS[strict.is_valid(text)]}, "
            f"ajv {subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()}"
        )
every = "jsonschema accepted, jsonschema-rs accepted, ajv accepted"
but_one = "jsonschema accepted, jsonschema-rs refused, ajv accepted"
told = {
    "schema": {"format": "duration", "type": "string"},
    "an hour and 30 seconds, pydantic": f"PT1H30S {but_one}",
    "an hour and 30 seconds, icalendar": f"PT1H0M30S {every}",
    "an hour and 30 minutes, pydantic": f"PT1H30M {every}",
    "an hour and 30 minutes, icalendar": f"PT1H30M {every}",
    "400 days, pydantic": f"P1Y35D {but_one}",
    "400 days, icalendar": f"P400D {every}",
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
