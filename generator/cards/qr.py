"""QR codes: the address of a card's page with the card's code in the fragment, as an image and its size."""

from __future__ import annotations

import io
from functools import cache

QUIET_ZONE = 4
"""Modules of white around the code that readers need, by ISO/IEC 18004."""

_CAPACITY = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""Bytes that fit into versions 1 to 10 at error correction level M, by ISO/IEC 18004, table 7."""


@cache
def qr_svg(text: str) -> str:
    """Return the QR code of a text, error correction level M, as SVG with its quiet zone.

    The bytes are UTF-8: segno 1.6.6 takes ISO 8859-1 where that is enough, and zxing-cpp 3.1.1 reads some of it as Japanese.
    """
    import segno  # noqa: PLC0415 - only typesetting pays for it

    out = io.BytesIO()
    code = segno.make(text, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False)
    code.save(out, kind="svg", border=QUIET_ZONE, xmldecl=False, svgns=True, nl=False, omitsize=True)
    return out.getvalue().decode("ascii")


def modules(text: str) -> int:
    """Return how many modules the side of the QR code of a text has, quiet zone included.

    A text for which the largest version counted here is too small gets the size of the next one.
    """
    size = len(text.encode("utf-8"))
    version = next(
        (number for number, most in enumerate(_CAPACITY, start=1) if size <= most), len(_CAPACITY) + 1
    )
    return 17 + 4 * version + 2 * QUIET_ZONE
