"""Twenty-seven points of plain language: a rule hears each, and says what to write instead.

The table is `plain_language.yaml`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import api
from generator.rules.registry import RULES
from tests.build import data_of, playbook

TABLE: dict[int, dict[str, Any]] = data_of(Path(__file__).with_name("plain_language.yaml"))
HEARD = [number for number in TABLE if "hears" in TABLE[number]]
KNOWN = {doc.id for doc in api.rule_docs()}


def test_the_table_has_all_twenty_seven() -> None:
    assert list(TABLE) == list(range(1, 28))


@pytest.mark.parametrize("number", TABLE)
def test_rules_see_to_a_point_and_what_they_do_not_hear_has_a_reason(number: int) -> None:
    point = TABLE[number]
    assert set(point) - {"says", "rules"} in ({"hears"}, {"why_none"})
    assert [rule for rule in point["rules"] if rule not in KNOWN] == []


@pytest.mark.parametrize("number", HEARD)
def test_the_first_rule_of_a_point_hears_it_and_says_what_to_write_instead(number: int) -> None:
    point, case = TABLE[number], TABLE[number]["hears"]
    rule = RULES[point["rules"][0]]
    found = [
        each for each in rule.check(playbook({case["at"]: case["text"]})) if str(each.spot) == case["at"]
    ]
    assert found != []
    assert [each.hint for each in found if case["instead"] not in (each.hint or "")] == []
