#!/usr/bin/env bash
# typst==0.15.2, seen on 28 November 2026 with CPython 3.11 (`re` for comparison).
#
# Expected: `matches` with a pattern that covers every character (`[^ ]{0,2}` any two that are no blank, or ` +` blanks)
# gives back every character of a text, as the same pattern does in Python. Cutting a text into its matches and
# setting them one by one, to offer a line break after each, then loses nothing.
#
# Seen: no blank is ever among the matches. At a blank the first alternative fits with nothing in it. An empty match
# right behind another is dropped, and the search goes on behind the blank; Python asks the second alternative at the
# same place. Nothing is reported. A text that is put together from its matches has lost all of its blanks.
#
# Who meets it: whoever cuts words in a template with a pattern that was tried in another language first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2
cd "$work"
"$work/env/bin/python" - <<'PY'
import json
import re

import typst

TEXT, PATTERN = "ab c", "[^ ]{0,2}| +"
SOURCE = f'#metadata("{TEXT}".matches(regex("{PATTERN}")).map(each => each.text)) <seen>'
seen = {
    "typst": json.loads(typst.query(SOURCE.encode(), "<seen>", field="value", one=True)),
    "Python": re.findall(PATTERN, TEXT),
}
told = {"typst": ["ab", "c"], "Python": ["ab", "", " ", "c", ""]}
print(*(f"{name}: {matches}" for name, matches in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
