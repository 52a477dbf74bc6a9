#!/usr/bin/env bash
# typst==0.15.2, pypdf==7.1.1, pikepdf==10.18.0; seen on 30 November 2026 with CPython 3.11.
#
# Expected: two files put together with `PdfWriter.append` keep their links: what led from page 1 to page 2 of the
# second file leads to its page 2 in the sum. The bookmarks of both do, and so do the links by page.
#
# Seen: a link by name does not when the first file has the name too, as it has when both come of one template. typst
# names a destination after the label (`<contacts>`). pypdf keeps the name of the first file and drops the second, so
# that the link of the second file leads into the first. Nothing is reported. pikepdf renames the second one in
# `add_pages_from`.
#
# Who meets it: whoever binds runbooks or cards of several teams, set from one template, into one file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1 pikepdf==10.18.0
cd "$work"
"$work/env/bin/python" - <<'PY'
import pikepdf
import pypdf
import typst

TEMPLATE = """
#set page(width: 9cm, height: 5cm)
= Runbook of TEAM
Call them: #link(<contacts>)[contacts].
#pagebreak()
= Contacts of TEAM <contacts>
"""


def targets(path):
    """(text of the page, text of the page that its link leads to) of each page with a link."""
    reader = pypdf.PdfReader(path)
    pages = {page.indirect_reference.idnum: page for page in reader.pages}
    for page in reader.pages:
        for each in page.get("/Annots", []):
            link = each.get_object()
            name = link.get("/Dest") or link["/A"]["/D"]
            target = pages[reader.named_destinations[name].page.idnum]
            yield page.extract_text().splitlines()[0], target.extract_text().splitlines()[0]


for team in ("red", "blue"):
    typst.compile(TEMPLATE.replace("TEAM", team).encode(), output=f"{team}.pdf")
writer = pypdf.PdfWriter()
writer.append("red.pdf")
writer.append("blue.pdf")
writer.write("pypdf.pdf")
with pikepdf.Pdf.open("red.pdf") as red, pikepdf.Pdf.open("blue.pdf") as blue:
    red.add_pages_from(blue)
    red.save("pikepdf.pdf")
seen = [f"{path}: {page} -> {target}" for path in ("pypdf.pdf", "pikepdf.pdf") for page, target in targets(path)]
reader = pypdf.PdfReader("pypdf.pdf")
for mark in reader.outline:
    page = reader.pages[reader.get_destination_page_number(mark)]
    seen.append(f"pypdf.pdf: bookmark {mark.title} -> {page.extract_text().splitlines()[0]}")
told = [
    "pypdf.pdf: Runbook of red -> Contacts of red",
    "pypdf.pdf: Runbook of blue -> Contacts of red",
    "pikepdf.pdf: Runbook of red -> Contacts of red",
    "pikepdf.pdf: Runbook of blue -> Contacts of blue",
    "pypdf.pdf: bookmark Runbook of red -> Runbook of red",
    "pypdf.pdf: bookmark Contacts of red -> Contacts of red",
    "pypdf.pdf: bookmark Runbook of blue -> Runbook of blue",
    "pypdf.pdf: bookmark Contacts of blue -> Contacts of blue",
]
print(*seen, sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
