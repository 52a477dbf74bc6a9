"""The list of laws: every shipped clock of a law is on it, and what a team decides for itself is left alone."""

from __future__ import annotations

from typing import Any

from generator import api, resources
from generator.model.clocks import Clock
from generator.rules.clocks import clock_contradicts_law, type_misses_clock
from generator.rules.clocks.laws import LAWS, LISTED_ON
from tests.build import playbook

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
    assert [clock.id for clock in _shipped().values() if clock.as_of > LISTED_ON] == []


def test_a_clock_that_says_what_the_law_says_is_right_and_may_hold_a_deadline_more() -> None:
    more = [{"what": "Word to the board", "within": "24h", "to": "Board"}, *GDPR["deadlines"]]
    assert list(clock_contradicts_law.check(playbook({"clocks/gdpr-33": GDPR}))) == []
    longer = playbook({"clocks/gdpr-33": GDPR | {"deadlines": more}})
    assert list(clock_contradicts_law.check(longer)) == []


def test_a_clock_that_is_switched_off_or_a_teams_own_is_not_judged() -> None:
    off = playbook({"clocks/gdpr-33": GDPR | LATE | {"active": False}})
    own = playbook({"clocks/our-gdpr": GDPR | LATE})
    assert list(clock_contradicts_law.check(off)) == []
    assert list(clock_contradicts_law.check(own)) == []


def test_a_type_that_starts_no_clock_of_a_family_misses_none_nor_one_that_is_switched_off() -> None:
    two = {"clocks/gdpr-33": GDPR, "clocks/uk-gdpr": GDPR}
    assert list(type_misses_clock.check(playbook(two))) == []
    one_off = two | {"clocks/uk-gdpr": GDPR | {"active": False}}
    listed = one_off | {"types/quality-regression/clocks": ["contract-notice", "gdpr-33"]}
    assert list(type_misses_clock.check(playbook(listed))) == []


def _shipped() -> dict[str, Clock]:
    shipped = api.check(resources.default_playbook()).playbook
    assert shipped is not None
    return shipped.clocks
