"""Versions that mike has published, in a real browser: the selector, and what an old page says about itself."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.acceptance.test_mike import deployed
from tests.browser.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The branch that mike writes, served: two versions, the first with a page that the second has not."""
    team, site = deployed(tmp_path_factory), tmp_path_factory.mktemp("mike")
    (site / "all.tar").write_bytes(
        subprocess.run(
            ["git", "-C", team.root, "archive", "gh-pages"], capture_output=True, check=True
        ).stdout
    )
    subprocess.run(["tar", "-xf", "all.tar"], cwd=site, check=True)
    with served(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        yield context.new_page()


def test_an_old_page_says_so_and_leads_to_the_same_place_of_the_latest(page: Page, server: str) -> None:
    page.goto(f"{server}/9.0.0/first-hour/confirm.html#_content")
    notice = page.locator(".pb-outdated")
    expect(notice).to_have_text(
        "Version 9.0.0 is out of date. In force is 10.0.0: this page in the latest version."
    )
    expect(notice).to_be_in_viewport(ratio=1)
    notice.get_by_role("link").click()
    page.wait_for_url(f"{server}/latest/first-hour/confirm.html#_content")


def test_an_old_page_that_is_gone_leads_to_the_start_of_the_latest(page: Page, server: str) -> None:
    page.goto(f"{server}/9.0.0/drills.html#a-place")
    page.locator(".pb-outdated").get_by_role("link").click()
    page.wait_for_url(f"{server}/latest/index.html")


@pytest.mark.parametrize("version", ["10.0.0", "latest"])
def test_the_newest_version_is_not_called_old_whatever_its_folder(
    page: Page, server: str, version: str
) -> None:
    """The selector is shown once the list of versions was read, and so the notice would be."""
    with page.expect_response(f"{server}/versions.json"):
        page.goto(f"{server}/{version}/severities.html")
    expect(page.locator(".md-version__link")).to_have_text(["10.0.0", "9.0.0"])
    page.wait_for_load_state("networkidle")
    expect(page.locator(".pb-outdated")).to_have_count(0)


def test_without_the_list_of_versions_no_page_is_called_old(page: Page, server: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/versions.json", lambda route: route.fulfill(status=404))
    page.goto(f"{server}/9.0.0/severities.html")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".pb-outdated")).to_have_count(0)
    expect(page.locator("footer")).to_contain_text("Version 9.0.0")
    assert complaints == []
