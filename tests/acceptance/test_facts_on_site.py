"""Statements of fact on the built site: each shows its source, the day of its check and how far it is trusted.

What is ours, such as a duty or a step, is no statement of fact about the world and cites nothing. Names of companies
and years give the others away: outside the entries that cite a source, neither may stand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import api
from generator.model import Playbook
from generator.model.base import Citation
from generator.model.walk import walk_parts
from generator.pages.addresses import Addresses
from generator.pages.citations import entry_of
from generator.pages.escaping import ROOT
from generator.pages.sayings import CONFIDENCES
from tests.build import as_shipped, shipped_playbook

_COMPANY = re.compile(
    r"\b(?:Air Canada|Amazon|Anthropic|Bing|ChatGPT|Chevrolet|Claude|Copilot|Cursor|DPD|Gemini|Google|Grok"
    r"|Hugging Face|iTutorGroup|Microsoft|OpenAI|Pinecone|Replit|Workday|xAI|Zillow)\b"
)
_HOLIDAYS = re.compile(r"public holidays from \d{4} to \d{4}")
"""What the program knows of days off, and no fact about anybody."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!-\d)")
_STORIES = ("drills/", "facilitate/", "scripts", "postmortem", "rules", "source/", "cards/", "sources")
"""Pages with made-up examples and stories, pages of files and rules, and the list of the sources themselves."""
_READ = [
    "s01",
    "s02",
    "s04",
    "s05",
    "s06",
    "s17",
    "s20",
    "s25",
    "s28",
    "s31",
    "s34",
    "s42",
    "s50",
    "s54",
    "s56",
    "s60",
    "s62",
    "s63",
    "s64",
    "s65",
    "s66",
    "s67",
    "s73",
    "s77",
    "s79",
    "s80",
    "s81",
    "s82",
    "s84",
    "s86",
    "s88",
    "s116",
    "s98",
    "s99",
    "s105",
    "s110",
    "s113",
]
"""Sources that somebody opened; a fact in them can still be one that they took from elsewhere."""
_GUIDES = [
    "s12",
    "s13",
    "s14",
    "s15",
    "s16",
    "s26",
    "s27",
    "s29",
    "s35",
    "s37",
    "s38",
    "s39",
    "s41",
    "s46",
    "s49",
    "s51",
    "s53",
    "s68",
    "s69",
    "s70",
    "s71",
    "s72",
    "s78",
    "s83",
    "s85",
    "s87",
    "s89",
    "s90",
    "s91",
    "s93",
    "s94",
    "s95",
    "s97",
    "s100",
    "s101",
    "s102",
    "s103",
    "s104",
    "s106",
    "s107",
    "s108",
    "s109",
    "s111",
    "s112",
    "s114",
    "s115",
]
"""Guides, trackers and press that somebody opened: nothing in them counts as read at the source."""
_READ_ELSEWHERE = [
    "s36",
    "s07",
    "s08",
    "s09",
    "s10",
    "s11",
    "s18",
    "s19",
    "s21",
    "s22",
    "s24",
    "s30",
    "s32",
    "s33",
    "s40",
    "s43",
    "s44",
    "s45",
    "s47",
    "s48",
    "s55",
    "s57",
    "s58",
    "s59",
    "s61",
    "s74",
    "s75",
    "s76",
    "s96",
]
"""Sources known from notes that name them: nothing in them counts as read at the source."""
_CHANGED_SINCE = ["s92"]
"""Copies of a text that was changed later: read, and as good as second hand."""


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return shipped_playbook()


@pytest.fixture(scope="module", params=["internal", "public"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default site, once as the team reads it and once as the public does."""
    if request.param == "internal":
        return Path(request.getfixturevalue("default_build")) / "site"
    folder = tmp_path_factory.mktemp("public")
    checked = as_shipped(edition="public")
    return api.build(checked, folder / "work", folder / "site", with_cards=False).start.parent


def citations(playbook: Playbook) -> Iterator[tuple[tuple[str, str], Citation]]:
    for spot, part in walk_parts(playbook):
        if isinstance(part, Citation):
            yield entry_of(spot), part


def shown(site: Path, playbook: Playbook) -> dict[tuple[str, str], str]:
    """Return the HTML that shows each citing entry: its page, or on a shared page what follows its anchor."""
    found: dict[tuple[str, str], str] = {}
    citing = dict.fromkeys(entry for entry, _ in citations(playbook))
    addresses = Addresses(playbook)
    for concept, entry in citing:
        address = str(addresses.of(concept, entry)).removeprefix(ROOT)
        page, _, anchor = address.partition("#")
        text = article(site / page)
        if anchor:
            text = text[text.index(f'id="{anchor}"') :]
            others = [f'id="{other}"' for kind, other in citing if kind == concept and other != entry]
            text = text[: min((text.index(other) for other in others if other in text), default=len(text))]
        found[concept, entry] = text
    return found


def page_of(playbook: Playbook, source: str) -> str:
    """Return the page on which a source stands: many sources take more than one."""
    return str(Addresses(playbook).of("sources", source)).removeprefix(ROOT).partition("#")[0]


def article(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    return text[text.index("<article") : text.index("</article>")]


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).replace(" ,", ",").split()).replace(
        " ,", ","
    )


def test_every_statement_of_fact_shows_confidence_source_day_and_note(site: Path, playbook: Playbook) -> None:
    entries = shown(site, playbook)
    missing = []
    for entry, cite in citations(playbook):
        source = playbook.sources[cite.source]
        said = f"{CONFIDENCES[cite.confidence]} · {source.title}, checked {source.checked_on}"
        if cite.note:
            said += f" · {cite.note}"
        if " ".join(said.split()) not in words(entries[entry]):
            missing.append((entry, said))
        if f'{page_of(playbook, cite.source)}#{cite.source}"' not in entries[entry]:
            missing.append((entry, cite.source))
    assert missing == []


def test_every_source_stands_on_the_page_of_sources(site: Path, playbook: Playbook) -> None:
    text = {page: article(site / page) for page in {page_of(playbook, each) for each in playbook.sources}}
    assert [each for each in playbook.sources if f'id="{each}"' not in text[page_of(playbook, each)]] == []


def test_what_nobody_confirmed_says_so_where_it_stands_and_what_is_in_doubt(
    site: Path, playbook: Playbook
) -> None:
    doubtful = [(entry, cite) for entry, cite in citations(playbook) if cite.confidence == "unconfirmed"]
    entries = shown(site, playbook)
    assert doubtful
    assert [entry for entry, _ in doubtful if "<b>Not confirmed</b>" not in entries[entry]] == []
    assert [entry for entry, cite in doubtful if not cite.note] == []


def test_facts_keep_the_confidence_with_which_they_were_read(playbook: Playbook) -> None:
    found: dict[str, set[str]] = {}
    for _, cite in citations(playbook):
        found.setdefault(cite.source, set()).add(cite.confidence)
    assert sorted([*_READ, *_GUIDES, *_READ_ELSEWHERE, *_CHANGED_SINCE, "brief"]) == sorted(playbook.sources)
    assert [source for source in _READ if "primary" not in found[source]] == []
    assert [source for source in _GUIDES if "guide" not in found[source] or "primary" in found[source]] == []
    later = [*_READ_ELSEWHERE, *_CHANGED_SINCE]
    assert [source for source in later if not found[source] <= {"secondary", "unconfirmed"}] == []


def test_no_company_and_no_year_stands_outside_of_what_cites_a_source(site: Path, playbook: Playbook) -> None:
    citing = shown(site, playbook)
    loose = []
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        text = page.read_text(encoding="utf-8")
        if name.startswith(_STORIES) or "<article" not in text:
            continue
        rest = article(page)
        for part in citing.values():
            rest = rest.replace(part, " ")
        rest = _HOLIDAYS.sub(" ", rest)
        loose += [
            (name, found[0]) for found in (*_COMPANY.finditer(words(rest)), *_YEAR.finditer(words(rest)))
        ]
    assert loose == []
