"""What stands in the file of a card: sizes, tags, fonts, print preferences, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pdfua
import pypdf

from generator.cards.formats import FORMATS
from generator.cards.make import Printed
from tests.printing import POINT, catalogue, fonts, pdfs


def test_every_card_is_two_pages_of_exactly_its_format(made: Printed) -> None:
    for deck in made.decks:
        form = FORMATS[deck.deck.format]
        for card in deck.cards:
            pages = pypdf.PdfReader(card.files[0].source).pages
            sizes = [
                (round(float(page.mediabox.width) / POINT, 2), round(float(page.mediabox.height) / POINT, 2))
                for page in pages
            ]
            assert sizes == [(form.width, form.height)] * 2


def test_every_pdf_is_tagged_titled_in_its_language_and_declared_accessible(made: Printed) -> None:
    for name, path in pdfs(made).items():
        reader = pypdf.PdfReader(path)
        root = catalogue(path)
        assert root["/MarkInfo"]["/Marked"].value, name
        assert root["/Lang"] == "en", name
        assert reader.metadata is not None
        assert reader.metadata.title, name
        xmp = root["/Metadata"].get_data()
        assert b"<pdfuaid:part>1</pdfuaid:part>" in xmp, name


def elements(node: Any) -> Iterator[Any]:
    """Walk the structure tree."""
    node = node.get_object()
    if isinstance(node, pypdf.generic.ArrayObject):
        for member in node:
            yield from elements(member)
    elif isinstance(node, pypdf.generic.DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def test_a_screen_reader_finds_one_main_heading_for_each_card_real_lists_and_named_pictures(
    made: Printed,
) -> None:
    for deck in made.decks:
        for file, count in [
            *((card.files[0], 1) for card in deck.cards),
            *((file, len(deck.cards)) for file in deck.sheets),
        ]:
            found = list(elements(catalogue(file.source)["/StructTreeRoot"]))
            kinds = [str(each["/S"]) for each in found]
            assert kinds.count("/H1") == count, file.name
            assert [each for each in found if each["/S"] == "/Figure" and not each.get("/Alt")] == [], (
                file.name
            )
            assert kinds.count("/LI") == kinds.count("/LBody"), file.name


def test_a_checker_of_pdf_ua_finds_nothing(made: Printed) -> None:
    for name, path in pdfs(made).items():
        assert pdfua.validate(str(path)).findings == (), name


def test_the_print_dialogue_starts_without_scaling_and_turns_about_the_right_edge(made: Printed) -> None:
    wanted = {"deck-pocket-a4.pdf": "/DuplexFlipLongEdge", "deck-badge-badge-a4.pdf": "/Simplex"}
    for name, duplex in wanted.items():
        preferences = catalogue(pdfs(made)[name])["/ViewerPreferences"]
        assert (preferences["/PrintScaling"], preferences["/Duplex"]) == ("/None", duplex)


def test_every_font_is_ours_embedded_and_real_outlines(made: Printed) -> None:
    for name, path in pdfs(made).items():
        for font, kind, embedded in fonts(path):
            assert re.match(r"IBMPlex(Sans|Mono)", font), (name, font)
            assert (kind, embedded) == ("/Type0", True), (name, font)


def test_previews_show_each_face_as_a_picture_without_a_word_in_it(made: Printed) -> None:
    for deck in made.decks:
        for card in deck.cards:
            assert [file.label for file in card.previews] == ["front", "back"]
            for file in card.previews:
                svg = file.source.read_text("utf-8")
                assert svg.startswith("<svg ")
                assert "http://" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", svg)


def test_the_properties_of_a_file_name_the_card_and_nobody(made: Printed) -> None:
    for name, path in pdfs(made).items():
        properties = pypdf.PdfReader(path).metadata
        assert properties is not None
        assert set(properties) <= {"/Title", "/Creator"}, name
        assert str(properties.get("/Creator", "")).startswith("Typst"), name
