"""The list of rules is complete, documented, and finds nothing wrong with a sound playbook."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest

import generator.rules
from generator import api, resources
from generator.errors import UnfinishedError
from generator.model import Playbook
from generator.problems import Kind, Level, Problem, RuleDoc
from generator.report.rules import listed
from generator.rules import severities
from generator.rules.form import DatedRule, Row, Rule
from generator.rules.registry import AGEING, EVERY_RULE, ROOMS, RULES, rules_in
from generator.rules.severities import rank_gap
from tests.build import SMALL

ROOT = Path(__file__).parents[3]
FOLDER = Path(generator.rules.__file__).parent


def test_a_rule_is_a_module_named_after_its_id_or_a_row_of_a_table() -> None:
    modules = {
        path.stem for path in FOLDER.glob("*/*.py") if re.search("^ID = ", path.read_text("utf-8"), re.M)
    }
    assert modules == {rule.ID.replace("-", "_") for rule in EVERY_RULE if not isinstance(rule, Row)}


def test_every_room_is_listed() -> None:
    rooms = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    assert sorted(rooms - {"age"}) == sorted(ROOMS)


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (
            tuple(rule for rule in severities.RULES if rule != "rank-gap"),
            "add 'rank-gap' to RULES in generator/rules/severities/__init__.py",
        ),
        ((*severities.RULES, "a-fault"), "add generator/rules/severities/a_fault.py with ID = 'a-fault'"),
    ],
)
def test_a_list_that_does_not_fit_its_room_says_what_to_add(
    listed: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(severities, "RULES", listed)
    with pytest.raises(UnfinishedError, match=said):
        dict(rules_in("severities"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"KIND": None}, r"add KIND to generator/rules/severities/rank_gap.py, such as `KIND = Kind.ADVICE`"),
        (
            {"KIND": Kind.SAFETY, "LEVEL": Level.WARNING},
            r"write LEVEL = Level.ERROR in generator/rules/severities/rank_gap.py, or another KIND",
        ),
    ],
)
def test_a_rule_says_of_which_kind_it_is(
    changes: dict[str, object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in changes.items():
        if value is None:
            monkeypatch.delattr(rank_gap, name)
        else:
            monkeypatch.setattr(rank_gap, name, value)
    with pytest.raises(UnfinishedError, match=said):
        dict(rules_in("severities"))


def test_the_docs_list_every_rule_by_its_kind() -> None:
    said = listed(api.rule_docs(), "markdown")
    assert (ROOT / "docs/rules.md").read_text("utf-8") == said, (
        "playbook rules --format markdown > docs/rules.md"
    )


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.ID)
def test_a_rule_takes_a_playbook_and_gives_problems(rule: Rule) -> None:
    assert get_type_hints(rule.check) == {"playbook": Playbook, "return": Iterator[Problem]}


@pytest.mark.parametrize("rule", AGEING.values(), ids=lambda rule: rule.ID)
def test_a_rule_about_age_takes_the_day_as_well(rule: DatedRule) -> None:
    takes = {"playbook": Playbook, "today": datetime.date, "return": Iterator[Problem]}
    assert get_type_hints(rule.check) == takes


@pytest.mark.parametrize("doc", api.rule_docs(), ids=lambda doc: doc.id)
def test_everything_a_check_reports_is_documented_in_full(doc: RuleDoc) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", doc.id)
    assert doc.summary.endswith(".")
    assert doc.why.endswith(".")
    assert doc.bad
    assert doc.good
    assert doc.bad != doc.good


def test_ids_are_used_once() -> None:
    ids = [doc.id for doc in api.rule_docs()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("folder", [SMALL, resources.default_playbook()], ids=["small", "default"])
def test_a_sound_playbook_has_no_problem_on_the_day_of_its_review(folder: Path) -> None:
    playbook = api.check(folder).playbook
    assert playbook is not None
    checked = api.check(folder, datetime.date.fromisoformat(playbook.about.counted_day))
    assert checked.problems == ()
