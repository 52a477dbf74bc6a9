"""The site as it is kept on a device: of one edition alone, and of one version until the next one is whole and in use."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from generator.site import write_kept
from tests.browser.serving import served
from tests.browser.test_live import HOME, KEEP, SMALL

pytestmark = pytest.mark.browser

CONTACT = "Call +49 30 5550 1234"
WITHIN = """caches.keys().then((names) => Promise.all(names.map(async (name) =>
    (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).then((found) => found.flat())"""
"""The paths of everything that is kept."""


def put(site: Path, to: Path, words: str) -> Path:
    """Copy a site that says some words on its first page, as a build would have left it."""
    copy = shutil.copytree(site, to, ignore=shutil.ignore_patterns("downloads"), dirs_exist_ok=True)
    index = copy / "index.html"
    index.write_text(index.read_text("utf-8").replace(HOME, words), encoding="utf-8")
    write_kept(copy, "Site")
    return copy


def test_another_edition_of_the_same_host_is_never_kept_nor_answered_from_what_is_kept(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    put(site, tmp_path / "public", HOME)
    put(site, tmp_path / "internal", CONTACT)
    context = browser.new_context(viewport=SMALL)
    try:
        page = context.new_page()
        with served(tmp_path) as address:
            page.goto(f"{address}/public/live.html")
            assert page.evaluate(KEEP) == "Kept on this device"
            page.goto(f"{address}/internal/index.html")
            expect(page.get_by_role("heading", level=1)).to_have_text(CONTACT)
            page.goto(f"{address}/public/index.html")
            expect(page.get_by_role("heading", level=1)).to_have_text(HOME)
            assert {path.split("/")[1] for path in page.evaluate(WITHIN)} == {"public"}
        page.goto(f"{address}/public/index.html")
        expect(page.get_by_role("heading", level=1)).to_have_text(HOME)
        with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
            page.goto(f"{address}/internal/index.html")
    finally:
        context.close()


def test_an_edition_that_takes_the_place_of_another_leaves_nothing_of_it(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """The old one is in use until its pages are closed; then the new one is, and what the old one kept is gone."""
    copy = put(site, tmp_path / "site", CONTACT)
    (copy / "only-internal.html").write_text(f"<!doctype html><title>x</title>{CONTACT}", encoding="utf-8")
    write_kept(copy, "Site")
    context = browser.new_context(viewport=SMALL)
    try:
        page = context.new_page()
        with served(copy) as address:
            page.goto(f"{address}/live.html")
            assert page.evaluate(KEEP) == "Kept on this device"
            other = context.new_page()
            other.goto(f"{address}/live.html")  # somebody is in the middle of an incident
            (copy / "only-internal.html").unlink()
            put(site, copy, HOME)
            assert page.evaluate(KEEP).endswith("The newer version waits until all its pages are closed")
            page.goto(f"{address}/index.html")
            expect(page.get_by_role("heading", level=1)).to_have_text(CONTACT)
        page.close()
        other.close()
        page = context.new_page()
        page.goto(f"{address}/index.html")
        expect(page.get_by_role("heading", level=1)).to_have_text(HOME)
        assert [path for path in page.evaluate(WITHIN) if "only-internal" in path] == []
        assert page.evaluate("caches.keys().then((names) => names.length)") == 1
    finally:
        context.close()


def test_over_https_the_page_starts_and_offers_to_keep_the_site(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport=SMALL)
    try:
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route(
            "https://playbook.example/**",
            lambda route: route.fulfill(path=site / urlsplit(route.request.url).path.removeprefix("/")),
        )
        page.goto("https://playbook.example/live.html")
        expect(page.get_by_role("button", name="Keep the whole site")).to_be_visible()
        assert (
            page.locator("link[rel=manifest]").get_attribute("href")
            == "https://playbook.example/site.webmanifest"
        )
        page.get_by_role("button", name="Start").click()
        expect(page.locator("#_step")).to_be_visible()
        assert complaints == []
    finally:
        context.close()
