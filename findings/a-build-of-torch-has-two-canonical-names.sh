#!/usr/bin/env bash
# packageurl-python==0.17.6 (Python), packageurl-js 2.0.1 (npm); seen on 1 December 2026 with CPython 3.11 and Node.js
# 20.
#
# Expected: a package URL has one canonical form, whoever writes it; it is there to find one package again in two lists
# (ECMA-427, and the purl specification before it). Both packages are of that project, and rewrite what they read.
#
# Seen: for the builds of torch, whose versions have a plus, the one writes %2B and the other +, from either text. An
# address in a qualifier has its colons and slashes as they are in the one and as %3A and %2F in the other, so that no
# two names with a repository are the same. A scope of npm and a package of Debian keep their capitals in Python and
# lose them in JavaScript. What Python wrote is rewritten in JavaScript.
#
# Who meets it: whoever looks up a model's packages from one list of parts in another, or in a list of advisories, by
# their names: nothing is found, and that reads as "not affected".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check packageurl-python==0.17.6
npm install --silent --no-audit --no-fund --prefix "$work" packageurl-js@2.0.1
cat > names.txt <<'NAMES'
pkg:pypi/torch@2.4.0
pkg:pypi/torch@2.4.0+cu118
pkg:pypi/torch@2.4.0%2Bcu118
pkg:mlflow/gate@3?repository_url=https://models.example.org/api
pkg:huggingface/gate/guard@abc?repository_url=https://models.example.org
pkg:npm/%40Gate/guard@1.0.0
pkg:deb/debian/Gate@1.0-1?arch=amd64
NAMES
cat > names.py <<'PY'
from packageurl import PackageURL

for line in open("names.txt", encoding="utf-8"):
    print(PackageURL.from_string(line.strip()).to_string())
PY
cat > names.mjs <<'JS'
import { readFileSync } from "node:fs";
import { PackageURL } from "packageurl-js";
for (const line of readFileSync("names.txt", "utf8").trim().split("\n")) {
  console.log(PackageURL.fromString(line).toString());
}
JS
env/bin/python names.py > python.txt
node names.mjs > javascript.txt
cp python.txt names.txt
node names.mjs > again.txt
seen=$(
  paste -d '\n' python.txt javascript.txt
  cmp -s javascript.txt again.txt && echo "what Python wrote, read by JavaScript: JavaScript's form"
)
told=$(cat <<'TOLD'
pkg:pypi/torch@2.4.0
pkg:pypi/torch@2.4.0
pkg:pypi/torch@2.4.0%2Bcu118
pkg:pypi/torch@2.4.0+cu118
pkg:pypi/torch@2.4.0%2Bcu118
pkg:pypi/torch@2.4.0+cu118
pkg:mlflow/gate@3?repository_url=https://models.example.org/api
pkg:mlflow/gate@3?repository_url=https%3A%2F%2Fmodels.example.org%2Fapi
pkg:huggingface/gate/guard@abc?repository_url=https://models.example.org
pkg:huggingface/gate/guard@abc?repository_url=https%3A%2F%2Fmodels.example.org
pkg:npm/%40Gate/guard@1.0.0
pkg:npm/%40gate/guard@1.0.0
pkg:deb/debian/Gate@1.0-1?arch=amd64
pkg:deb/debian/gate@1.0-1?arch=amd64
what Python wrote, read by JavaScript: JavaScript's form
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
