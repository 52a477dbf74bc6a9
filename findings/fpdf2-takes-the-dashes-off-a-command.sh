#!/usr/bin/env bash
# fpdf2==2.8.9, pypdfium2==5.15.2 (to read the text back); seen on 30 November 2026 with CPython 3.11.
#
# Expected: `multi_cell(text, markdown=True)` makes `**bold**` bold and underlines `--words--`, as its documentation
# says. A mark without its partner, or one inside a word or a number, is text, as it is in Markdown; a command such as
# "git log --oneline" prints as it is.
#
# Seen: each `--` is taken away, with a partner or without, in front of a word or inside it. "git log --oneline" prints
# as "git log oneline" and "kubectl delete pods --all --force" as "kubectl delete pods all force", underlined in part.
# `__` and `**` go the same way: "a__b" prints "ab", "2**3" prints "23". Backticks do not protect, because they are no
# mark here. A backslash in front does.
#
# Who meets it: whoever prints runbooks or cards with commands, options, file names or powers on them, and wants one
# word bold. The command on paper is another one, and nothing says so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check fpdf2==2.8.9 pypdfium2==5.15.2
cd "$work"
env/bin/python - <<'PY'
from fpdf import FPDF
from pypdfium2 import PdfDocument

told = {
    "git log --oneline": "git log oneline",
    "kubectl delete pods --all --force": "kubectl delete pods all force",
    "run `tool --all` now": "run `tool all` now",
    "at 22:00--02:00 UTC": "at 22:0002:00 UTC",
    "file a__b": "file ab",
    "2**3 copies": "23 copies",
    r"git log \--oneline": "git log --oneline",
}


def printed(text):
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.multi_cell(0, text=text, markdown=True)
    pdf.output("card.pdf")
    return PdfDocument("card.pdf")[0].get_textpage().get_text_range().strip()


seen = {text: printed(text) for text in told}
print(*(f"{text} -> {found}" for text, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
