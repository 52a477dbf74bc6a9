#!/usr/bin/env bash
# pyphen==0.18.1; seen on 29 November 2026 with CPython 3.11.
#
# Expected: a hyphenation dictionary says how many letters have to stay before and behind a break (LEFTHYPHENMIN,
# RIGHTHYPHENMIN); the package reads the dictionary, so it keeps to that, as LibreOffice does with the same file.
#
# Seen: it reads past both lines and breaks after two letters and before two, whatever the dictionary says. The English
# ones that it ships ask for three behind a break: "overt-ly" and "hap-pi-ly" come out all the same, until the caller
# reads the file and passes right=3.
#
# Who meets it: whoever sets text in narrow columns, on cards, labels or phones, and takes the breaks as they come.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check pyphen==0.18.1
cd "$work"
"$work/env/bin/python" - <<'PY'
from pathlib import Path

import pyphen

lines = Path(pyphen.LANGUAGES["en_US"]).read_text("utf-8").splitlines()
asked = [line for line in lines[:12] if line.startswith(("LEFTHYPHENMIN", "RIGHTHYPHENMIN"))]
words = ("overtly", "happily", "quietly")
seen = {
    "the dictionary": asked,
    "as it comes": [pyphen.Pyphen(lang="en_US").inserted(word) for word in words],
    "with right=3": [pyphen.Pyphen(lang="en_US", right=3).inserted(word) for word in words],
}
told = {
    "the dictionary": ["LEFTHYPHENMIN 2", "RIGHTHYPHENMIN 3"],
    "as it comes": ["overt-ly", "hap-pi-ly", "qui-et-ly"],
    "with right=3": ["overtly", "hap-pily", "qui-etly"],
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
