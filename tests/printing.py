"""Cards printed from the small playbook, and ways to look at what came out: a PDF reader, a decoder, a raster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from generator.cards import make
from generator.cards.make import Printed, PrintedCard, Selection, Workshop
from generator.model import Playbook
from tests.build import playbook

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates" / "cards"
POINT = 72 / 25.4
SITE = "https://playbook.example.com"

CARDS: dict[str, Any] = {
    "address": SITE,
    "decks": {
        "pocket": {
            "name": "Pocket",
            "cards": ["severities", "roles", "phases"],
            "leave_out": ["executive-on-call"],
            "sheets": ["a4"],
        },
        "badge": {"name": "Badge", "cards": ["badge"], "format": "badge", "sheets": ["badge-a4"]},
        "tiny": {"name": "Tiny", "cards": ["severities"], "format": "a7"},
    },
}


def small(change: Mapping[str, object] | None = None, **cards: object) -> Playbook:
    return playbook({"cards": CARDS | cards} | dict(change or {}))


def printed(model: Playbook, work: Path, *, theme: Path | None = None, workers: int | None = None) -> Printed:
    return make.make(model, Workshop(TEMPLATES, theme, work, workers=workers), Selection(), lambda _: None)


def overflowing(change: Mapping[str, object], work: Path, **cards: object) -> list[tuple[str, str, str]]:
    """Print what cannot be printed; return rule, message and place of each problem."""
    result = printed(small(change, **cards), work)
    assert result.decks == ()
    return [(problem.rule, problem.message, str(problem.spot)) for problem in result.problems]


def card_of(made: Printed, card_id: str) -> PrintedCard:
    """The card with an id, in the first deck that has it."""
    return next(card for deck in made.decks for card in deck.cards if card.card.id == card_id)


def pdfs(made: Printed) -> dict[str, Path]:
    return {file.name: file.source for file in made.files if file.name.endswith(".pdf")}


def catalogue(path: Path) -> Any:
    """The root object of a file, of which pypdf's types say little."""
    return pypdf.PdfReader(path).trailer["/Root"]


def pages_of(path: Path, dpi: int, mode: str = "RGB") -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield page.render(scale=dpi / 72).to_pil().convert(mode)


def words_of(path: Path) -> list[str]:
    return [" ".join((page.extract_text() or "").split()) for page in pypdf.PdfReader(path).pages]


def fonts(path: Path) -> set[tuple[str, str, bool]]:
    """Name, kind and whether it is embedded, of each font in a file."""
    found = set()
    for page in pypdf.PdfReader(path).pages:
        resources: Any = page["/Resources"]
        for reference in resources.get("/Font", {}).values():
            font = reference.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = inner["/FontDescriptor"].get_object()
            embedded = any(key in descriptor for key in ("/FontFile2", "/FontFile3"))
            found.add((str(font["/BaseFont"]).split("+")[-1], str(font["/Subtype"]), embedded))
    return found
