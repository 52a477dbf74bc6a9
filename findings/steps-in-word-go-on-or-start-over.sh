#!/usr/bin/env bash
# htmldocx==0.0.6, html-for-docx==1.2.1, python-docx==1.2.0, pypandoc-binary==1.17 (which reads the files, and writes one
# for comparison); seen on 30 November 2026 with CPython 3.11.
#
# Expected: the steps of a page, numbered in HTML by <ol>, have the same numbers in the Word file made of it: each list
# begins with 1, or with what `start` says, and a list inside a step does not touch the count of the steps.
#
# Seen: htmldocx gives every list of the document the one count that the style "List Number" has. The first step of the
# second list is number 3, small steps inside a step are numbers of the same count, and the step behind them is number 7.
# html-for-docx begins anew after every list inside a step: the third step of the list is number 1 again, and the small
# steps have bullets and no numbers. Both leave `start` out. pandoc keeps all of it, the small steps as a and b.
#
# Who meets it: whoever gives a runbook or a checklist out as a Word file to counsel or to the press office, and says on
# the telephone "we are at step 3".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check htmldocx==0.0.6 html-for-docx==1.2.1 \
    python-docx==1.2.0 pypandoc-binary==1.17
cd "$work"
env/bin/python - <<'PY'
import re

import docx
import pypandoc
from html4docx import HtmlToDocx as HtmlForDocx
from htmldocx import HtmlToDocx

PAGE = (
    "<h1>Contain</h1><ol><li>Stop the agent</li><li>Save the trace</li></ol>"
    "<h1>Tell</h1><ol><li>Call the lead</li><li>Post the notice<ol><li>on the page</li><li>in the chat</li></ol></li>"
    "<li>Log it</li></ol><p>Later</p><ol start='4'><li>Rest</li></ol>"
)


def made_by(converter, name):
    document = docx.Document()
    converter().add_html_to_document(PAGE, document)
    document.save(name)


made_by(HtmlToDocx, "htmldocx")
made_by(HtmlForDocx, "html-for-docx")
pypandoc.convert_text(PAGE, "docx", format="html", outputfile="pandoc.docx")


def numbers(name):
    text = pypandoc.convert_file(name, "plain", format="docx")
    lines = [re.match(r"\s*(\w+)[.)]\s+(.+)", line) for line in text.splitlines()]
    return " ".join(f"{found[1]}:{found[2].split()[0]}" for found in lines if found)


seen = {
    "htmldocx": numbers("htmldocx"),
    "html-for-docx": numbers("html-for-docx"),
    "pandoc": numbers("pandoc.docx"),
}
told = {
    "htmldocx": "1:Stop 2:Save 3:Call 4:Post 5:on 6:in 7:Log 8:Rest",
    "html-for-docx": "1:Stop 2:Save 1:Call 2:Post 1:Log 1:Rest",
    "pandoc": "1:Stop 2:Save 1:Call 2:Post a:on b:in 3:Log 4:Rest",
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
