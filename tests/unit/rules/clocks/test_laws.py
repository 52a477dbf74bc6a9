"""The list of laws: every shipped clock of a law is on it, and what a team decides for itself is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import api, resources
from generator.model.clocks import Clock
from generator.pages import PageOptions, render_pages
from generator.rules.clocks import clock_contradicts_law, clock_later_than_law, type_misses_clock
from generator.rules.clocks.laws import LAWS, LISTED_ON
from tests.build import playbook, shipped_playbook

ROOT = Path(__file__).parents[4]

GDPR: dict[str, Any] = {
    "name": "GDPR Article 33",
    "jurisdiction": "EU",
    "who_must_act": "Controller.",
    "trigger": "A personal data breach.",
    "starts_at": "awareness",
    "timestamp": "awareness",
    "calendar": "clock-hours",
    "deadlines": [
        {"what": "Notification", "within": "72h", "to": "Authority"},
        {"what": "Missing facts", "wording": "In phases", "to": "Authority"},
    ],
    "owner": "executive-on-call",
    "status": "in-force",
    "as_of": "2026-11-02",
    "cites": [{"source": "brief", "confidence": "judgement"}],
}
LATE = {"deadlines": [{"what": "Notification", "within": "96h", "to": "Authority"}]}


def test_every_shipped_clock_but_that_of_contracts_is_of_a_listed_law_and_the_other_way_round() -> None:
    assert _shipped().keys() - LAWS.keys() == {"contracts"}
    assert LAWS.keys() - _shipped().keys() == set()


def test_no_shipped_clock_was_checked_after_the_list_of_laws() -> None:
    assert [clock.id for clock in _shipped().values() if (clock.as_of or "") > LISTED_ON] == []


def test_a_clock_that_says_what_the_law_says_is_right_and_may_hold_a_deadline_more() -> None:
    more = [{"what": "Word to the board", "within": "24h", "to": "Board"}, *GDPR["deadlines"]]
    assert list(clock_contradicts_law.check(playbook({"clocks/gdpr-33": GDPR}))) == []
    longer = playbook({"clocks/gdpr-33": GDPR | {"deadlines": more}})
    assert list(clock_contradicts_law.check(longer)) == []


def test_a_clock_that_is_switched_off_or_a_teams_own_is_not_judged() -> None:
    off = playbook({"clocks/gdpr-33": GDPR | LATE | {"active": False}})
    own = playbook({"clocks/our-gdpr": GDPR | LATE})
    assert [*clock_contradicts_law.check(off), *clock_later_than_law.check(off)] == []
    assert [*clock_contradicts_law.check(own), *clock_later_than_law.check(own)] == []


def test_a_shorter_time_is_advice_and_a_longer_one_is_about_safety() -> None:
    """An unknown moment is nobody's fault: what a team does not say is not held against it."""
    for within, late in (("27h", False), ("73h", True)):
        said = GDPR | {"deadlines": [GDPR["deadlines"][0] | {"within": within}, *GDPR["deadlines"][1:]]}
        book = playbook({"clocks/gdpr-33": said})
        assert (bool(list(clock_later_than_law.check(book))), bool(list(clock_contradicts_law.check(book)))) == (
            late, not late,
        )  # fmt: skip
    unsaid = {name: value for name, value in GDPR.items() if name not in ("starts_at", "calendar")}
    book = playbook({"clocks/gdpr-33": unsaid})
    assert [*clock_later_than_law.check(book), *clock_contradicts_law.check(book)] == []


def test_the_page_tells_dora_to_keep_a_limit_before_it_says_who_may_send_later() -> None:
    dora = _dora(resources.default_playbook())
    said = [
        "4 hours, at most 24 hours after awareness",
        "weekends included, nights and holidays too",
        "Keep it.",
        "credit institution",
        "noon",
    ]
    assert [words for words in said if words not in dora] == []
    assert said == sorted(said, key=dora.index)


def test_the_page_of_the_bank_offers_it_no_later_time_and_no_second_law_for_the_same_incident() -> None:
    dora = _dora(ROOT / "examples" / "bank")
    assert "Keep it." in dora
    assert "noon" not in dora
    bank = shipped_playbook("examples/bank")
    assert [bank.clocks[name].is_live for name in ("dora-19", "nis2-23")] == [True, False]


def test_a_type_that_starts_no_clock_of_a_family_misses_none_nor_one_that_is_switched_off() -> None:
    two = {"clocks/gdpr-33": GDPR, "clocks/uk-gdpr": GDPR}
    assert list(type_misses_clock.check(playbook(two))) == []
    one_off = two | {"clocks/uk-gdpr": GDPR | {"active": False}}
    listed = one_off | {"types/quality-regression/clocks": ["contract-notice", "gdpr-33"]}
    assert list(type_misses_clock.check(playbook(listed))) == []


def test_a_type_about_data_that_is_cut_off_can_list_the_laws_that_count_that_alone() -> None:
    three = {f"clocks/{name}": GDPR for name in ("gdpr-33", "uk-gdpr", "california-breach")}
    for listed, misses in (
        (["gdpr-33", "uk-gdpr"], False),
        (["gdpr-33"], True),
        (["california-breach"], True),
    ):
        book = playbook(three | {"types/quality-regression/clocks": ["contract-notice", *listed]})
        assert bool(list(type_misses_clock.check(book))) == misses, listed


def _dora(folder: Path) -> str:
    """Return what the page of the clocks says about DORA."""
    read = api.check(folder).playbook
    assert read is not None
    page = next(page.text for page in render_pages(read, PageOptions()) if page.path == "clocks.md")
    return page.split("\n### DORA", 1)[1].split("\n### ", 1)[0]


def _shipped() -> dict[str, Clock]:
    shipped = shipped_playbook()
    return shipped.clocks
