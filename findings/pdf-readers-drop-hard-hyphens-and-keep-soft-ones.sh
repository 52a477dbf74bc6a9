#!/usr/bin/env bash
# typst==0.15.2, pypdfium2==5.15.2 (PDFium 159.0.8149.0), and pdftotext of Poppler 22.12.0 (Debian 12, poppler-utils,
# which has to be installed); seen on 29 November 2026 with CPython 3.11.
#
# Expected: where a word is hyphenated, the PDF of typst has a soft hyphen (U+00AD), so that a reader can tell it from
# the hyphen of a name or an option that happens to stand at the end of a line. Text taken out of the page loses the one
# and keeps the other.
#
# Seen: pdftotext does the opposite. It keeps the soft hyphen and the new line, and joins the lines at a hyphen that was
# typed: `gateway --` / `to-revision=12` becomes `-to-revision=12`, `model-` / `gateway` becomes `modelgateway`. With
# `-layout` both stay as they stand. PDFium, and so what is copied in Chrome, puts U+FFFE for hyphen and new line of
# `model-gateway` and of the hyphenated word alike.
#
# Who meets it: whoever copies a command or the name of a host out of a printed runbook, or searches its text.
set -euo pipefail
command -v pdftotext > /dev/null || { echo "install poppler-utils first"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.15.2
cd "$work"
"$work/env/bin/python" - <<'PY'
import subprocess

import pypdfium2
import typst

TEXTS = {
    "option": "`kubectl rollout undo gateway --to-revision=12`",
    "name": "run gateway drain traffic model-gateway-frankfurt now",
    "hyphenated": "#set text(hyphenate: true)\nNotify the supervisory authority notwithstanding counterrevolutionary moves",
}
PAGE = '#set page(width: 7.4cm, height: 6cm, margin: 8mm)\n#set text(size: 11pt, lang: "en", hyphenate: false)\n'


def poppler(*options):
    ran = subprocess.run(["pdftotext", *options, "page.pdf", "-"], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


version = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True, check=True).stderr.split("\n")[0]
seen = {"Poppler": version}
for name, text in TEXTS.items():
    with open("page.pdf", "wb") as file:
        file.write(typst.compile((PAGE + text).encode()))
    seen[f"{name}, pdftotext"] = poppler()
    seen[f"{name}, pdftotext -layout"] = poppler("-layout")
    seen[f"{name}, PDFium"] = pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range()
told = {
    "Poppler": "pdftotext version 22.12.0",
    "option, pdftotext": "kubectl rollout undo gateway -to-revision=12",
    "option, pdftotext -layout": "kubectl rollout undo gateway --\nto-revision=12",
    "option, PDFium": "kubectl rollout undo gateway --\r\nto-revision=12",
    "name, pdftotext": "run gateway drain traffic modelgateway-frankfurt now",
    "name, pdftotext -layout": "run gateway drain traffic model-\ngateway-frankfurt now",
    "name, PDFium": "run gateway drain traffic model\ufffegateway-frankfurt now",
    "hyphenated, pdftotext": "Notify the supervisory authority\nnotwithstanding counterrevolution\xad\nary moves",
    "hyphenated, pdftotext -layout": "Notify the supervisory authority\nnotwithstanding counterrevolution\xad\nary moves",
    "hyphenated, PDFium": "Notify the supervisory authority \r\nnotwithstanding counterrevolution\ufffeary moves",
}
print(*(f"{name}: {found!r}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
