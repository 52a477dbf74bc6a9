"""Words that somebody types at night lead to the page they need, first, from a folder without a server."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator import api
from generator.model import Playbook
from generator.model.text import title_of
from tests.browser.conftest import DESKTOP, OpenSite
from tests.browser.serving import served

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
HERE = Path(__file__).parent

WORDS = {
    "en": {
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
    },
    "de": {
        "Halluzinationen": "types/falsche-antworten.html",
        "halluziniert": "types/falsche-antworten.html",
        "erfundene": "types/falsche-antworten.html",
        "Datenlecks": "types/datenleck.html",
        "Kundendaten": "types/datenleck.html",
        "Ausfälle": "types/anbieter-ausfall.html",
        "Störung": "types/anbieter-ausfall.html",
        "diskriminiert": "types/diskriminierung.html",
        "abschalten": "levers.html",
        "Behoerde": "scripts/meldung.html",
        "Anwälte": "roles/rechtsabteilung.html",
    },
    "ja": {
        "ハルシネーション": "types/wrong-answers.html",
        "誤回答": "types/wrong-answers.html",
        "作り話": "types/wrong-answers.html",
        "情報漏洩": "types/data-leak.html",
        "データ流出": "types/data-leak.html",
        "漏えいした": "types/data-leak.html",
        "個人情報": "types/data-leak.html",
        "システム障害": "types/vendor-outage.html",
        "差別": "types/bias.html",
        "停止": "levers.html",
        "規制当局": "scripts/report.html",
        "弁護士に連絡": "roles/homu.html",
    },
}
"""What is typed on a site in a language, and the page that must come first."""


@pytest.fixture(scope="module")
def sites(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The default site, and a small one in each of the other languages."""
    found = {"en": site}
    for playbook in sorted((HERE.parent / "cases/night").iterdir()):
        work = tmp_path_factory.mktemp(playbook.name)
        built = api.build(api.check(playbook), work / "work", work / "site", with_cards=False)
        found[playbook.name] = built.start.parent
    return found


@pytest.mark.browser
@pytest.mark.parametrize("language", WORDS)
def test_each_word_leads_to_its_page_first(
    open_site: OpenSite, sites: dict[str, Path], language: str
) -> None:
    page = open_site(sites[language], viewport=DESKTOP).go("index")
    page.locator("[data-pb-search]").first.click()
    box, links = page.get_by_role("searchbox"), page.locator(".md-search-result__link")
    for words, where in WORDS[language].items():
        box.fill("")
        expect(links).to_have_count(0)
        box.fill(words)  # at once, as what is pasted: no key comes up, and there is one answer
        leads_there = re.compile(rf"(^|/){re.escape(where)}\b")
        # The first answer waits for the index of the whole site.
        expect(links.first, words).to_have_attribute("href", leads_there, timeout=20_000)


@pytest.mark.node
@pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed")
def test_firefox_finds_them_too_and_keeps_the_chosen_theme_from_file_to_file_and_an_incident(
    sites: dict[str, Path], playbook: Playbook
) -> None:
    """Files share nothing there but what the tab keeps; the live page is one file, and keeps what it writes."""
    asked = [{"folder": str(sites[language]), "words": words} for language, words in WORDS.items()]
    with served(next(iter(sites.values()))) as address:
        ran = subprocess.run(
            ["node", HERE / "firefox.mjs", str(FIREFOX), json.dumps(asked), address],
            capture_output=True, text=True, check=False, timeout=180,
        )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["shown"] == ["light dark", "dark", "dark"]
    for words, found in zip(WORDS.values(), told["found"], strict=True):
        assert {word: _page(link, words) for word, link in found.items()} == words
    second = title_of(list(playbook.steps.values())[1])
    assert told["runs"] == [[second, second], [second, second]]


def _page(link: str, words: dict[str, str]) -> str:
    """Return the page that a link leads to, by its path in the site where it is one that is looked for."""
    return next((where for where in sorted(set(words.values()), reverse=True) if where in link), link)
