"""People who see, hear or point differently can use every kind of page: axe finds no violation."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.report.evidence import Item, Report, told
from tests.browser.conftest import DESKTOP, PHONE, OpenSite

pytestmark = [pytest.mark.browser, pytest.mark.node]

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "index",
    "triage",
    "first-hour",
    "first-hour/contain",
    "my-steps/technical-lead",
    "levers",
    "scripts",
    "scripts/holding-notice",
    "severities",
    "types",
    "types/data-leakage",
    "roles",
    "roles/incident-commander",
    "evidence",
    "schedule",
    "clocks",
    "postmortem",
    "metrics",
    "timestamps",
    "drills",
    "drills/drill-data-leakage",
    "facilitate/drill-data-leakage",
    "cases",
    "glossary",
    "channels",
    "references",
    "sources",
    "coverage",
    "rules",
    "rules/u",
    "about",
    "source/levers.yaml",
)

LAYOUT = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
"""Rules of axe that go by where things stand and by their colours, not by what they are."""


def look(page: Page, window: ViewportSize, scheme: Literal["dark", "light"]) -> Page:
    """Show a page in a window of another size and in other colours, all of them as they will stay."""
    page.set_viewport_size(window)
    page.emulate_media(color_scheme=scheme)
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    return page


def violations(page: Page, *rules: str) -> list[dict[str, Any]]:
    """Return what axe objects to: the rule, and the elements; by some of its rules where they are named."""
    if page.evaluate("!self.axe"):
        page.evaluate(AXE.read_text("utf-8"))
    some = {"runOnly": rules} if rules else {}
    found = page.evaluate("some => axe.run({ resultTypes: ['violations'], ...some })", some)
    return [
        {"rule": one["id"], "at": [node["html"][:160] for node in one["nodes"]]}
        for one in found["violations"]
    ]


def test_axe_finds_no_violation(open_site: OpenSite) -> None:
    """Width changes the layout and the scheme the colours, neither the other: two of the four say it all.

    All rules look at a wide page, which shows everything; at a dark phone those that go by layout and colours. What only a
    phone shows stands on each page: the tests below look at it by all rules.
    """
    visit, found = open_site(), {}
    for name in PAGES:
        page = look(visit.page, PHONE, "dark")
        visit.go(name)
        found[name] = violations(page, *LAYOUT) + violations(look(page, DESKTOP, "light"))
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_no_violation_while_the_search_is_open(
    open_site: OpenSite, viewport: ViewportSize, scheme: str
) -> None:
    page = open_site(viewport=viewport, color_scheme=scheme).go("index")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").press_sequentially("kill switch")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert violations(page) == []


def test_axe_finds_no_violation_with_the_menu_open_and_answers_ticked(open_site: OpenSite) -> None:
    page = open_site().go("triage")
    page.locator("fieldset label").first.click()
    page.locator("summary", has_text="Menu").click()
    assert violations(page) == []


def test_the_page_of_evidence_is_read_by_everybody_on_a_phone_and_on_a_desk(open_site: OpenSite) -> None:
    page = open_site().page
    items = (
        Item(
            "in force",
            "Version 1.2.0",
            "since 2026-09-01",
            "evidence",
            "tag v1.2.0, commit 0123456789ab, signed",
        ),
        Item(
            "overdue",
            "Action Add a case.",
            "was due by 2026-10-15",
            "assertion",
            f"incidents/{'long-' * 12}name",
        ),
    )
    page.set_content(
        told(Report("2026-10-31", "Ours", "1.2.0", "0" * 64, ("a tag is missing",), items), "html")
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(page) + violations(look(page, DESKTOP, "light")) == []
