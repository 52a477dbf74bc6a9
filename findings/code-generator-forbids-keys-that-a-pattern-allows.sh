#!/usr/bin/env bash
# datamodel-code-generator==0.89.0, pydantic==2.14.4, jsonschema==4.26.0; seen on 29 November 2026 with CPython 3.11.
#
# Expected: the model made of a JSON Schema accepts what the schema accepts. An object with `properties`, with
# `patternProperties` for keys of the users (`x-...`), and with `additionalProperties: false` for all others takes such
# a key. An object with `patternProperties` alone becomes a dictionary whose keys have the pattern.
#
# Seen: with one property beside it the pattern is dropped without a word, and `additionalProperties: false` becomes
# `extra="forbid"`: the model refuses valid documents that hold such a key.
#
# Who meets it: whoever hands out a schema that leaves room for keys of the reader's own, and code made of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  datamodel-code-generator==0.89.0 pydantic==2.14.4 jsonschema==4.26.0
cd "$work"
cat > beside.json <<'JSON'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Severity",
  "type": "object",
  "properties": {"name": {"type": "string"}},
  "patternProperties": {"^x-": {"type": "string"}},
  "additionalProperties": false
}
JSON
cat > alone.json <<'JSON'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Severity",
  "type": "object",
  "patternProperties": {"^x-": {"type": "string"}},
  "additionalProperties": false
}
JSON
for name in beside alone; do
  env/bin/datamodel-codegen --input "$name.json" --input-file-type jsonschema --output "$name.py" \
    --output-model-type pydantic_v2.BaseModel --target-python-version 3.11 --formatters builtin > log 2>&1 || { cat log; exit 1; }
done
env/bin/python - <<'PY'
import json

import alone
import beside
import jsonschema
import pydantic

VALID = {"beside": {"name": "Severity 1", "x-page": "twice"}, "alone": {"x-page": "twice"}}
seen = {}
for module in (beside, alone):
    name = module.__name__
    with open(f"{name}.json") as file:
        jsonschema.Draft202012Validator(json.load(file)).validate(VALID[name])
    try:
        module.Severity.model_validate(VALID[name])
        seen[name] = "accepted"
    except pydantic.ValidationError as error:
        seen[name] = f"refused: {error.errors()[0]['msg']}"
told = {"beside": "refused: Extra inputs are not permitted", "alone": "accepted"}
print(*(f"pattern {name}: valid by the schema, {found} by the model" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
