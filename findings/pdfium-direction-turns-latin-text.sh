#!/usr/bin/env bash
# typst==0.15.2 with pypdfium2==5.15.2 (PDFium 159.0.8149.0), pypdf==7.1.0, pikepdf==10.18.0; seen on 28 November 2026
# with CPython 3.11.
#
# Expected: a document in Arabic that sets one line of Latin text from left to right gives that line as it stands when
# its text is extracted. Typst writes `/ViewerPreferences << /Direction /R2L >>` for such a document, and ISO 32000-1,
# table 150, says of Direction that it has no direct effect on the contents and can be used for the order of pages
# side by side.
#
# Seen: PDFium, and so the viewer of Chrome, turns the words of every purely Latin line around: `plain words only` is
# copied as `only words plain`, a command with its options last to first. pypdf gives the line as it stands. With the
# key taken out of the same file PDFium does so too.
#
# Who meets it: whoever prints commands in a document of a language written from right to left, and copies them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  typst==0.15.2 pypdfium2==5.15.2 pypdf==7.1.0 pikepdf==10.18.0
cd "$work"
"$work/env/bin/python" - <<'PY'
import pikepdf
import pypdf
import pypdfium2
import typst

SOURCE = b'#set page(width: 12cm, height: 4cm)\n#set text(lang: "ar")\n#text(dir: ltr, box[plain words only])\n'
with open("with.pdf", "wb") as file:
    file.write(typst.compile(SOURCE))
with pikepdf.open("with.pdf") as document:
    stated = str(document.Root.ViewerPreferences.Direction)
    del document.Root.ViewerPreferences.Direction
    document.save("without.pdf")


def pdfium(name):
    return pypdfium2.PdfDocument(name)[0].get_textpage().get_text_range().strip()


seen = {
    "Direction that typst writes": stated,
    "PDFium, with it": pdfium("with.pdf"),
    "PDFium, without it": pdfium("without.pdf"),
    "pypdf, with it": pypdf.PdfReader("with.pdf").pages[0].extract_text().strip(),
}
told = {
    "Direction that typst writes": "/R2L",
    "PDFium, with it": "only words plain",
    "PDFium, without it": "plain words only",
    "pypdf, with it": "plain words only",
}
print(*(f"{name}: {text}" for name, text in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
