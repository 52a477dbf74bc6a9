"""Drills: every page says what it is, and the players' pack gives no answer away."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model import Playbook
from generator.model.practice import Drill
from generator.pages import Page, PageOptions, render_pages
from generator.pages.addresses import Addresses
from generator.pages.drill_record import drill_record
from generator.pages.richtext import TextRenderer
from tests.build import playbook, shipped_playbook

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def shipped() -> Playbook:
    return shipped_playbook()


def pages_of(book: Playbook) -> dict[str, Page]:
    return {page.path: page for page in render_pages(book, PageOptions())}


def words(text: str) -> str:
    """Return what a reader, a search index or a look at the source finds: everything but tags."""
    return " ".join(html.unescape(re.sub(r"</?[a-z][^>]*>", "", text)).split())


def answers(drill: Drill) -> Iterator[str]:
    """Yield everything the players must not know."""
    yield drill.setup or ""
    for inject in drill.injects:
        yield from inject.expect
        if inject.note:
            yield inject.note
    for score in drill.scores:
        yield score.measure
    yield from drill.debrief


def test_the_participants_pack_gives_no_answer_away(shipped: Playbook) -> None:
    texts, pages = TextRenderer(shipped, Addresses(shipped)), pages_of(shipped)
    for drill in shipped.drills.values():
        read = words(pages[f"drills/{drill.id}.md"].text)
        assert [answer for answer in answers(drill) if texts.words(answer) in read] == []
        assert shipped.severities[drill.severity or ""].name not in read
        assert shipped.types[drill.type or ""].name not in read


def test_the_participants_pack_holds_goal_roles_scene_and_a_sealed_sheet_for_each_minute() -> None:
    book = playbook()
    (drill,) = book.drills.values()
    text = pages_of(book)[f"drills/{drill.id}.md"].text
    read = words(text)
    assert [part for part in (drill.goal, drill.read_aloud) if not part or part not in read] == []
    assert [role for role in drill.players if f'href="../roles/{role}.html"' not in text] == []
    assert re.findall(r"## Minute (\d+) .*data-search-exclude }", text) == ["0", "15"]
    assert text.count('<div class="pb-seal"><label><input type="checkbox">') == len(drill.injects)


def test_the_participants_pack_leads_to_no_answer() -> None:
    book = playbook()
    (drill,) = book.drills.values()
    options = PageOptions(source_of=lambda _: ("drills.yaml", 1), sources={"drills.yaml": "a: b"})
    text = {page.path: page for page in render_pages(book, options)}[f"drills/{drill.id}.md"].text
    assert "source/" not in text
    assert "facilitate/" not in text


def test_the_facilitators_pack_holds_everything_and_stays_out_of_the_search(shipped: Playbook) -> None:
    texts, pages = TextRenderer(shipped, Addresses(shipped)), pages_of(shipped)
    for drill in shipped.drills.values():
        page = pages[f"facilitate/{drill.id}.md"]
        read = words(page.text)
        told = [drill.read_aloud or "", *(inject.tell for inject in drill.injects)]
        assert [text for text in (*told, *answers(drill)) if texts.words(text) not in read] == []
        pasted = [f"DRILL: {inject.paste}" for inject in drill.injects if inject.paste]
        assert [text for text in pasted if texts.words(text) not in read] == []
        assert page.text.count('class="pb-write"') == 2 * len(drill.scores)
        assert 'search: {"exclude": true}' in page.text


def test_every_page_of_a_drill_says_first_that_it_is_a_drill(shipped: Playbook) -> None:
    for path, page in pages_of(shipped).items():
        if path.startswith(("drills/", "facilitate/")):
            first = page.text.split("{: #_top }", 1)[1].lstrip()
            assert first.startswith('<p class="pb-drill"><b>DRILL</b>'), path
            assert page.title.startswith("Drill: "), path


def test_the_record_of_a_drill_asks_for_its_date_and_every_result() -> None:
    book = playbook()
    (drill,) = book.drills.values()
    assert drill_record(book, TextRenderer(book, Addresses(book)), drill) == (
        "# DRILL result: The slow drift\n\n"
        "- Date (UTC):\n- Facilitator:\n- Playbook: version 1.0.0\n"
        "- Incident commander:\n- Technical lead:\n- Communications lead:\n\n"
        "## Scores\n\n- Severity reached (good: SEV-2):\n- Minutes to the first lever (good: Under 15):\n\n"
        "## Debrief\n\n- What slowed us down?\n\n"
        "## Changes we make\n\n" + "- What: ; owner: ; due on:\n" * 3 + "\nNext drill on:\n\n"
        "## For drills.yaml\n\ndrill-quality-regression:\n  held:\n    - played_on:\n      severity:\n"
        "      led_by:\n      found:\n        -\n"
    )


HELD = [
    {"played_on": "2026-03-01", "severity": "sev-3", "led_by": "Kim", "found": ["Nobody found the switch."]},
    {"played_on": "2026-09-15", "severity": "sev-2", "led_by": "Lee", "found": ["The fallback was stale."]},
]


def test_the_facilitators_pack_keeps_a_record_of_every_time_the_latest_first() -> None:
    book = playbook({"drills/drill-quality-regression/held": HELD})
    pages = pages_of(book)
    read = words(pages["facilitate/drill-quality-regression.md"].text)
    assert (
        "2026-09-15, again by 2027-09-15. Ended at SEV-2, led by Lee.The fallback was stale."
        "\n 2026-03-01. Ended at SEV-3, led by Kim.Nobody found the switch."
    ).replace("\n", "") in read
    assert "Last played 2026-09-15, again by 2027-09-15" in words(pages["drills.md"].text)
    assert "Nobody found" not in words(pages["drills/drill-quality-regression.md"].text)


def test_a_drill_nobody_has_played_says_so(shipped: Playbook) -> None:
    pages = pages_of(shipped)
    assert words(pages["drills.md"].text).count("Not played yet") == len(shipped.drills)
    asked = "When did you last play this drill, and what did you find?"
    assert [drill for drill in shipped.drills if asked not in pages[f"facilitate/{drill}.md"].text] == []
