#!/usr/bin/env bash
# typst==0.15.2, pillow==13.0.0 (to make a small picture); seen on 29 November 2026 with CPython 3.11.
#
# Expected: a page exported as SVG holds what is drawn of an image, as the PDF of the same page does, where the notes
# inside the image file (author, path, draft title) do not arrive.
#
# Seen: the SVG holds the image file as it is, byte for byte, in base64, and so every note in it. Neither the words nor
# their bytes are found when the SVG is searched as text. The PDF of the same page holds none of them.
#
# Who meets it: whoever publishes pictures of pages with a logo, and searches the result for what must not be in it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pillow==13.0.0
cd "$work"
"$work/env/bin/python" - <<'PY'
import base64
import re
from pathlib import Path

import typst
from PIL import Image, PngImagePlugin

NOTE = "note for ourselves"
notes = PngImagePlugin.PngInfo()
notes.add_text("Comment", NOTE)
Image.new("RGB", (4, 4), "red").save("logo.png", pnginfo=notes)
Path("logo.svg").write_text(
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    f'<metadata>{NOTE}</metadata><rect width="20" height="20" fill="#123456"/></svg>'
)


def look(name):
    Path("page.typ").write_text(f'#image("{name}", width: 2cm)')
    page = typst.compile("page.typ", format="svg")
    inside = b"".join(base64.b64decode(part) for part in re.findall(rb"base64,([A-Za-z0-9+/=]+)", page))
    return {
        "the file as it is": inside == Path(name).read_bytes(),
        "note in the picture inside": NOTE.encode() in inside,
        "note in the text of the SVG": NOTE.encode() in page,
        "note in the PDF": NOTE.encode() in typst.compile("page.typ"),
    }


seen = {name: look(name) for name in ("logo.png", "logo.svg")}
told = {
    "the file as it is": True,
    "note in the picture inside": True,
    "note in the text of the SVG": False,
    "note in the PDF": False,
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != {name: told for name in seen}:
    raise SystemExit(f"This has changed. Told was, for both: {told}")
PY
