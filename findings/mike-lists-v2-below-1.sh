#!/usr/bin/env bash
# mike==2.2.0; seen on 29 November 2026 with CPython 3.11.
#
# Expected: "v2.0" is a version to mike as "1.0" is, its documentation names both forms; the list of versions, which the
# selector of the theme shows, begins with the newest number.
#
# Seen: the letter is compared with the numbers. A site that was published as 1.9 and 1.10 and then as v2.0 has v2.0 at
# the end of the list, below everything old; v1.0, published beside them, as well. Among themselves both forms are in order.
#
# Who meets it: whoever publishes documentation by tag, and begins to write the "v", or leaves it away.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check mike==2.2.0
cd "$work"
"$work/env/bin/python" - <<'PY'
from mike.versions import Versions


def listed(*names):
    versions = Versions()
    for name in names:
        versions.add(name)
    return [str(one.version) for one in versions]


seen = {
    "without": listed("1.9", "1.10", "2.0"),
    "with": listed("v1.9", "v1.10", "v2.0"),
    "changed on the way": listed("1.9", "1.10", "v2.0"),
}
told = {
    "without": ["2.0", "1.10", "1.9"],
    "with": ["v2.0", "v1.10", "v1.9"],
    "changed on the way": ["1.10", "1.9", "v2.0"],
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
