"""The step that comes next, for a severity, a type and a kind, is the one that the live page leads to."""

from __future__ import annotations

from typing import Any

import pytest

from generator.errors import UsageError
from generator.model import Playbook
from generator.model.course import Course
from generator.model.onward import for_type, onward
from generator.model.phases import DecisionStep
from generator.model.situation import Situation, codes, situation
from tests.build import playbook, shipped_playbook, small

KINDS = {
    "drift": {"name": "Drift", "looks_like": "It got worse slowly.", "evidence": ["trace", "change-log"]},
    "bad-release": {
        "name": "Bad release", "looks_like": "It got worse at once.", "levers": ["kill-switch"], "clocks": ["by-kind"],
    },
}  # fmt: skip


def bent() -> Playbook:
    """Return the small playbook with a second type and two kinds, steps for one each, and a step that happens."""
    steps: dict[str, Any] = {
        "phases/confirm/steps/page-commander/only_for_types": ["leak"],
        "phases/contain/steps/fall-back/only_for_types": ["drift"],
        "phases/contain/steps/preserve/only_for_types": ["bad-release", "leak"],
        "phases/contain/steps/hold/only_for": ["sev-1"],
    }
    other = small()["types"]["quality-regression"] | {"name": "Leak", "letter": "B"}
    return playbook(
        {
            "types/leak": other,
            "types/quality-regression/kinds": KINDS,
            "clocks/by-kind": small()["clocks"]["contract-notice"],
            **steps,
        }
    )


def walk(book: Playbook, severity: str, said: Situation, place: int) -> list[str]:
    """Return the steps of the main lane by `onward`, each question with its answer at that place, or the last."""
    found, seen = onward(book, severity, said=said), []
    while found.step and found.step.id not in seen:
        seen.append(found.step.id)
        found = onward(book, severity, found.step.id, state_of(book, found.step.id, place), said)
    return seen


def state_of(book: Playbook, name: str, place: int) -> str | None:
    step = book.steps[name]
    return codes(step)[min(place, len(step.answers) - 1)] if isinstance(step, DecisionStep) else None


def walk_of_page(book: Playbook, severity: str, said: Situation, place: int) -> list[str]:
    """Return the same as the live page leads."""
    course, seen = Course(book), []
    course.of(said.name)
    course.at(severity)
    while (step := course.current["main"]) and step not in seen:
        seen.append(step)
        course.tick(step, state_of(book, step, place) or "done")
    return seen


@pytest.mark.parametrize("place", [0, 1])
def test_each_step_after_the_other_is_where_the_live_page_leads(place: int) -> None:
    """For each severity with each type and kind, with no type, and while nobody knows."""
    for book in (bent(), shipped_playbook()):
        walks = {}
        for severity in book.severities:
            for name in (None, *book.types_and_kinds):
                said = Situation({}, name)
                if name in book.kinds:
                    said = situation(book, None, (), name)
                walks[severity, name] = walk(book, severity, said, place)
                assert walks[severity, name] == walk_of_page(book, severity, said, place)
        if "leak" in book.types:
            assert len({tuple(each) for each in walks.values()}) > 3


def test_no_type_and_no_kind_leave_out_what_is_for_one() -> None:
    book = bent()
    for said in (Situation({}, ""), Situation({}, "quality-regression", kindless=True)):
        walked = {step for place in (0, 1) for step in walk(book, "sev-1", said, place)}
        assert walked
        assert not walked & {"page-commander", "fall-back", "preserve"}


@pytest.mark.parametrize(
    ("after", "severity", "said", "says"),
    [
        ("hold", "sev-3", Situation({}), "the step 'hold' is not for SEV-3"),
        ("fall-back", "sev-1", Situation({}, "leak"), "the step 'fall-back' is not for the incident type 'Leak': it is only for drift"),
        (
            "fall-back", "sev-1", Situation({}, "quality-regression", "bad-release"),
            "the step 'fall-back' is not for the kind 'Bad release': it is only for drift",
        ),
        ("preserve", "sev-1", Situation({}, ""), "the step 'preserve' is not for an incident of no type: it is only for bad-release, leak"),
    ],
)  # fmt: skip
def test_a_step_that_is_not_walked_says_why(after: str, severity: str, said: Situation, says: str) -> None:
    with pytest.raises(UsageError) as found:
        onward(bent(), severity, after, None, said)
    assert str(found.value) == says


def test_a_step_that_is_done_when_something_happens_says_from_where_to_go_on() -> None:
    book = playbook({"phases/contain/steps/preserve/when": "A journalist calls."})
    with pytest.raises(UsageError, match="'preserve' is done when something happens") as found:
        onward(book, "sev-1", "preserve")
    assert "name the last step before it that is done" in str(found.value)


def test_a_kind_brings_its_own_levers_and_clocks_and_its_evidence_before_that_of_the_type() -> None:
    book = bent()
    kind = book.types["quality-regression"]
    brings = {step.id: for_type(step, kind, book.kinds["bad-release"]) for step in book.steps.values()}
    assert {each.levers for each in brings.values()} == {(), ("kill-switch",)}
    assert {each.clocks for each in brings.values()} <= {(), ("by-kind",)}
    saved = {for_type(step, kind, book.kinds["drift"]).evidence for step in book.steps.values()} - {()}
    assert saved == {
        ("trace", "change-log", *(each for each in kind.evidence if each not in ("trace", "change-log")))
    }
