"""Formats of cards: numbers, all in millimetres and points. The floors are in `sizes`: type is never smaller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Format:
    """A format of one face.

    Attributes:
        width: of the face, in mm.
        height: of the face, in mm.
        margin: left and right of everything, in mm.
        edge: above and below everything that is read, in mm; printers leave up to 5 mm white.
        pad: above and below the body, in mm.
        band: height of the band on the front, in mm.
        back_band: height of the band on the back, in mm.
        footer: height of the footer on the front, in mm.
        back_footer: height of the footer on the back, with the QR code, in mm.
        qr: side of the QR code with its quiet zone, in mm.
        kicker: height of the small line in the band, in mm.
        mark: type size of the mark in the corner, in pt.
        back_mark: the same on the back.
        titles: type sizes of the title, from large to small, in pt.
        back_titles: the same on the back.
        small: type size of the footer, in pt.
        sizes: type sizes of the body, from large to small, in pt.
        target: type size that is read well at arm's length, in pt; smaller type is told, and never below `sizes`.
        wide_footer: whether the footer has room for everything on one line.
        bleed: how far the colours reach beyond the edge at which a print shop cuts, in mm; its TrimBox is the card.
        inset: how far the colours stay away from the edge, in mm, for printers that leave it white.
        slot: width of the slot to punch for a lanyard, in the middle of the band, in mm; no title runs into it.
    """

    width: float
    height: float
    margin: float
    edge: float
    pad: float
    band: float
    back_band: float
    footer: float
    back_footer: float
    qr: float
    kicker: float
    mark: float
    back_mark: float
    titles: tuple[float, ...]
    back_titles: tuple[float, ...]
    small: float
    sizes: tuple[float, ...]
    target: float
    wide_footer: bool = False
    bleed: float = 0
    inset: float = 0
    slot: float = 0


_A6 = Format(
    width=105, height=148, margin=6, edge=5, pad=2.4, band=19, back_band=10.6, footer=11, back_footer=24, qr=20, kicker=4.2,
    mark=27, back_mark=14, titles=(17, 15, 13.5, 12), back_titles=(11.5, 10.75, 10), small=7,
    sizes=(13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10.25, 10), target=12,
)  # fmt: skip
_A4 = Format(
    width=210, height=297, margin=10, edge=6, pad=2.8, band=21, back_band=13, footer=10, back_footer=24, qr=19.5, kicker=5.5,
    mark=36, back_mark=19, titles=(22, 19, 17, 15), back_titles=(14, 13, 12, 11), small=8,
    sizes=(13, 12.5, 12, 11.5, 11, 10.5, 10.25, 10), target=12, wide_footer=True,
)  # fmt: skip
_PANEL = Format(
    width=74.25, height=105, margin=5, edge=5, pad=1.6, band=16, back_band=9.5, footer=10.5, back_footer=21.5, qr=18, kicker=3.4,
    mark=19, back_mark=10.5, titles=(12.5, 11.5, 10.5, 9.5), back_titles=(9, 8.5, 8), small=6,
    sizes=(10.5, 10, 9.5, 9, 8.5, 8.25, 8), target=10,
)  # fmt: skip


def _like(model: Format, **changes: float) -> Format:
    return Format(**({name: getattr(model, name) for name in Format.__slots__} | changes))


def _inset(model: Format, by: float) -> Format:
    """Return a format whose colours stay away from the edge, and whose words stay inside of the colours."""
    edge = max(model.edge, by) + 1.5
    more = edge - model.edge
    bands = {name: getattr(model, name) + more for name in ("band", "back_band", "footer", "back_footer")}
    return replace(model, inset=by, edge=edge, margin=max(model.margin, by) + 2.5, **bands)


_PLAIN: Mapping[str, Format] = {
    "a6": _A6,
    "4x6in": _like(_A6, width=101.6, height=152.4),
    "a7": _like(_PANEL, width=74, height=105),
    "panel-a4": _PANEL,
    "panel-letter": _like(
        _PANEL, width=69.85, height=107.95, pad=1.4, back_band=9, back_footer=19.4, qr=15.5
    ),  # narrower than a quarter of A4: its code is smaller, so that as many words fit
    "a5": Format(
        width=148, height=210, margin=9, edge=5.5, pad=3.2, band=24, back_band=13, footer=10, back_footer=28.5, qr=23, kicker=5,
        mark=32, back_mark=17, titles=(22, 19, 17, 15), back_titles=(13, 12, 11, 10), small=8,
        sizes=(15, 14.5, 14, 13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10.25, 10), target=12, wide_footer=True,
    ),
    "a4": _A4,
    "letter": _like(_A4, width=215.9, height=279.4),
    "a3": _like(_A4, width=297, height=420, margin=14, edge=8),
    "badge": Format(
        width=86, height=54, margin=4, edge=2, pad=1.2, band=9.6, back_band=7, footer=5.4, back_footer=17, qr=15, kicker=0,
        mark=14, back_mark=10, titles=(11.5, 10.5, 9.5), back_titles=(9, 8.5, 8), small=5.5,
        sizes=(10.5, 10, 9.5, 9, 8.5, 8.25, 8), target=10, wide_footer=True, slot=14,
    ),
}  # fmt: skip

FORMATS: Mapping[str, Format] = {
    **_PLAIN,
    **{f"{name}-bleed": replace(form, bleed=3) for name, form in _PLAIN.items()},
    **{f"{name}-inset": _inset(form, 5) for name, form in _PLAIN.items() if name != "badge"},
}
"""Formats by name. `-bleed` is for a print shop, `-inset` for an office printer; a badge is cut out of its sheet."""

PAPERS: Mapping[str, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4), "a3": (297, 420)}
"""Width and height of the papers in portrait, in mm."""
