"""A team's own lists of words are rules like ours: found, explained, answered, and refused when they are wrong."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from generator import api
from generator.check.catalogue import rule_docs
from generator.export.data import playbook_json
from generator.problems import Level, Problem, RuleDoc
from generator.rules.registry import check_all
from tests.build import changed, playbook, write

DAY = datetime.date(2026, 11, 2)
LEVER = "levers/kill-switch/what"
STATEMENT = "scripts/initial-statement/text"
NAMES: dict[str, Any] = {"words": {"old bot": "Example assistant", "war-game": "drill"}}


def problems(tmp_path: Path, change: dict[str, Any], rule: str) -> list[Problem]:
    checked = api.check(write(changed(change), tmp_path), DAY)
    return [problem for problem in checked.problems if problem.rule == rule]


def said(listed: dict[str, Any], path: str, text: str, **about: str) -> list[tuple[str, str]]:
    """Return where the list finds something in one text, and the word."""
    change = {"words": {"ours": listed}, path: text} | {f"about/{key}": value for key, value in about.items()}
    book = playbook(change)
    found = [problem for problem in check_all(book) if problem.rule == "words/ours"]
    return [(str(problem.spot), problem.message.split("'")[1]) for problem in found]


def test_a_word_is_found_with_what_to_write_instead_at_its_line(tmp_path: Path) -> None:
    change = {"words": {"ours": NAMES}, LEVER: "Turns the Old Bot off."}
    (found,) = problems(tmp_path, change, "words/ours")
    assert (found.level, found.message, found.hint) == (
        Level.WARNING,
        "'old bot' is not used here",
        "write 'Example assistant'",
    )
    assert found.where is not None
    assert Path(found.where.file).name == "levers.yaml"


@pytest.mark.parametrize(
    ("place", "path", "heard"),
    [
        ("everywhere", LEVER, True),
        ("guidance", LEVER, True),
        ("instructions", LEVER, False),
        ("scripts", LEVER, False),
        ("scripts", STATEMENT, True),
        ("public-scripts", STATEMENT, True),
        ("guidance", STATEMENT, False),
    ],
)
def test_a_list_listens_where_it_says(place: str, path: str, heard: bool) -> None:
    text = "It turns the old bot off. [[feature]] is back by [[next-update]]."
    assert bool(said(NAMES | {"listens_to": place}, path, text)) is heard


def test_a_list_listens_in_any_language() -> None:
    assert said({"words": {"Alt-Bot": "Helfer"}}, LEVER, "Schaltet den Alt‑Bot ab.", language="de")


def test_a_list_of_errors_fails_the_check(tmp_path: Path) -> None:
    change = {"words": {"ours": NAMES | {"level": "error"}}, LEVER: "Turns the old bot off."}
    assert [found.level for found in problems(tmp_path, change, "words/ours")] == [Level.ERROR]


def test_a_warning_of_a_list_can_be_accepted_with_a_reason(tmp_path: Path) -> None:
    answer = [{"rule": "words/ours", "reason": "The label of the switch."}]
    change = {
        "words": {"ours": NAMES},
        LEVER: "Turns the old bot off.",
        "levers/kill-switch/accepted": answer,
    }
    assert problems(tmp_path, change, "words/ours") == []
    assert problems(tmp_path, change, "unusable-acceptance") == []


def test_a_list_is_explained_as_a_rule_with_its_own_words_or_those_it_gives() -> None:
    docs = {doc.id: doc for doc in rule_docs(playbook({"words": {"ours": NAMES}}))}
    assert docs["words/ours"] == RuleDoc(
        "words/ours",
        Level.WARNING,
        "Texts do not say 'old bot' and 'war-game'; they say 'Example assistant' and 'drill'.",
        "The team has agreed on other words.",
        "old bot\nwar-game",
        "Example assistant\ndrill",
    )
    told = {"why": "Users know the new name.", "bad": "Ask the old bot.", "good": "Ask the assistant."}
    docs = {doc.id: doc for doc in rule_docs(playbook({"words": {"ours": NAMES | told}}))}
    assert (docs["words/ours"].why, docs["words/ours"].bad, docs["words/ours"].good) == tuple(told.values())


PLACES = "'everywhere', 'guidance', 'instructions', 'scripts' or 'public-scripts'"


@pytest.mark.parametrize(
    ("listed", "at", "message"),
    [
        ({"words": {"old bot": " "}}, "3:14", "'old bot' is ' '"),
        ({"words": {}}, "2:10", "'words' needs at least 1, but has 0"),
        (NAMES | {"listens_to": "posters"}, "5:15", f"'listens_to' is 'posters', but must be {PLACES}"),
        (NAMES | {"level": "fatal"}, "5:10", "'level' is 'fatal', but must be 'warning' or 'error'"),
    ],
)
def test_a_list_that_cannot_be_read_is_a_problem_with_its_place(
    listed: dict[str, Any], at: str, message: str, tmp_path: Path
) -> None:
    (found,) = api.check(write(changed({"words": {"ours": listed}}), tmp_path), DAY).problems
    assert (found.rule, found.message) == ("wrong-value", message)
    assert str(found.where).endswith(f"words.yaml:{at}")


def test_the_words_of_a_list_are_not_looked_for_in_the_list() -> None:
    assert (
        said({"words": {"old bot": "Example"}, "why": "The old bot is gone."}, LEVER, "Turns it off.") == []
    )


def test_a_public_edition_holds_what_a_list_says_instead_and_not_the_list(tmp_path: Path) -> None:
    change = {
        "words": {"ours": {"words": {"falcon": "our new search page"}}},
        LEVER: "Turns our new search page off.",
    }
    checked = api.check(write(changed(change), tmp_path), DAY, "public")
    assert [problem.rule for problem in checked.problems] == []
    assert "falcon" not in api.export(checked)


def test_an_empty_set_of_lists_changes_no_digest() -> None:
    assert "words" not in json.loads(playbook_json(playbook()))
    assert "words" in json.loads(playbook_json(playbook({"words": {"ours": NAMES}})))
