"""What a small playbook need not say: nothing is asked for that its source may lack, and what follows is filled in."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from generator.api import check
from generator.cards.content import cards_of
from generator.export.digest import content_digest
from generator.model import build_playbook
from generator.model.cards import default_decks
from generator.pages import PageOptions, render_pages
from generator.problems import Level
from generator.rules.registry import check_all
from tests.build import playbook, write

LEAST: dict[str, Any] = {
    "about": {"name": "On call", "scope": "general"},
    "severities": {"incident": {"name": "Incident", "rank": 1}},
    "roles": {
        "on-call": {"name": "On call", "escalation": [{"to": "manager"}]},
        "manager": {"name": "Manager"},
    },
    "phases": {"respond": {"name": "Respond", "steps": {"stop": {"owner": "on-call", "do": "Stop it."}}}},
    "types": {"outage": {"name": "Outage", "kinds": {"partial": {"name": "Partial outage"}}}},
    "scripts": {
        "notice": {"name": "Notice", "audience": "public", "stage": "initial", "text": "We look at it."}
    },
    "postmortem": {"interim": {"says": "What is known."}, "actions": {"review_within": "30d"}},
}


def test_the_least_playbook_has_no_error_on_any_day_and_shows_nothing_that_it_does_not_say(
    tmp_path: Path,
) -> None:
    checked = check(write(LEAST, tmp_path / "least"), datetime.date(2040, 1, 1))
    assert [problem.rule for problem in checked.problems if problem.level is Level.ERROR] == []
    book = checked.playbook
    assert book is not None
    texts = {page.path: page.text for page in render_pages(book, PageOptions())}
    assert "<dt>Reviewed</dt><dd>Not yet</dd>" in texts["about.md"]
    assert "Led by" not in texts["severities.md"]
    assert not any("None " in text or "2000-01-01" in text for text in texts.values())
    cards = {card.id: card for deck in default_decks().values() for card in cards_of(book, deck)}
    assert [card.id for card in cards.values() for block in card.blocks if not list(block.lines())] == []
    assert "No answer: Manager" in cards["role-on-call"].lines


def test_a_review_that_never_was_is_advice_where_reviews_are_promised(tmp_path: Path) -> None:
    data = LEAST | {"about": LEAST["about"] | {"review_within": "90d"}}
    told = check(write(data, tmp_path / "least"), datetime.date(2040, 1, 1)).problems
    never = [(each.level, each.message) for each in told if each.rule == "review-overdue"]
    assert never == [(Level.WARNING, "the playbook is to be reviewed every 90 days, but never was")]
    least = check(write(LEAST, tmp_path / "less"), datetime.date(2040, 1, 1)).problems
    assert "review-overdue" not in {each.rule for each in least}


@pytest.mark.parametrize(
    ("roles", "lead"),
    [
        ({"on-call": {"name": "On call"}}, "on-call"),
        ({"on-call": {"name": "On call"}, "boss": {"name": "Boss", "position": "commander"}}, "boss"),
        ({"on-call": {"name": "On call"}, "boss": {"name": "Boss"}}, None),
    ],
)
def test_the_commander_or_the_only_role_leads_where_no_lead_is_named(
    roles: dict[str, Any], lead: str | None
) -> None:
    book, problems = build_playbook(LEAST | {"roles": roles})
    assert book is not None, problems
    assert book.severities["incident"].led_by == lead


def test_scripts_are_for_all_severities_and_reports_due_wherever_there_are_updates() -> None:
    book = playbook(remove=["scripts/holding-notice/used_for", "roles/technical-lead/status_report/during"])
    assert book.scripts["holding-notice"].used_for == ("sev-1", "sev-2", "sev-3")
    assert book.scripts["initial-statement"].used_for == ("sev-1", "sev-2")
    report = book.roles["technical-lead"].status_report
    assert report is not None
    assert report.during == ("sev-1", "sev-2")


def test_a_lead_that_is_named_stays_and_moves_no_digest() -> None:
    said = playbook({"severities/sev-3/led_by": "technical-lead"})
    assert [one.led_by for one in said.severities.values()] == [
        "incident-commander",
        "incident-commander",
        "technical-lead",
    ]
    assert content_digest(said) == content_digest(playbook())
    assert content_digest(playbook(remove=["about/reviewed_on"])) != content_digest(playbook())


def test_an_escalation_without_times_goes_by_its_order() -> None:
    calls = [{"to": "deputy"}, {"to": "executive-on-call"}, {"to": "deputy"}]
    found = [
        p
        for p in check_all(playbook({"roles/technical-lead/escalation": calls}))
        if p.rule == "escalation-disordered"
    ]
    assert [str(p.spot) for p in found] == ["roles/technical-lead/escalation/2/to"]
