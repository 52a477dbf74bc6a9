"""Eighty statements about a sound playbook: each is held by a rule, by the shape of the model or by a test here.

The table is `domain_rules.yaml`. What is a choice of content, and may be chosen otherwise by a team, is held for
the shipped playbook alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import api
from generator.model import Playbook
from tests.build import data_of, shipped_playbook

TABLE: dict[int, dict[str, Any]] = data_of(Path(__file__).with_name("domain_rules.yaml"))
HOLDERS = {"rules", "shape", "shipped", "pages"}
KNOWN = {doc.id for doc in api.rule_docs()}


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return shipped_playbook()


def test_the_table_has_all_eighty() -> None:
    assert list(TABLE) == list(range(1, 81))


@pytest.mark.parametrize("number", TABLE)
def test_something_sees_to_it(number: int) -> None:
    statement = TABLE[number]
    assert set(statement) - {"says"} <= HOLDERS
    assert any(statement.get(holder) for holder in HOLDERS)
    assert [rule for rule in statement.get("rules", []) if rule not in KNOWN] == []


def test_what_is_left_to_content_is_tested_here() -> None:
    assert [number for number in TABLE if "shipped" in TABLE[number]] == [1, 22, 36, 37, 38, 59, 65]


def test_1_there_are_four_severities(playbook: Playbook) -> None:
    assert [severity.name for severity in playbook.by_rank] == ["SEV-1", "SEV-2", "SEV-3", "SEV-4"]


def test_22_there_are_six_incident_types(playbook: Playbook) -> None:
    assert sorted(kind.letter for kind in playbook.types.values()) == list("ABCDEF")


def test_36_privacy_is_called_within_fifteen_minutes_of_a_leak(playbook: Playbook) -> None:
    called = {pull.role: str(pull.within) for pull in playbook.types["data-leakage"].pulls_in}
    assert called["privacy-lead"] == "15m"


def test_37_against_injection_the_tools_are_taken_away_before_the_wording_is_mended(
    playbook: Playbook,
) -> None:
    levers = playbook.types["prompt-injection"].levers
    assert levers[0] == "revoke-tools"
    assert levers.index("revoke-tools") < levers.index("input-filter")


def test_38_a_vendor_outage_calls_the_liaison_and_has_another_route(playbook: Playbook) -> None:
    kind = playbook.types["vendor-outage"]
    assert "vendor-liaison" in [pull.role for pull in kind.pulls_in]
    assert kind.levers[0] == "fallback-route"


def test_59_whoever_decides_the_clocks_sets_reminders(playbook: Playbook) -> None:
    assert "Set reminders at half and at four fifths of each limit." in (
        playbook.steps["decide-clocks"].note or ""
    )


def test_65_filings_and_kill_switches_need_a_postmortem_as_well(playbook: Playbook) -> None:
    triggers = " ".join(playbook.postmortem.also_required_when).lower()
    assert [word for word in ("notice", "{levers/kill-switch}") if word not in triggers] == []
