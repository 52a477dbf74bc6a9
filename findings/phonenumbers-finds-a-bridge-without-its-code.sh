#!/usr/bin/env bash
# phonenumbers==9.0.43; seen on 29 November 2026 with CPython 3.11.
#
# Expected: the code of a conference behind two commas, "+1 415 555 2671,,123456#", is an extension to the package:
# `parse` reads it and formats it as ";ext=123456". Looking for numbers in a text finds the same number with its code.
#
# Seen: the search finds the number and leaves the code where it stands, without a word; the same code written "ext."
# is found. A text from which every match is cut or masked keeps the code.
#
# Who meets it: whoever looks for telephone numbers in runbooks, tickets and chats, where bridges are written like that.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43
cd "$work"
"$work/env/bin/python" - <<'PY'
import phonenumbers

COMMAS, LETTERS = "+1 415 555 2671,,123456#", "+1 415 555 2671 ext. 123456"


def found(text):
    return [(match.raw_string, match.number.extension) for match in phonenumbers.PhoneNumberMatcher(text, "US")]


seen = {
    "parsed": [phonenumbers.parse(text, "US").extension for text in (COMMAS, LETTERS)],
    "found, two commas": found(f"War room: {COMMAS}"),
    "found, ext.": found(f"War room: {LETTERS}"),
}
told = {
    "parsed": ["123456", "123456"],
    "found, two commas": [("+1 415 555 2671", None)],
    "found, ext.": [(LETTERS, "123456")],
}
print(*(f"{name}: {one}" for name, one in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
