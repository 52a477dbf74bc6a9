"""A card as it was measured before: at its type size, divided between its faces, each block with its height.

Sheets show cards that were typeset alone first; measuring is most of the work, so it is done once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_LIST_OF = {
    "checklist": "items",
    "bullets": "items",
    "lines": "rows",
    "facts": "rows",
    "questions": "questions",
}
"""The field of a block that may be divided; the same table is in fit.typ."""

Data = Mapping[str, Any]


def as_fitted(card: Data, figures: Sequence[Data]) -> dict[str, object]:
    """Return the data of a card as it was fitted.

    Args:
        card: a card as the typesetter gets it.
        figures: what the template said about its faces; where a team's own template says less, only the size is kept.
    """
    faces = {face["side"]: face for face in figures}
    sized = {**card, "size": float(figures[0]["size"])}
    if set(faces) != {"front", "back"} or any("count" not in part for part in _parts(figures)):
        return sized
    blocks = [*card["front"], *card["back"]]
    divided = {
        side: [_part(blocks[part["index"]], part) for part in face["blocks"]] for side, face in faces.items()
    }
    return sized | {"flow": False} | divided


def _parts(figures: Sequence[Data]) -> Iterator[Data]:
    for face in figures:
        yield from face["blocks"]


def _part(block: Data, part: Data) -> dict[str, object]:
    start = int(part["from"])
    changed: dict[str, object] = {"tall": part["height"], "words": [], "from": start}
    if block["kind"] in _LIST_OF:
        name = _LIST_OF[block["kind"]]
        changed[name] = block[name][start : start + int(part["count"])]
    if "first" in block:
        changed["first"] = block["first"] + start
    return {**block, **changed}
