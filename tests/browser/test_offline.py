"""Opened from a folder with no network, everything works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenSite
from tests.browser.serving import served

pytestmark = pytest.mark.browser


def search(page: Page, words: str) -> list[str]:
    """Type words into the search and return the addresses found, from the root of the site."""
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").press_sequentially(words)
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_attached()
    return [link.get_attribute("href") or "" for link in results.all()]


PAYLOAD = 230_000
"""Bytes, not compressed, of the first page and all that it loads."""


@pytest.mark.parametrize("served_from", ["a server", "a folder"])
def test_nothing_of_the_search_is_loaded_before_somebody_searches(
    open_site: OpenSite, site: Path, served_from: str
) -> None:
    with served(site) as server:
        home = server if served_from == "a server" else site.as_uri()
        visit = open_site()
        page = visit.page
        page.goto(f"{home}/index.html", wait_until="networkidle")
        loaded = {name.removeprefix(f"{home}/") for name in visit.requests} - {"favicon.ico"}
        assert sum((site / name).stat().st_size for name in loaded) <= PAYLOAD
        assert [name for name in loaded if "search_index" in name or "/javascripts/" in name] == []
        page.keyboard.press("/")
        page.keyboard.type("kill switch")  # faster than anything loads
        expect(page.locator(".md-search-result__link").first).to_be_attached()
        assert visit.complaints == []


def test_a_link_to_a_search_opens_it(open_site: OpenSite, site: Path) -> None:
    with served(site) as server:
        page = open_site().page
        page.goto(f"{server}/index.html?q=kill+switch")
        expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_what_is_folded_opens_on_paper_and_where_a_link_leads(open_site: OpenSite) -> None:
    page = open_site().go("postmortem")
    fold = page.locator(".pb-column details").first
    expect(fold).not_to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(fold).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(fold).not_to_have_attribute("open", "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kill switch", "levers.html#kill-switch"),
        ("SEV-1", "severities.html#sev-1"),
        ("blameless", "postmortem.html"),
    ],
)
def test_the_search_finds_words_without_a_server(open_site: OpenSite, words: str, found: str) -> None:
    visit = open_site()
    addresses = search(visit.go("roles/scribe"), words)
    assert [address for address in addresses if found in address] != []
    assert visit.foreign == []
    assert visit.complaints == []


def test_a_result_of_the_search_opens_the_place_it_names(open_site: OpenSite) -> None:
    page = open_site(viewport=DESKTOP).go("index")
    search(page, "kill switch")
    page.locator(".md-search-result__link[href*='levers.html#kill-switch']").click()
    expect(page).to_have_url(re.compile(r"/levers\.html#kill-switch$"))
    expect(page.locator("#kill-switch")).to_be_in_viewport()


def test_every_page_reads_the_same_without_scripts(open_site: OpenSite) -> None:
    page = open_site(java_script_enabled=False).go("scripts")
    expect(page.locator(".pb-script").first).to_be_visible()
    expect(page.locator(".pb-needs-script").first).to_be_hidden()


def test_light_and_dark_follow_the_system_until_the_reader_chooses(open_site: OpenSite) -> None:
    page = open_site(viewport=PHONE, color_scheme="dark").go("index")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_title("Light or dark").click()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".pb-go a").first.click()
    expect(page).to_have_url(re.compile(r"/triage\.html$"))
    expect(page.locator("body")).to_have_css("background-color", light)
    assert dark != light


def test_the_choice_of_light_or_dark_holds_where_each_file_has_a_storage_of_its_own(
    open_site: OpenSite,
) -> None:
    visit = open_site(viewport=PHONE, color_scheme="dark")
    visit.page.context.add_init_script("Storage.prototype.getItem = ((get) => function (key) {"
        " return this === localStorage ? null : get.call(this, key); })(Storage.prototype.getItem)")  # fmt: skip
    page = visit.go("index")
    page.get_by_title("Light or dark").click()
    page.locator(".pb-go a").first.click()
    expect(page.locator("html")).to_have_attribute("data-pb-theme", "light")
