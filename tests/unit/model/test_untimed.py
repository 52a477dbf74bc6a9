"""Steps beside the timed ways: done when something happens, done again and again, done by everybody; phases without minutes."""

from __future__ import annotations

from generator.cards.content import cards_of
from generator.model.cards import default_decks
from generator.model.graph import lanes, walked_at
from generator.model.timetable import with_full_crew
from generator.pages import PageOptions, render_pages
from generator.pages.hour import rows
from generator.pages.live import live_table
from generator.rules.registry import check_all
from tests.build import playbook

STEPS = "phases/contain/steps"
PRESS = {
    "owner": "communications-lead",
    "do": "Send the caller to the press desk.",
    "when": "A journalist calls.",
}


def test_a_step_that_is_done_when_something_happens_is_on_no_way_and_is_not_missed() -> None:
    """The way goes on with the step behind it; pages show it for the severities that it names."""
    found = playbook(
        {f"{STEPS}/preserve/when": "A new trace comes in.", f"{STEPS}/preserve/only_for": ["sev-1"]}
    )
    (ways,) = (ways for ways in found.ways if "sev-1" in ways.severities)
    assert "preserve" not in ways.after
    assert ways.after["open-room"] == ("pull",)
    assert "preserve" not in {slot.step for slot in with_full_crew(found, ways).slots}
    assert [severity.id for severity in walked_at(found)["preserve"]] == ["sev-1"]
    assert "unreachable-step" not in {problem.rule for problem in check_all(found)}


def test_a_way_that_is_led_to_such_a_step_is_told_where_it_is_led() -> None:
    """An answer would end somewhere else than it says."""
    found = playbook({f"{STEPS}/fall-back/when": "The lever slips."})
    told = [problem for problem in check_all(found) if problem.rule == "unreachable-step"]
    assert [str(problem.spot) for problem in told] == [
        f"{STEPS}/stopped/answers/{place}/goto" for place in (1, 2)
    ]
    assert (
        told[0].message == "a way leads to 'fall-back', which is done when something happens and is on no way"
    )


def test_a_step_for_everybody_is_on_the_list_of_each_role_and_keeps_all_busy() -> None:
    """It names no role, and nobody takes it for a missing one."""
    found = playbook({f"{STEPS}/pull/owner": "everybody"})
    assert {problem.rule for problem in check_all(found)} & {"unknown-reference"} == set()
    assert all("pull" in {step.id for part in row.parts for step in part.owns} for row in rows(found))
    (ways,) = (ways for ways in found.ways if "sev-1" in ways.severities)
    table = with_full_crew(found, ways)
    (slot,) = (slot for slot in table.slots if slot.step == "pull")
    assert slot.people == tuple(range(len(table.crew.people)))


def test_a_card_says_who_in_which_case_and_how_often() -> None:
    """As people would say it aloud."""
    found = playbook({
        f"{STEPS}/pull/owner": "everybody", f"{STEPS}/pull/every": "15m", f"{STEPS}/pull/done_within": "1h", f"{STEPS}/press": PRESS,
    })  # fmt: skip
    card = next(card for card in cards_of(found, default_decks()["first-hour"]) if card.id == "phase-contain")
    said = {
        item.who: item.only
        for block in card.blocks
        for item in getattr(block, "items", ())
        if hasattr(item, "only") and item.only
    }
    assert said["All"] == "every 15 minutes: within 1 hour:"
    assert said["CL"] == "If a journalist calls:"


def test_phases_without_minutes_follow_the_ones_above_them() -> None:
    """What stands between two phases with minutes comes between them."""
    found = playbook(remove=["phases/contain/from_minute", "phases/contain/to_minute"])
    assert [phase.id for phase in lanes(found)["main"]] == ["confirm", "contain", "communicate"]
    assert not {"phase-gap", "phase-overlap", "impossible-phase"} & {
        problem.rule for problem in check_all(found)
    }


def test_a_smaller_action_has_its_case_before_it_on_page_and_card() -> None:
    parts = [
        {"do": "Scan a ticket."},
        {"do": "Call the venue.", "when": "If the scanners are offline.", "steps": [{"do": "Name a desk.", "when": "Nobody answers"}]},
    ]  # fmt: skip
    found = playbook({f"{STEPS}/pull/steps": parts})
    pages = {page.path: page.text for page in render_pages(found, PageOptions())}
    assert "<b>If</b> the scanners are offline: Call the venue." in pages["first-hour/contain.md"]
    assert "<b>If</b> nobody answers: Name a desk." in pages["first-hour/contain.md"]
    said = [
        "Scan a ticket.",
        "If the scanners are offline: Call the venue.",
        "– If nobody answers: Name a desk.",
    ]
    live = live_table(found, "0" * 64)["steps"]["pull"]
    assert [part["words"] for part in live["parts"]] == said
    (deck,) = (deck for deck in default_decks().values() if "phases" in deck.cards)
    (card,) = (card for card in cards_of(found, deck) if card.id == "phase-contain")
    assert [line for line in card.lines if "venue" in line or "desk" in line] == [
        "If the scanners are offline: Call the venue.",
        "– If nobody answers: Name a desk.",
    ]
