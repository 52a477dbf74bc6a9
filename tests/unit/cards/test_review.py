"""What can be said about cards before any is typeset, each with its message and its place."""

from __future__ import annotations

from typing import Any

import pytest

from generator.cards.content import cards_of
from generator.cards.job import Desk
from generator.cards.review import codes, review
from generator.model import Playbook
from generator.model.card import Checklist
from generator.model.cards import default_decks
from tests.build import playbook

POCKET: dict[str, Any] = {"pocket": {"name": "Pocket", "cards": ["severities"]}}


def with_cards(**cards: object) -> Playbook:
    return playbook({"cards": cards})


@pytest.mark.parametrize(
    ("deck", "message", "path"),
    [
        ({"format": "a66"}, "there is no format 'a66'", "cards/decks/pocket/format"),
        ({"sheets": ["a44"]}, "there is no sheet 'a44'", "cards/decks/pocket/sheets/0"),
        ({"only": ["sev-9"]}, "there is no entry 'sev-9'", "cards/decks/pocket/only/0"),
        ({"leave_out": ["sev-9"]}, "there is no entry 'sev-9'", "cards/decks/pocket/leave_out/0"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_at_its_place(
    deck: dict[str, Any], message: str, path: str
) -> None:
    (problem,) = review(with_cards(decks={"pocket": POCKET["pocket"] | deck}), {})
    assert (problem.rule, problem.message, str(problem.spot)) == ("card-name-unknown", message, path)


def test_a_checklist_of_more_than_nine_items_is_an_error_at_the_list() -> None:
    duties = [f"Do thing number {number}." for number in range(10)]
    model = playbook({"roles/incident-commander/duties": duties})
    (problem,) = review(model, {})
    assert (problem.rule, str(problem.spot)) == ("card-list-too-long", "roles/incident-commander/duties")
    assert problem.message == "the checklist 'Do' on card role-incident-commander has 10 items, more than 9"


def test_a_decision_with_more_than_five_branches_is_told_and_not_sure_is_none_of_them() -> None:
    found = [problem for problem in review(with_answers(6), {}) if problem.rule == "card-decision-too-wide"]
    assert {(problem.message, str(problem.spot)) for problem in found} == {
        (f"a decision on card {card} has 6 branches, more than 5", "phases/confirm/steps/reproduced/answers")
        for card in ("phase-confirm", "everything")
    }


@pytest.mark.parametrize("real", [3, 4, 5])
def test_up_to_five_branches_beside_not_sure_are_sound_and_stand_on_the_card(real: int) -> None:
    model = with_answers(real, unsure=True)
    assert [each.rule for each in review(model, {})] == []
    card = next(card for card in cards_of(model, default_decks()["first-hour"]) if card.id == "phase-confirm")
    drawn = [
        branch.answer
        for block in card.blocks
        if isinstance(block, Checklist)
        for item in block.items
        for branch in item.branches
    ]
    answers = [f"Answer {number}" for number in range(real)]
    assert drawn[0].split(" / ") == [*answers, "Not sure"]  # all lead to the same step


def with_answers(real: int, *, unsure: bool = False) -> Playbook:
    answers: list[dict[str, Any]] = [{"answer": f"Answer {n}", "goto": "set-severity"} for n in range(real)]
    answers += [{"answer": "Not sure", "goto": "set-severity", "unsure": True}] if unsure else []
    return playbook({"phases/confirm/steps/reproduced/answers": answers})


def test_an_address_so_long_that_its_code_cannot_be_read_is_an_error() -> None:
    model = with_cards(address="https://example.com/" + "long/" * 40)
    deck = default_decks()["badge"]
    (problem,) = codes(Desk(model), deck, cards_of(model, deck))
    assert problem.rule == "card-code-too-fine"
    assert (
        problem.message == "badge [badge]: the squares of its QR code are 0.22 mm wide; phones need 0.33 mm"
    )


def test_the_small_playbook_has_sound_cards() -> None:
    assert list(review(playbook(), {})) == []
