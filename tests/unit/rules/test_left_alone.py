"""What rules about two places that must agree leave alone: nothing that a team may want otherwise is reported."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.clocks import clock_without_type, clocks_decided_by_stranger
from generator.rules.crew import pages_nobody, two_before_the_page
from generator.rules.form import Rule
from generator.rules.learning import target_missing, unit_too_large
from generator.rules.levers import (
    ladder_goes_on_after_end,
    lever_chosen_by_another,
    lever_held_by_onlooker,
    repair_by_stranger,
    repair_without_lever,
    rung_without_way_back,
)
from generator.rules.roles import (
    expert_without_occasion,
    missing_backup,
    report_stops_when_worse,
    role_not_called,
)
from generator.rules.scripts import (
    blank_with_two_meanings,
    channel_of_two_audiences,
    cleared_not_sent,
    filing_by_responder,
    script_without_step,
)
from generator.rules.severities import contained_after_its_phase, lowered_by_stranger, worse_pages_fewer
from generator.rules.steps import (
    decision_without_difference,
    steps_after_the_end,
    taken_over_too_soon,
    unsure_goes_own_way,
    worse_severity_left_out,
)
from generator.rules.triage import criterion_not_asked, idle_question
from generator.rules.types import kind_without_drill, neighbour_one_sided
from generator.rules.whole import only_one_does_not_list, only_one_without, type_plan_not_used
from tests.build import playbook, small

TYPE = "types/quality-regression"
STEPS = "phases/contain/steps"
TALK = "phases/communicate/steps"
TICKET = {
    "owner": "technical-lead",
    "minutes": 1,
    "only_for": ["sev-3"],
    "do": "File a ticket.",
    "done_when": "The ticket is there.",
    "work": "record",
    "next": "end",
}
SPREAD = "triage/questions/spread"
SAME_FLOOR = {f"{SPREAD}/answers/{place}/floor": "sev-3" for place in range(2)}
CALLED = ["incident-commander", "technical-lead", "communications-lead"]
ENDS = [
    {"answer": "Yes", "goto": "end", "ends_with": "Tell the people."},
    {"answer": "Not sure", "goto": "end", "unsure": True, "ends_with": "Ask again later."},
    {"answer": "No", "goto": "end", "ends_with": "Ask again later."},
]
CLEARED_BY_TWO: dict[str, Any] = {
    **small()["phases"]["communicate"]["steps"]["clear"],
    "owner": "technical-lead",
}


POSTED_BY_NOBODY = {f"{TALK}/tell-users/uses/scripts": ["holding-notice"]}
ENDING_AS_THE_OTHER = {"name": "Replies", "rungs": small()["ladders"]["answers"]["rungs"]}


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        (pages_nobody, {f"{STEPS}/open-room/only_for": ["sev-3"], f"{STEPS}/open-room/pages": ["scribe"]}),
        (
            repair_by_stranger,
            {f"{STEPS}/pull/owner": "scribe", f"{STEPS}/pull/responsible": ["technical-lead"]},
        ),
        (repair_by_stranger, {f"{STEPS}/pull/owner": "nobody"}),
        (lever_held_by_onlooker, {"levers/kill-switch/owner": "incident-commander"}),
        (lever_chosen_by_another, {f"{STEPS}/preserve/uses/type_levers": True}),
        (
            clocks_decided_by_stranger,
            {f"{STEPS}/preserve/work": "decide", f"{STEPS}/preserve/owner": "executive-on-call"},
        ),
        (role_not_called, {"roles/executive-on-call/pulled_in_when": "At every {severities/sev-1}."}),
        (role_not_called, {"roles/executive-on-call/pulled_in_when": "When {levers/kill-switch} is pulled."}),
        (role_not_called, {"roles/executive-on-call/pulled_in_when": "At every {severities/sev-9}."}),
        (criterion_not_asked, {"severities/sev-2/criteria": ["One.", "Two.", "Three."]}),
        (cleared_not_sent, {f"{TALK}/clear/owner": "technical-lead"}),
        (cleared_not_sent, {"scripts/initial-statement/releaser": "executive-on-call"} | POSTED_BY_NOBODY),
        (lowered_by_stranger, {"severities/sev-2/lowered_by": None}),
        (lowered_by_stranger, {"severities/sev-2/lowered_by": "nobody"}),
        (report_stops_when_worse, {"roles/technical-lead/status_report/during": ["sev-1"]}),
        (filing_by_responder, {"scripts/internal-update/audience": "staff"}),
        (ladder_goes_on_after_end, {"ladders/replies": ENDING_AS_THE_OTHER}),
        (contained_after_its_phase, {"severities/sev-2/contain_within": "4h"}),
        (channel_of_two_audiences, {"channels/incident-channel/kind": "direct"}),
        (neighbour_one_sided, {f"{TYPE}/is_not": [{"what": "A plain outage. Use another plan."}]}),
        (worse_severity_left_out, {f"{STEPS}/hold/only_for": ["sev-3"]}),
        (worse_severity_left_out, {f"{STEPS}/hold/only_for": ["sev-1"]}),
        (decision_without_difference, {f"{TALK}/affected/answers": ENDS}),
        (steps_after_the_end, {"phases/diagnose/steps/compare/only_for": ["sev-1", "sev-2"]}),
        (steps_after_the_end, {"phases/confirm/steps/file": {**TICKET, "next": "open-room"}}),
        (unit_too_large, {"metrics/detection-latency/targets": {"sev-1": "60m", "sev-2": "1h"}}),
        (target_missing, {"metrics/detection-latency/targets": {}}),
        (blank_with_two_meanings, {"scripts/holding-notice/blanks/feature/kind": "choice"}),
        (two_before_the_page, {f"{STEPS}/hold/owner": "machine-learning-engineer"}),
        (expert_without_occasion, {"roles/executive-on-call/position": "lead"}),
        (only_one_does_not_list, {f"{TYPE}/clocks": []}),
        (repair_without_lever, {f"{STEPS}/pull/uses": {}, f"{STEPS}/pull/command": "flag off answers"}),
        (repair_without_lever, {"phases/contain/role": "other", f"{STEPS}/pull/uses": {}}),
        (rung_without_way_back, {"levers/kill-switch/reversible": "yes"}),
        (script_without_step, {"scripts/holding-notice/stage": "correction", f"{STEPS}/hold/do": "Wait."}),
        (script_without_step, {"scripts/holding-too": small()["scripts"]["holding-notice"]}),
        (taken_over_too_soon, {f"{TALK}/tell-staff": CLEARED_BY_TWO}),
        (taken_over_too_soon, {f"{STEPS}/pull/uses": {"type_evidence": True}}),
        (idle_question, {**SAME_FLOOR, f"{SPREAD}/answers/0/lever": "kill-switch"}),
        (
            idle_question,
            {
                **SAME_FLOOR,
                f"{SPREAD}/ask": "Do many users get wrong answers?",
                f"{TYPE}/raises": [{"when": "Many users get wrong answers.", "severity": "sev-1"}],
            },
        ),
        (
            worse_pages_fewer,
            {"severities/sev-2/pages": [*CALLED, "scribe"], "severities/sev-1/joins": ["scribe"]},
        ),
        (
            type_plan_not_used,
            {
                "phases/contain/steps/preserve/uses/type_clocks": False,
                "clocks/contract-notice/deadlines/0/within": "3d",
            },
        ),
        (clock_without_type, {f"{TYPE}/clocks": [], "clocks/contract-notice/only_for": ["sev-1"]}),
        (
            missing_backup,
            {f"roles/{name}/backup": None for name, role in small()["roles"].items() if "backup" in role},
        ),
        (kind_without_drill, {f"{TYPE}/kinds": {"late": {"name": "Late", "looks_like": "It was late."}}}),
    ],
)
def test_a_choice_of_a_team_is_left_alone(rule: Rule, change: dict[str, Any]) -> None:
    change = {"phases/confirm/steps/file": TICKET} | change if rule is steps_after_the_end else change
    assert [problem.message for problem in rule.check(playbook(change))] == []


def test_work_that_waits_through_another_step_is_not_taken_over_too_soon() -> None:
    still_read = {f"{TALK}/clear/uses/scripts": ["internal-update"]}
    assert len(list(taken_over_too_soon.check(playbook(still_read)))) == 1
    waiting = still_read | {f"{TALK}/clear/after": ["tell-staff"]}
    assert list(taken_over_too_soon.check(playbook(waiting))) == []


def test_an_answer_that_leads_nowhere_is_no_way_of_its_own() -> None:
    answers = small()["phases"]["contain"]["steps"]["stopped"]["answers"]
    unsure = next(place for place, answer in enumerate(answers) if answer.get("unsure"))
    lost = playbook({f"{STEPS}/stopped/answers/{unsure}/goto": "holt"})
    assert list(unsure_goes_own_way.check(lost)) == []


def test_an_end_of_the_scale_may_be_the_only_severity_without_something() -> None:
    scale = {f"sev-{rank}": {**small()["severities"]["sev-1"], "rank": rank} for rank in range(1, 8)}
    del scale["sev-7"]["contain_within"]
    assert list(only_one_without.check(playbook({"severities": scale}))) == []


def test_what_several_leave_out_and_what_means_something_when_left_out_is_no_custom_that_one_breaks() -> None:
    blanks = "scripts/holding-notice/blanks"
    two = playbook(remove=[f"{blanks}/feature/filled_by", f"{blanks}/next-update/filled_by"])
    assert list(only_one_without.check(two)) == []
    lines = [{"when": f"Case {number}.", "text": "We look into it."} for number in range(8)]
    always = playbook({"scripts/internal-update/lines": [*lines, {"text": "We stopped it."}]})
    assert list(only_one_without.check(always)) == []
