#!/usr/bin/env bash
# stix-rust==0.2.0, stix2-matcher==3.0.0 (Python); seen on 1 December 2026 with CPython 3.11.
#
# Expected: "[A] AND [B]" in a pattern of STIX 2 asks for two observations, one that shows A and another that shows B:
# the operators between brackets join observations that differ (STIX Patterning, observation operators). What one
# observation shows stands in one pair of brackets, "[A AND B]".
#
# Seen: in stix-rust one observation of both is enough, and "[A] AND [A]", the same thing seen twice, is found where it
# was seen once. stix2-matcher asks for two. Where there are two the packages agree, so that the usual test passes; what
# stix-rust does not have yet, FOLLOWEDBY and REPEATS, it says by an error.
#
# Who meets it: whoever moves patterns to the faster package and gets alarms where there were none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check stix-rust==0.2.0 stix2-matcher==3.0.0
cat > patterns.py <<'PY'
import json

import stix
from stix2matcher.matcher import match

FIRST = {"type": "url", "spec_version": "2.1", "id": "url--6f0c2a30-58a1-5c5e-9d0e-0b9b7f0b8f01"}
FIRST["value"] = "https://one.example/"
OTHER = {**FIRST, "id": "url--6f0c2a30-58a1-5c5e-9d0e-0b9b7f0b8f02", "value": "https://two.example/"}


def observation(number, *things):
    moment = f"2026-12-01T10:0{number}:00Z"
    return {
        "type": "observed-data", "spec_version": "2.1",
        "id": f"observed-data--6f0c2a30-58a1-4c5e-9d0e-0b9b7f0b8f1{number}",
        "created": "2026-12-01T10:00:00.000Z", "modified": "2026-12-01T10:00:00.000Z", "first_observed": moment,
        "last_observed": moment, "number_observed": 1, "object_refs": [thing["id"] for thing in things],
    }


ONE = f"url:value = '{FIRST['value']}'"
TWO = f"url:value = '{OTHER['value']}'"
engine = stix.Engine()
for title, pattern, seen in [
    ("two, one of each", f"[{ONE}] AND [{TWO}]", [observation(1, FIRST), observation(2, OTHER)]),
    ("one of both", f"[{ONE}] AND [{TWO}]", [observation(1, FIRST, OTHER)]),
    ("twice, seen twice", f"[{ONE}] AND [{ONE}]", [observation(1, FIRST), observation(2, FIRST)]),
    ("twice, seen once", f"[{ONE}] AND [{ONE}]", [observation(1, FIRST)]),
    ("either", f"[{ONE}] OR [{TWO}]", [observation(1, FIRST)]),
]:
    bundle = {"type": "bundle", "id": "bundle--6f0c2a30-58a1-4c5e-9d0e-0b9b7f0b8f20", "objects": [*seen, FIRST, OTHER]}
    fast = bool(engine.match_bundle(engine.parse_pattern(pattern), engine.parse_bundle(json.dumps(bundle))))
    print(f"{title}: stix-rust {fast}, stix2-matcher {bool(match(pattern, [bundle], stix_version='2.1'))}")
PY
seen=$(env/bin/python patterns.py)
told=$(cat <<'TOLD'
two, one of each: stix-rust True, stix2-matcher True
one of both: stix-rust True, stix2-matcher False
twice, seen twice: stix-rust True, stix2-matcher True
twice, seen once: stix-rust True, stix2-matcher False
either: stix-rust True, stix2-matcher True
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
