"""The page of the cards says what is missing, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

from generator import api
from tests.build import changed, write

UNPRINTED = "Without pictures and PDF files: this site was made without printing the cards."
NO_ADDRESS = "These cards bear no QR code"


def page(folder: Path, path: str, **cards: object) -> str:
    checked = api.check(write(changed({"cards": cards}), folder))
    (found,) = (page for page in api.render(checked) if page.path == path)
    return found.text


def test_pages_without_pictures_say_how_to_get_them(tmp_path: Path) -> None:
    for path in ("cards.md", "cards/severity-sev-1.md"):
        assert UNPRINTED in page(tmp_path, path)


def test_a_missing_address_is_told_where_the_cards_are_and_a_given_one_is_not(tmp_path: Path) -> None:
    assert NO_ADDRESS in page(tmp_path, "cards.md")
    assert NO_ADDRESS not in page(tmp_path, "cards.md", address="https://go.example.com/aip/")
