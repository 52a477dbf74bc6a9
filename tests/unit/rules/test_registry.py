"""The list of rules is complete, documented, and finds nothing wrong with a sound playbook."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

import generator.rules
from generator import api, resources
from generator.problems import RuleDoc
from generator.rules.registry import EVERY_RULE
from tests.build import SMALL

FOLDER = Path(generator.rules.__file__).parent


def test_every_module_of_the_folder_is_registered_under_its_id() -> None:
    rules = (path for path in FOLDER.glob("*.py") if re.search("^ID = ", path.read_text("utf-8"), re.M))
    modules = {path.stem for path in rules}
    assert modules == {rule.ID.replace("-", "_") for rule in EVERY_RULE}


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
    checked = api.check(folder, datetime.date.fromisoformat(playbook.about.reviewed_on))
    assert checked.problems == ()
