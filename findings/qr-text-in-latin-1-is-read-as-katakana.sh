#!/usr/bin/env bash
# segno==1.6.6, zxing-cpp==3.1.1, opencv-python-headless==5.0.0.93, pillow==13.0.0; seen on 29 November 2026 with
# CPython 3.11.
#
# Expected: a QR code that segno makes of a short text in a European language is read back as that text. segno takes ISO
# 8859-1 where the text fits into it, which is what ISO/IEC 18004 has by default, and says nothing of it in the code.
#
# Seen: `§ 8`, `20 °C`, `±5 %` and `ÄÖÜ` are read by zxing-cpp, the reader of many phones and shops, as `ｧ 8`, `20 ｰC`,
# `ｱ5 %` and `ﾄﾖﾜ`: it guesses Shift JIS, in which each of those bytes is a Japanese letter of half width. `Größe` and
# `Störung` come out right, so that a test with them shows nothing. OpenCV reads all of them as they were. With
# `encoding="utf-8"` both do.
#
# Who meets it: whoever prints a code with a paragraph of a law, a temperature or a word in capitals on a card.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  segno==1.6.6 zxing-cpp==3.1.1 opencv-python-headless==5.0.0.93 pillow==13.0.0
cd "$work"
"$work/env/bin/python" - <<'PY'
import io

import cv2
import numpy
import segno
import zxingcpp
from PIL import Image


def read(text, **how):
    out = io.BytesIO()
    segno.make_qr(text, **how).save(out, kind="png", scale=8)
    picture = Image.open(out).convert("RGB")
    return zxingcpp.read_barcodes(picture)[0].text, cv2.QRCodeDetector().detectAndDecode(numpy.array(picture))[0]


TEXTS = ("§ 8", "20 °C", "±5 %", "ÄÖÜ", "Größe", "Störung")
seen = {text: read(text) for text in TEXTS}
seen_utf8 = {text: read(text, encoding="utf-8") for text in TEXTS}
told = {text: (text, text) for text in TEXTS} | {
    "§ 8": ("ｧ 8", "§ 8"),
    "20 °C": ("20 ｰC", "20 °C"),
    "±5 %": ("ｱ5 %", "±5 %"),
    "ÄÖÜ": ("ﾄﾖﾜ", "ÄÖÜ"),
}
print(*(f"{text}: zxing-cpp {found[0]}, OpenCV {found[1]}" for text, found in seen.items()), sep="\n")
print("all as they were in UTF-8:", all(found == (text, text) for text, found in seen_utf8.items()))
if seen != told or seen_utf8 != {text: (text, text) for text in TEXTS}:
    raise SystemExit(f"This has changed. Told was: {told}, and in UTF-8 all as they were; seen {seen_utf8}")
PY
