#!/usr/bin/env bash
# json-schema-to-typescript 16.0.0, ajv 8.20.0 (npm), datamodel-code-generator==0.89.0, pydantic==2.14.4,
# jsonschema==4.26.0; seen on 30 November 2026 with Node.js 20 and CPython 3.11.
#
# Expected: what stands beside `$ref` narrows what it refers to. Since draft 2019-09 both count, the definition and its
# neighbours, and ajv and jsonschema read it so: a report that asks for one more field still asks for the fields of the
# definition, and an enumeration cut down to one value has one value.
#
# Seen: in TypeScript the neighbour takes the place of the definition's own keyword. `required: [sent]` beside it makes
# `sent` required and `text`, which the definition requires, optional. The model for Python joins the two lists: it does
# require both fields, and takes each value of the enumeration that has one. With `type: [object, null]` beside it both
# allow null. So each of them takes documents that the schema refuses, though not the same ones.
#
# Who meets it: whoever keeps parts of a schema as definitions, makes one of them stricter, and has code made of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  datamodel-code-generator==0.89.0 pydantic==2.14.4 jsonschema==4.26.0
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" json-schema-to-typescript@16.0.0 ajv@8.20.0
cat > schema.json <<'JSON'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Notice",
  "type": "object",
  "properties": {
    "report": {"$ref": "#/$defs/Report", "required": ["sent"]},
    "nullable": {"$ref": "#/$defs/Report", "type": ["object", "null"]},
    "level": {"$ref": "#/$defs/Level", "enum": ["SEV-1"]}
  },
  "additionalProperties": false,
  "$defs": {
    "Report": {
      "type": "object",
      "properties": {"text": {"type": "string"}, "sent": {"type": "string"}},
      "required": ["text"],
      "additionalProperties": false
    },
    "Level": {"enum": ["SEV-1", "SEV-2"]}
  }
}
JSON
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { compile } from "json-schema-to-typescript";
const schema = JSON.parse(readFileSync("schema.json"));
const check = new Ajv.default({ strict: false }).compile(schema);
for (const each of JSON.parse(readFileSync("documents.json")))
  console.log(`ajv ${JSON.stringify(each)}: ${check(each) ? "accepted" : "refused"}`);
const code = await compile(schema, "Notice", { bannerComment: "", format: false });
console.log(code.trim().replaceAll(/\s+/g, " ").replaceAll(" export", "\nexport"));
JS
cat > read.py <<'PY'
import json

import jsonschema
import pydantic
from model import Notice

with open("schema.json") as schema, open("documents.json") as documents:
    check, asked = jsonschema.Draft202012Validator(json.load(schema)), json.load(documents)
for each in asked:
    try:
        Notice.model_validate(each)
        word = "accepted"
    except pydantic.ValidationError:
        word = "refused"
    valid = "accepted" if check.is_valid(each) else "refused"
    print(f"{json.dumps(each, separators=(',', ':'))}: jsonschema {valid}, the model {word}")
PY
cat > documents.json <<'JSON'
[{"report": {"sent": "15:00"}}, {"nullable": null}, {"level": "SEV-2"}, {"report": {"text": "a", "sent": "15:00"}}]
JSON
env/bin/datamodel-codegen --input schema.json --input-file-type jsonschema --output-model-type pydantic_v2.BaseModel \
  --output model.py 2>/dev/null
seen=$(node read.mjs && env/bin/python read.py)
told='ajv {"report":{"sent":"15:00"}}: refused
ajv {"nullable":null}: refused
ajv {"level":"SEV-2"}: refused
ajv {"report":{"text":"a","sent":"15:00"}}: accepted
export type Report1 = ({ text: string sent?: string } | null)
export interface Notice { report?: Report nullable?: Report1 level?: "SEV-1" }
export interface Report { text?: string sent: string }
{"report":{"sent":"15:00"}}: jsonschema refused, the model refused
{"nullable":null}: jsonschema refused, the model accepted
{"level":"SEV-2"}: jsonschema refused, the model accepted
{"report":{"text":"a","sent":"15:00"}}: jsonschema accepted, the model accepted'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
