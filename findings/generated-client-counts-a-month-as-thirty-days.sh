#!/usr/bin/env bash
# datamodel-code-generator==0.89.0, pydantic==2.14.3, jsonschema==4.26.0; seen on 29 November 2026 with CPython 3.11.
#
# Expected: `format: duration` is ISO 8601 to JSON Schema, where a month is a month. A client made of a schema keeps the
# value, or refuses what its type cannot hold, as Python's timedelta knows no months.
#
# Seen: the class made of the schema has a timedelta, reads P1M as 30 days and P1Y6M as 545, and writes P30D and P1Y180D
# back; the document that comes out fits the schema as well. A period of a law or of a contract that was a month, to the
# same day of the next one, is another one after a client only read and wrote it.
#
# Who meets it: whoever hands on deadlines, notice periods or retention times as JSON, and reads them with a made client.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  datamodel-code-generator==0.89.0 pydantic==2.14.3 jsonschema==4.26.0 isoduration==20.11.0
cd "$work"
cat > schema.json <<'JSON'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Deadline",
  "type": "object",
  "properties": {"within": {"type": "string", "format": "duration"}},
  "required": ["within"]
}
JSON
"$work/env/bin/datamodel-codegen" --input schema.json --input-file-type jsonschema --formatters builtin \
  --output-model-type pydantic_v2.BaseModel --output made.py
"$work/env/bin/python" - <<'PY'
import json
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from made import Deadline

validator = Draft202012Validator(json.loads(Path("schema.json").read_text("utf-8")), format_checker=FormatChecker())
seen = {}
for length in ("P1M", "P1Y6M", "PT72H"):
    document = {"within": length}
    back = json.loads(Deadline.model_validate(document).model_dump_json())
    seen[length] = (validator.is_valid(document), back["within"], validator.is_valid(back))
told = {"P1M": (True, "P30D", True), "P1Y6M": (True, "P1Y180D", True), "PT72H": (True, "P3D", True)}
print(*(f"{name}: valid, written back, valid: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
