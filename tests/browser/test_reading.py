"""Pages can be read: on a phone, on paper, over a slow line."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, OpenSite, page_names

pytestmark = pytest.mark.browser

HEAVIEST = 80_000
"""Bytes of HTML; a page is read on a phone, on the way."""

PAPER = {"width": 680, "height": 960}
"""A4 between its margins, in CSS pixels."""


def test_no_page_is_heavy(site: Path) -> None:
    sizes = {name: (site / f"{name}.html").stat().st_size for name in page_names(site)}
    assert {name: size for name, size in sizes.items() if size > HEAVIEST} == {}


def test_the_first_screen_of_a_phone_says_what_to_do_first(open_site: OpenSite) -> None:
    page = open_site(viewport=PHONE).go("index")
    expect(page.get_by_role("heading", level=1)).to_have_text("An AI incident is happening")
    reach = page.locator(".pb-act").bounding_box()
    last = page.locator(".pb-cards a").first.bounding_box()
    assert reach is not None
    assert last is not None
    assert [link.get_attribute("href") for link in page.locator(".pb-go a").all()] == [
        "triage.html",
        "first-hour.html",
        "scripts.html",
    ]
    assert last["y"] < reach["y"]  # what one sees begins on it, too


@pytest.mark.parametrize("name", ["index", "triage", "first-hour/contain", "scripts"])
def test_what_is_tapped_during_an_incident_is_big_enough(open_site: OpenSite, name: str) -> None:
    page = open_site(viewport=PHONE).go(name)
    targets = (
        ".pb-go a, .pb-act a, .pb-tool, .pb-answer, .pb-button, .pb-tiers a, .pb-cards a, .pb-filter label"
    )
    small = page.eval_on_selector_all(
        targets,
        """all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
             .filter(box => box.height < 44 || box.width < 44).map(box => [box.width, box.height])""",
    )
    assert small == []


@pytest.mark.parametrize("name", ["index", "first-hour", "first-hour/contain", "scripts", "levers", "triage"])
def test_paper_shows_the_whole_article_and_none_of_the_frame(open_site: OpenSite, name: str) -> None:
    page = open_site(viewport=PAPER).go(name)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    for frame in (".pb-top", ".pb-side", ".pb-act", ".pb-button"):
        assert [part for part in page.locator(frame).all() if part.is_visible()] == []
    cut_off = page.eval_on_selector_all(
        "article :is(p, li, h1, h2, h3, td, dd, pre, .pb-script):not(nav *, .pb-sr, .pb-verdict *)",
        """all => all.filter(one => one.checkVisibility() && one.innerText.trim())
             .filter(one => one.getBoundingClientRect().height < 4
               || (one.scrollHeight > one.clientHeight + 2 && getComputedStyle(one).overflowY !== "visible"))
             .map(one => one.outerHTML.slice(0, 120))""",
    )
    assert cut_off == []


def test_paper_keeps_what_each_triage_answer_sets_off(open_site: OpenSite) -> None:
    page = open_site(viewport=PAPER).go("triage")
    expect(page.locator(".pb-then").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".pb-then").first).to_be_visible()


def test_the_navigation_stands_beside_the_page_on_a_desktop_and_behind_the_menu_on_a_phone(
    open_site: OpenSite,
) -> None:
    page = open_site(viewport=DESKTOP).go("levers")
    side = page.get_by_role("navigation", name="All pages")
    expect(side.get_by_role("link", name="Levers")).to_have_attribute("aria-current", "page")
    page.set_viewport_size(PHONE)
    expect(side).to_be_hidden()
    page.locator("summary.pb-tool").click()
    expect(page.get_by_role("navigation", name="Menu").get_by_role("link", name="Roles")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
