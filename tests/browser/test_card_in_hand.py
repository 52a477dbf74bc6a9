"""The page of a card tells the holder of a printed one whether it is still good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator import api
from tests.browser.conftest import OpenSite
from tests.build import changed, write

pytestmark = pytest.mark.browser

NAME = "cards/role-incident-commander"
MISSION = "roles/incident-commander/mission"


@dataclass(frozen=True)
class Published:
    """A site, and the codes of the card as it was published three times."""

    site: Path
    codes: tuple[str, ...]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A small playbook whose card changed twice, recorded each time; the last one as a site."""
    root = tmp_path_factory.mktemp("published")
    folder = root / "playbook"
    codes = []
    for version, mission in (("1.0.0", "Leads."), ("1.1.0", "Leads and decides."), ("1.2.0", "Decides.")):
        write(changed({MISSION: mission, "about/version": version}), folder)
        checked = api.check(folder)
        assert not checked.fails()
        api.record(checked)
        codes.append(code_of(checked))
    site = api.build(checked, root / "work", root / "site", with_cards=False).start.parent
    return Published(site, tuple(codes))


def code_of(checked: api.Checked) -> str:
    """Return the code that the page of the card shows."""
    (page,) = (page for page in api.render(checked) if page.path == f"{NAME}.md")
    return page.text.partition('data-pb-card="')[2][:8]


def state(page: Page, state: str | None) -> str:
    """Wait for a state and return what the page says about it."""
    box = page.locator("#card_state")
    if state is None:
        expect(box).not_to_have_attribute("data-pb-state", "current")
    else:
        expect(box).to_have_attribute("data-pb-state", state)
    return " ".join(box.inner_text().split())


def test_the_current_code_is_current_until_its_review_is_due_and_overdue_after_it(
    open_site: OpenSite, published: Published
) -> None:
    typed = open_site(published.site).go(NAME, f"#{published.codes[2].upper()}")
    assert state(typed, "current").startswith("Current.")
    for day, wanted, words in (
        ("2027-05-02", "current", "Current. Your card says what this page says. Next review by 2027-05-02."),
        ("2027-05-03", "overdue", "Review overdue. The words are the newest there are"),
    ):
        visit = open_site(published.site, timezone_id="UTC")
        visit.page.clock.set_fixed_time(f"{day}T12:00:00Z")
        assert state(visit.go(NAME, f"#{published.codes[2]}"), wanted).startswith(words)


def test_an_earlier_code_is_stale_and_shows_every_line_that_changed_since(
    open_site: OpenSite, published: Published
) -> None:
    page = open_site(published.site).go(NAME, f"#{published.codes[0]}")
    assert state(page, "stale") == (
        "Stale. Your card is of version 1.0.0 and was replaced on 2026-11-02. These lines changed since: "
        "Leads. Leads and decides. Leads and decides. Decides."
    )
    page = open_site(published.site).go(NAME, f"#{published.codes[1]}")
    assert state(page, "stale").endswith("changed since: Leads and decides. Decides.")


def test_a_code_that_was_never_published_is_not_to_be_trusted(
    open_site: OpenSite, published: Published
) -> None:
    page = open_site(published.site).go(NAME, "#deadbeef")
    assert state(page, "unknown") == (
        f"Unknown. The code deadbeef was never published here. Do not trust this card; the code is {published.codes[2]}."
    )


def test_without_a_code_and_without_script_the_reader_is_asked_to_compare(
    open_site: OpenSite, published: Published
) -> None:
    asked = f"Is your card still good? Compare the code on it with {published.codes[2]}."
    for settings in ({}, {"java_script_enabled": False}):
        page = open_site(published.site, **settings).go(NAME)
        assert state(page, None).startswith(asked)


def test_the_answer_follows_the_address_without_loading_the_page_anew(
    open_site: OpenSite, published: Published
) -> None:
    page = open_site(published.site).go(NAME, "#deadbeef")
    state(page, "unknown")
    page.evaluate(f"location.hash = '{published.codes[0]}'")
    state(page, "stale")


@pytest.mark.parametrize("anchor", ["#card_history", "#deadbeef0"])
def test_an_address_without_a_code_asks_the_reader_again(
    open_site: OpenSite, published: Published, anchor: str
) -> None:
    page = open_site(published.site).go(NAME, "#deadbeef")
    state(page, "unknown")
    page.evaluate(f"location.hash = '{anchor}'")
    box = page.locator("#card_state")
    expect(box).to_contain_text("Is your card still good? Compare the code on it with")
    expect(box).not_to_have_attribute("data-pb-state", re.compile(".*"))
