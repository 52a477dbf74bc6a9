"""Words that somebody types at night lead to the page they need, first, from a folder without a server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, OpenSite

pytestmark = pytest.mark.browser

WORDS = {
    "hallucination": "types/quality-regression.html",
    "jailbreak": "types/harmful-output.html",
    "discrimination": "types/bias-incident.html",
    "data breach": "types/data-leakage.html",
    "leaking": "types/data-leakage.html",
    "leakage": "types/data-leakage.html",
    "injected": "types/prompt-injection.html",
    "biased": "types/bias-incident.html",
    "outage": "types/vendor-outage.html",
    "regulators": "scripts/regulator-notice.html",
    "lawyers": "roles/legal-counsel.html",
    "screenshots": "drills/drill-harmful-output.html",
}
"""What is typed, and the page that must come first."""


def test_each_word_leads_to_its_page_first(open_site: OpenSite) -> None:
    page = open_site(viewport=DESKTOP).go("index")
    page.get_by_role("button", name="Search", exact=True).click()
    box, said = page.get_by_role("searchbox"), page.locator(".md-search-result__meta")
    found = {}
    for words in WORDS:
        box.press("Control+a")
        box.press("Delete")
        expect(said).to_have_text("Type to start searching")
        box.press_sequentially(words)
        expect(said).to_have_text(re.compile("matching document"))
        page.wait_for_timeout(200)  # the last letters are answered after the first ones
        first = page.locator(".md-search-result__link").first.get_attribute("href") or ""
        found[words] = next((where for where in sorted(set(WORDS.values())) if where in first), first)
    assert found == WORDS
