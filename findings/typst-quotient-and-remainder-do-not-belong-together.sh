#!/usr/bin/env bash
# typst==0.15.2; seen on 29 November 2026 with CPython 3.11.
#
# Expected: `calc.quo` and `calc.rem` are the two halves of one division, as `//` and `%` of Python or `div` and `mod`
# of other languages: quotient times divisor plus remainder is the number again, for negative numbers as well.
#
# Seen: `calc.quo` rounds down and `calc.rem` rounds towards zero. For -90 and 60 they are -2 and -30: together -150.
# Minutes before midnight or before a limit come out an hour wrong. `calc.div-euclid` and `calc.rem-euclid` belong
# together.
#
# Who meets it: whoever shows minutes as hours and minutes in a template, and one day gets a negative number of them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2
cd "$work"
"$work/env/bin/python" - <<'PY'
import json

import typst


def asked(first, second, number):
    source = f"#metadata((calc.{first}({number}, 60), calc.{second}({number}, 60))) <seen>"
    quotient, remainder = json.loads(typst.query(source.encode(), "<seen>", field="value", one=True))
    return quotient, remainder, quotient * 60 + remainder


seen = {
    f"{first} and {second} of {number}": asked(first, second, number)
    for first, second in (("quo", "rem"), ("div-euclid", "rem-euclid"))
    for number in (90, -90)
}
told = {
    "quo and rem of 90": (1, 30, 90),
    "quo and rem of -90": (-2, -30, -150),
    "div-euclid and rem-euclid of 90": (1, 30, 90),
    "div-euclid and rem-euclid of -90": (-2, 30, -90),
}
print(*(f"{name}: {q} and {r}, together {whole}" for name, (q, r, whole) in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
