"""What a reader calls a file: the words on the buttons of the site."""

from __future__ import annotations

from generator.model.cards import Sheet

_FORMATS = {
    "4x6in": "4 × 6 in",
    "panel-a4": "eighth of A4",
    "panel-letter": "eighth of Letter",
    "badge": "badge",
}
_VARIANTS = {"bleed": ", for a print shop", "inset": ", with a white edge"}
_LAYOUTS = {
    "nup": "sheet, both sides, {flip}, to cut",
    "fold": "sheet, one side, to cut and fold",
    "pocketmod": "sheet, one side, to fold into a booklet",
    "zcard": "strip, both sides, {flip}, to fold in zigzag",
}


def card_label(form: str) -> str:
    """Return what a card of a format is called."""
    name, _, variant = form.rpartition("-") if form.endswith(tuple(_VARIANTS)) else (form, "", "")
    return f"One card, {_FORMATS.get(name, name.upper())}{_VARIANTS.get(variant, '')}"


def sheet_label(sheet: Sheet, part: int | None) -> str:
    """Return what a sheet is called, with the words of print dialogs; of several files, each has the number of its part."""
    flip = f"flip on {sheet.flip} edge"
    name = f"{sheet.paper.capitalize()} {_LAYOUTS[sheet.layout].format(flip=flip)}"
    return name if part is None else f"{name}, part {part}"
