#!/usr/bin/env bash
# segno==1.6.6, zxing-cpp==3.1.1, pillow==13.0.0; seen on 29 November 2026 with CPython 3.11.
#
# Expected: `segno.make(text, encoding="utf-8", eci=True)` names the character set inside the code, so that no reader
# has to guess. A Micro QR code has no such mode (ISO/IEC 18004), so that a short text then becomes an ordinary QR code,
# as it does for what else a Micro QR code cannot hold.
#
# Seen: it becomes a Micro QR code with the mark inside, which zxing-cpp, a reader of Micro QR codes, cannot read at
# all. Without `eci` the Micro QR code of the same text is read, and with `make_qr` the ordinary code that has the mark.
#
# Who meets it: whoever names the character set to be safe, and tests with a long address, which fits no Micro QR code.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0
cd "$work"
"$work/env/bin/python" - <<'PY'
import io

import segno
import zxingcpp
from PIL import Image


def read(code):
    out = io.BytesIO()
    code.save(out, kind="png", scale=8)
    return code.designator, [found.text for found in zxingcpp.read_barcodes(Image.open(out).convert("RGB"))]


seen = {
    "make, eci": read(segno.make("Störung", encoding="utf-8", eci=True)),
    "make": read(segno.make("Störung", encoding="utf-8")),
    "make_qr, eci": read(segno.make_qr("Störung", encoding="utf-8", eci=True)),
    "make, eci, longer": read(segno.make("Störung melden, bitte", encoding="utf-8", eci=True)),
}
told = {
    "make, eci": ("M3-L", []),
    "make": ("M3-L", ["Störung"]),
    "make_qr, eci": ("1-Q", ["Störung"]),
    "make, eci, longer": ("2-M", ["Störung melden, bitte"]),
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
