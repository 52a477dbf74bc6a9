"""Words that somebody types at night lead to the page they need, first, from a folder without a server."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, OpenSite

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
HERE = Path(__file__).parent

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


@pytest.mark.browser
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
        found[words] = _page(first)
    assert found == WORDS


def _page(link: str) -> str:
    return next((where for where in sorted(set(WORDS.values())) if where in link), link)


@pytest.mark.node
@pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed")
def test_firefox_finds_them_too_and_keeps_the_chosen_theme_from_file_to_file(site: Path) -> None:
    """Files share nothing there but what the tab keeps."""
    ran = subprocess.run(
        ["node", HERE / "firefox.mjs", str(FIREFOX), site, json.dumps(list(WORDS))],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["shown"] == ["light dark", "dark", "dark"]
    assert {words: _page(link) for words, link in told["found"].items()} == WORDS
