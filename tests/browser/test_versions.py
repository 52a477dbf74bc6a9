"""Several versions of a playbook in a real browser: the selector, and the notice on what is old."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.release.site import build_versions
from tests.browser.conftest import DESKTOP
from tests.browser.serving import served
from tests.repository import TestRepository

pytestmark = pytest.mark.browser

LATEST = "the latest version"
"""What every link to the latest version says, among other words."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two released versions; the first has a page that the second has not."""
    team = TestRepository(tmp_path_factory.mktemp("versions") / "team")
    team.commit({"about/version": "1.0.0"}, tag="v1.0.0", day="2026-02-03")
    (team.playbook / "drills.yaml").unlink()
    about = team.playbook / "about.yaml"
    about.write_text(about.read_text("utf-8").replace("1.0.0", "2.0.0"), encoding="utf-8")
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=Drop the drills")
    team.git("tag", "v2.0.0")
    work = team.root / "build"
    made = build_versions(team.playbook, work, work / "site", "v", lambda _: None, with_cards=False)
    assert made.versions == ("2.0.0", "1.0.0")
    return work / "site"


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """The address of the site on this machine."""
    with served(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=DESKTOP) as context:
        yield context.new_page()


def test_the_selector_lists_the_versions_and_keeps_the_page(page: Page, server: str) -> None:
    page.goto(f"{server}/latest/severities.html")
    page.locator(".md-version__current").focus()
    expect(page.locator(".md-version__link")).to_have_text(["2.0.0", "1.0.0"])
    page.locator(".md-version__link", has_text="1.0.0").click()
    page.wait_for_url(f"{server}/1.0.0/severities.html")


def test_the_selector_is_large_enough_for_a_finger_and_opens_below_itself(page: Page, server: str) -> None:
    page.goto(f"{server}/latest/severities.html")
    current = page.locator(".md-version__current")
    current.hover()
    expect(page.locator(".md-version__list")).to_be_visible()
    sizes = [link.bounding_box() for link in (current, *page.locator(".md-version__link").all())]
    assert [box for box in sizes if box is None or box["height"] < 44] == []
    link = page.locator(".md-version__link", has_text="1.0.0")
    page.mouse.move(*middle(current), steps=2)
    page.mouse.move(*middle(link), steps=20)  # no gap on the way, or the list would close
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url(f"{server}/1.0.0/severities.html")


def middle(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_an_old_page_says_so_and_leads_to_the_same_page_of_the_latest(page: Page, server: str) -> None:
    page.goto(f"{server}/1.0.0/first-hour/confirm.html")
    notice = page.locator(".pb-outdated")
    expect(notice).to_contain_text("Version 1.0.0 is out of date. In force is 2.0.0")
    notice.get_by_role("link", name=LATEST).click()
    page.wait_for_url(f"{server}/latest/first-hour/confirm.html")
    expect(page.locator(".pb-outdated")).to_have_count(0)


def test_an_old_page_leads_to_the_list_of_all_versions(page: Page, server: str) -> None:
    page.goto(f"{server}/1.0.0/first-hour/confirm.html")
    page.locator(".pb-outdated").get_by_role("link", name="All versions").click()
    page.wait_for_url(f"{server}/versions.html")
    expect(page.get_by_role("listitem")).to_have_text(["2.0.0", "1.0.0"])


@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_into_the_middle_of_an_old_page_shows_the_notice_and_the_place(
    page: Page, server: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}/1.0.0/severities.html#sev-2")
    notice, place = page.locator(".pb-outdated"), page.locator("#sev-2")
    expect(notice).to_be_in_viewport(ratio=1)
    expect(place).to_be_in_viewport(ratio=1)
    above, below = notice.bounding_box(), place.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]


def test_the_notice_leads_to_the_same_place_on_the_page(page: Page, server: str) -> None:
    page.goto(f"{server}/1.0.0/severities.html#sev-2")
    link = page.locator(".pb-outdated").get_by_role("link", name=LATEST)
    expect(link).to_have_attribute("href", f"{server}/latest/severities.html#sev-2")
    page.evaluate("location.hash = 'sev-1'")
    link.click()
    page.wait_for_url(f"{server}/latest/severities.html#sev-1")
    expect(page.locator("#sev-1")).to_be_in_viewport()


def test_an_old_page_that_is_gone_leads_to_the_start_of_the_latest(page: Page, server: str) -> None:
    page.goto(f"{server}/1.0.0/drills.html#a-place")
    page.locator(".pb-outdated").get_by_role("link", name=LATEST).click()
    page.wait_for_url(f"{server}/latest/index.html")


def test_the_notice_needs_neither_script_nor_server(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "1.0.0" / "severities.html").as_uri())
        page.locator(".pb-outdated").get_by_role("link", name=LATEST).click()
        assert page.url == (site / "latest" / "severities.html").as_uri()


def test_the_first_address_leads_to_the_latest(page: Page, server: str) -> None:
    page.goto(f"{server}/")
    page.wait_for_url(f"{server}/latest/index.html")


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("cards/role-scribe.html#1a2b3c4d", "latest/cards/role-scribe.html#1a2b3c4d"),
        ("roles.html#scribe", "latest/roles.html#scribe"),
        ("drills.html", "1.0.0/drills.html"),
    ],
)
def test_an_address_without_a_version_leads_to_where_the_page_is(
    page: Page, server: str, address: str, place: str
) -> None:
    """Printed cards bear such addresses; a page that is gone is shown as it was last."""
    page.goto(f"{server}/{address}")
    page.wait_for_url(f"{server}/{place}")


def test_an_address_without_a_version_needs_no_script(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "first-hour" / "confirm.html").as_uri())
        page.wait_for_url((site / "latest" / "first-hour" / "confirm.html").as_uri())
