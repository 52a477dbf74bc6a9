"""Print preferences: how a viewer's print dialogue starts. The typesetter cannot write them.

Its catalogue is the last object of the file, so that other entries there move nothing but the cross-reference table.
"""

from __future__ import annotations

import re

from generator.errors import RenderError

_TAIL = re.compile(
    rb"(/ViewerPreferences<<[^<>]*)(>>[^<>]*>>\s*endobj\s*)(xref\s.*startxref\s+)(\d+)(\s+%%EOF\s*)\Z",
    re.DOTALL,
)


def with_preferences(pdf: bytes, *, duplex: str | None) -> bytes:
    """Return the PDF with `no scaling` as preference, and with the edge to turn about.

    From right to left, the typesetter writes in which direction pages follow each other. A card has no use for it, and
    the viewer of Chrome then turns around what is written from left to right, such as a command, when it is copied.

    Args:
        pdf: a file as the typesetter writes it.
        duplex: `long`, `short`, or None for one-sided printing.

    Raises:
        RenderError: the file does not end as this engine's files do.
    """
    last = pdf.rfind(b"/Type/Catalog")
    match = _TAIL.search(pdf, max(last, 0))
    if last < 0 or match is None or b" 0 obj" in pdf[last : match.start(3)]:
        raise RenderError(
            "the PDF of this typesetter release ends in another way than known: install the locked release"
        )
    side = {"long": b"DuplexFlipLongEdge", "short": b"DuplexFlipShortEdge", None: b"Simplex"}[duplex]
    preferences = match[1].replace(b"/Direction/R2L", b"") + b"/PrintScaling/None/Duplex/" + side
    moved = int(match[4]) + len(preferences) - len(match[1])
    return pdf[: match.start()] + preferences + match[2] + match[3] + b"%d" % moved + match[5]
