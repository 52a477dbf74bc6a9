"""Words that point at a place on a page or at a colour."""

from __future__ import annotations

from itertools import product

from generator.model.phrases import Phrases

_COLOURS = ("red", "green", "yellow", "orange", "amber", "blue", "grey", "gray", "purple")
_THINGS = (
    "box",
    "button",
    "line",
    "card",
    "text",
    "marker",
    "label",
    "banner",
    "icon",
    "section",
    "area",
    "link",
    "tab",
    "row",
    "cell",
)
_PLACES = (
    "see above", "see below", "as above", "as below", "listed above", "listed below", "described above", "described below",
    "mentioned above", "mentioned below", "shown above", "shown below", "steps above", "steps below", "table above",
    "table below", "list above", "list below", "section above", "section below", "the above", "the below", "text above", "text below",
    "on the left", "on the right", "left-hand side", "right-hand side", "top right", "top left", "bottom right", "bottom left",
    "in the corner", "overleaf", "on the next page", "on the previous page", "further down", "further up",
)  # fmt: skip

POINTING: Phrases[str] = Phrases(
    dict.fromkeys(
        _PLACES, "name it, or refer to it in braces; on paper and read aloud there is no such place"
    )
    | {
        f"{colour} {thing}": "name it by its words; not everyone sees the colour"
        for colour, thing in product(_COLOURS, _THINGS)
    }
)
