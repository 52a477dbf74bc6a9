#!/usr/bin/env bash
# sarif-tools==3.0.5, and @microsoft/sarif-multitool 5.7.0 (npm), whose validator accepts each of the files; seen on
# 29 November 2026 with CPython 3.11 and Node.js 20.
#
# Expected: `sarif --check error summary` fails for what is wrong now. A result with `baselineState: absent` is by SARIF
# 2.1.0, section 3.27.24, one of an earlier run that is not there any more, and one with an accepted suppression is not
# to be treated as a problem (3.27.23). The tool does know that `kind: pass` is no error where a rule has that level.
#
# Seen: both count as errors, and the check ends with 1: a run fails because of a problem that it reports as mended.
#
# Who meets it: whoever compares runs (`match-results-forward` of the same multitool writes `absent`) and guards a
# merge.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check sarif-tools==3.0.5
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" @microsoft/sarif-multitool@5.7.0
env/bin/python - <<'PY'
import json

PLAIN = {
    "ruleId": "R1",
    "ruleIndex": 0,
    "message": {"text": "The step has no owner."},
    "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.yaml"}, "region": {"startLine": 3}}}],
}
CASES = {
    "pass": {"kind": "pass"},
    "absent": {"level": "error", "baselineState": "absent"},
    "accepted": {"level": "error", "suppressions": [{"kind": "external", "status": "accepted"}]},
    "present": {"level": "error"},
}
RULE = {
    "id": "R1",
    "name": "StepWithoutOwner",
    "shortDescription": {"text": "A step has an owner."},
    "defaultConfiguration": {"level": "error"},
}
for name, more in CASES.items():
    driver = {"name": "checker", "version": "1.0.0", "informationUri": "https://example.org/", "rules": [RULE]}
    run = {"tool": {"driver": driver}, "results": [PLAIN | more]}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    with open(f"{name}.sarif", "w") as file:
        json.dump({"$schema": schema, "version": "2.1.0", "runs": [run]}, file)
PY
seen=$(
  for name in pass absent accepted present; do
    ended=0
    env/bin/sarif --check error summary "$name.sarif" > log 2>&1 || ended=$?
    valid=$(node_modules/.bin/sarif-multitool validate "$name.sarif" 2>&1 | grep -c ': error ' || true)
    echo "$name: $(grep '^error:' log), ended with $ended; errors of the validator: $valid"
  done
)
told="pass: error: 0, ended with 0; errors of the validator: 0
absent: error: 1, ended with 1; errors of the validator: 0
accepted: error: 1, ended with 1; errors of the validator: 0
present: error: 1, ended with 1; errors of the validator: 0"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
