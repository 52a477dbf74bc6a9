"""A field says everything about itself, or its class does not import and the error says what to write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field, TypeAdapter

from generator.errors import UnfinishedError
from generator.export.visible import visible_fields
from generator.model.base import Part
from generator.model.fields import BREAKING, PUBLIC, fact
from tests.build import every_class
from tests.scratch import ROOT, Scratch

WHAT_IS_PUBLIC = ROOT / "docs/what-is-public.md"
DEADLINE = """
    recover_within: Duration | None = _deadline(
        "The service is back within this time.", "recovery",
        DeadlineMark(label="Back in service", heard={"recover": "recover(?:ed|y)?"},
                     limit=True, response=True, by_lever=True, in_short="back within"),
    )  # fmt: skip
"""
AFTER = "    updates: Updates | None = fact("


@pytest.mark.parametrize(
    "field",
    [
        Field(description="Back in service."),
        fact("Back in service."),
        fact("Back in service.", PUBLIC),
        fact("", PUBLIC, BREAKING),
        fact("Back in service.", weights=BREAKING),
        None,
    ],
    ids=["a plain field", "no mark", "no weight", "no description", "no visibility", "a bare value"],
)
def test_a_class_with_a_field_that_says_too_little_does_not_import_and_says_what_to_add(field: Any) -> None:
    with pytest.raises(UnfinishedError) as refused:
        type("Phase", (Part,), {"__annotations__": {"back": "str"}, "__module__": "generator.model.phases"} | ({"back": field} if field else {}))  # fmt: skip
    assert str(refused.value) == (
        "add a description, PUBLIC, PRIVATE or OMITTED, and QUIET, EDITORIAL, OPERATIONAL, BINDING, MISSED or BREAKING "
        "to Phase.back in generator/model/phases.py, such as "
        '`back: … = fact("What an author must know.", PUBLIC, BREAKING)`'
    )


def test_a_default_is_a_value_that_its_field_takes() -> None:
    """`fact` hides this from the type checker."""
    for cls in every_class():
        for field in cls.model_fields.values():
            if not field.is_required():
                kind: Any = field.annotation
                TypeAdapter[Any](kind).validate_python(field.get_default())


def test_the_page_of_what_is_public_says_what_the_fields_say() -> None:
    written = WHAT_IS_PUBLIC.read_text("utf-8")
    assert visible_fields() == written, "playbook schema --public > docs/what-is-public.md"


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


def test_a_new_deadline_is_known_wherever_deadlines_are_spoken_of(scratch: Scratch) -> None:
    """One file of the program is edited, and nothing else of it."""
    scratch.change("generator/model/severities.py", AFTER, DEADLINE.lstrip("\n") + AFTER)
    done = scratch.run(USES)
    assert done.stderr == ""
    assert json.loads(done.stdout) == {
        "a change": "SEV-1 recovery 30 min → 10 min (tightened)",
        "a metric": "recover_within",
        "a typed number": ["severities/sev-1/recover_within"],
        "the overview card": ["Severity", "War room open", "Contained", "First public word", "Back in service", "Internal updates every"],
        "the severity card": "Back in service: 10 min",
        "in short": "War room within 15 min, contained within 15 min, back within 10 min, updates every 15 min",
        "the page": "Back in service",
        "levers": 10,
        "a slower severity": ["slower-severity"],
        "the public edition": "10 min",
    }  # fmt: skip


USES = """
import json, sys
from pathlib import Path
from generator.model import CONCEPTS, build_playbook
from generator.read.folder import read_folder

def built(sev_1, sev_2):
    data = dict(read_folder(Path(sys.argv[1]), CONCEPTS).data)
    data["severities"]["sev-1"]["recover_within"] = sev_1
    data["severities"]["sev-2"]["recover_within"] = sev_2
    data["severities"]["sev-1"]["response"] = "The service has recovered within 10 minutes."
    next(iter(data["metrics"].values()))["target_field"] = "recover_within"
    playbook, problems = build_playbook(data)
    assert playbook, problems
    return playbook

from generator.cards.content.choose import cards_of
from generator.diff import compare
from generator.diff.sentences import sentence
from generator.model.edition import public_edition
from generator.model.stated_numbers import stated_numbers
from generator.pages.vocabulary import deadlines, response_in_short
from generator.rules.severities import slower_severity

old, new = built("30m", "40m"), built("10m", "40m")
cards = {card.id: card for deck in new.cards.decks.values() for card in cards_of(new, deck)}
sev = new.severities["sev-1"]
print(json.dumps({
    "a change": [sentence(change) for change in compare(old, new)][0],
    "a metric": next(iter(new.metrics.values())).target_field,
    "a typed number": [number.stated[0][0] for number in stated_numbers(new) if number.spot.path[1] == "sev-1" and "10" in number.shown],
    "the overview card": cards["overview"].front[-1].columns,
    "the severity card": [line for line in cards["severity-sev-1"].lines if line.startswith("Back")][0],
    "in short": response_in_short(sev),
    "the page": deadlines(sev)[-1].label,
    "levers": sev.lever_limit.minutes,
    "a slower severity": [problem.rule for problem in slower_severity.check(built("40m", "10m"))],
    "the public edition": public_edition(new).severities["sev-1"].recover_within.short,
}))
"""
