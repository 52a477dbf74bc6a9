#!/usr/bin/env bash
# weasyprint==70.0, pypdfium2==5.15.2; seen on 30 November 2026 with CPython 3.11 and Pango of Debian
# 12, which has to be installed.
#
# Expected: what a page does not show before it is opened is not printed. The HTML standard says so in the style sheet
# that it suggests to browsers (section 15.3): a `dialog` that is not open and a `popover` are `display: none`.
# WeasyPrint has such a style sheet, and leaves out what is `hidden`, a `template` and a `datalist`.
#
# Seen: the words of a shut dialog and of a popover stand in the PDF, in the middle of the text around them. So a
# question such as "Really page everybody?", or the note on a term, is read as a sentence of the runbook. The body of
# shut `details` is printed as well, which most people want.
#
# Who meets it: whoever makes a PDF of pages that were written for a browser, with dialogs or notes on terms.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 pypdfium2==5.15.2
cd "$work"
"$work/env/bin/python" - <<'PY'
import pypdfium2
import weasyprint

PARTS = {
    "shut dialog": "<dialog>Really page everybody?</dialog>",
    "popover": "<div popover>A term, explained</div>",
    "shut details": "<details><summary>More</summary><p>Body</p></details>",
    "hidden": "<p hidden>Hidden</p>",
    "hidden until found": "<p hidden='until-found'>Hidden</p>",
    "template": "<template><p>Template</p></template>",
    "datalist": "<datalist id='roles'><option>Lead</option></datalist>",
}
seen = {}
for name, part in PARTS.items():
    page = f"<!doctype html><html lang='en'><title>Runbook</title><p>Stop.</p>{part}<p>Go on.</p></html>"
    pdf = pypdfium2.PdfDocument(weasyprint.HTML(string=page).write_pdf())
    seen[name] = " ".join(pdf[0].get_textpage().get_text_bounded().split())
told = {
    "shut dialog": "Stop. Really page everybody? Go on.",
    "popover": "Stop. A term, explained Go on.",
    "shut details": "Stop. More Body Go on.",
    "hidden": "Stop. Go on.",
    "hidden until found": "Stop. Go on.",
    "template": "Stop. Go on.",
    "datalist": "Stop. Go on.",
}
print(*(f"{name}: {text}" for name, text in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
