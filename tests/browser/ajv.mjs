// Says whether JSON files fit a JSON Schema of draft 2020-12, strictly: node ajv.mjs schema.json data.json...
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";

const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv.default({ strict: true, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
const found = {};
for (const file of files) {
  const fits = validate(JSON.parse(readFileSync(file, "utf8")));
  found[file] = fits ? [] : validate.errors.map((one) => `${one.instancePath} ${one.message}`);
}
console.log(JSON.stringify(found));
