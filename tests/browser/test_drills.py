"""Drills at the table: sealed until their minute, marked on every sheet of paper, no answer in the search."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import expect

from generator.model import Playbook
from generator.pages.addresses import Addresses
from generator.pages.richtext import TextRenderer
from tests.browser.conftest import PHONE, OpenSite

pytestmark = pytest.mark.browser


def sheets(pdf: bytes) -> list[str]:
    """Return the words of each sheet of paper."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("folder", ["drills", "facilitate"])
def test_every_printed_sheet_of_a_drill_says_that_it_is_one(
    open_site: OpenSite, playbook: Playbook, folder: str
) -> None:
    visit = open_site()
    for drill in playbook.drills:
        printed = sheets(visit.go(f"{folder}/{drill}").pdf(format="A4", prefer_css_page_size=True))
        assert len(printed) > 1
        assert [sheet[:60] for sheet in printed if not sheet.startswith("DRILL · no real incident")] == []


def test_each_piece_of_news_is_printed_on_a_sheet_of_its_own(open_site: OpenSite, playbook: Playbook) -> None:
    drill = next(iter(playbook.drills.values()))
    _, *printed = sheets(open_site().go(f"drills/{drill.id}").pdf(format="A4", prefer_css_page_size=True))
    heads = [f"DRILL · no real incident DRILL · Minute {inject.at_minute} " for inject in drill.injects]
    assert [sheet[: len(head)] for sheet, head in zip(printed, heads, strict=True)] == heads


def test_a_piece_of_news_stays_sealed_until_somebody_opens_it(
    open_site: OpenSite, playbook: Playbook
) -> None:
    page = open_site(viewport=PHONE).go(f"drills/{next(iter(playbook.drills))}")
    news = page.locator(".pb-sealed")
    expect(page.locator(".pb-sealed:visible")).to_have_count(0)
    page.locator(".pb-seal label").nth(1).click()
    expect(news.nth(1)).to_be_visible()
    expect(page.locator(".pb-sealed:visible")).to_have_count(1)


def test_the_word_drill_stays_on_the_screen_while_the_page_scrolls(
    open_site: OpenSite, playbook: Playbook
) -> None:
    page = open_site(viewport=PHONE).go(f"facilitate/{next(iter(playbook.drills))}")
    page.locator("#_debrief").scroll_into_view_if_needed()
    expect(page.locator(".pb-drill b")).to_be_in_viewport()


def test_the_search_knows_no_answer_and_no_news_of_a_drill(site: Path, playbook: Playbook) -> None:
    texts = TextRenderer(playbook, Addresses(playbook))
    docs = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    packs = {doc["location"]: doc["text"] for doc in docs if doc["location"].startswith("drills/")}
    assert [name for name in packs if "#" in name] == []
    assert set(packs) == {f"drills/{drill}.html" for drill in playbook.drills}
    assert [doc["location"] for doc in docs if doc["location"].startswith("facilitate/")] == []
    told = [
        texts.words(text)
        for drill in playbook.drills.values()
        for inject in drill.injects
        for text in (inject.tell, *inject.expect)
    ]
    found = " ".join(" ".join(doc["text"].split()) for doc in docs)
    assert [text for text in told if text in found] == []
