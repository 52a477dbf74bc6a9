"""What plans of other teams do, and no rule of ours may refuse: each a change of the small playbook that stays silent."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rules.registry import RULES
from tests.build import playbook

TYPE = "types/quality-regression"
CONFIRM = "phases/confirm/steps"
OTHER = {
    "name": "Leak",
    "letter": "B",
    "looks_like": "Text of another person.",
    "levers": ["kill-switch"],
    "evidence": ["trace"],
}
LANE = {
    "name": "People and press",
    "reading": "do-confirm",
    "lane": "press",
    "steps": {
        "watch": {"owner": "communications-lead", "do": "Watch what is said about us.", "only_for": ["sev-1"]}
    },
}
NOBODY_PAGES = [
    "phases/confirm/steps/page-commander/pages",
    "phases/confirm/steps/page-commander/pages_experts",
    "phases/contain/steps/open-room/pages_responders",
]
LATER = {
    "name": "Days later",
    "role": "recover",
    "from_minute": 30,
    "to_minute": 60,
    "steps": {"repay": {"owner": "scribe", "do": "Repay whoever lost money."}},
}
FIRST = {"name": "First words", "audience": "public", "stage": "initial", "text": "We look at it."}
STEPS = {
    "do": "Incident declaration",
    "steps": [
        {"do": "Liaise with the vendor."},
        {"do": "Diagnose the fault."},
        {"do": "Version the prompt."},
    ],
}


@pytest.mark.parametrize(
    ("rule", "change", "remove"),
    [
        ("impossible-phase", {"phases/press": LANE}, []),
        ("late-escalation", {"severities/sev-1/escalate_after": "1m"}, []),
        ("commander-paged-late", {f"{CONFIRM}/replay/owner": "incident-commander", f"{CONFIRM}/page-commander/pages": ["technical-lead"]}, []),
        ("response-contradiction", {f"{CONFIRM}/replay/owner": "incident-commander", "severities/sev-2/pages": ["technical-lead"]}, []),
        ("response-contradiction", {}, ["severities/sev-1/motion"]),
        ("coverage-gap", {"scripts/initial-statement/audience": "customers"}, ["coverage/few-public-words", "coverage/no-support-desk"]),
        ("unreachable-severity", {"triage/questions/harm/answers/0/floor": "sev-2", f"{TYPE}/raises": [{"when": "A person is hurt.", "severity": "sev-1"}]}, []),
        ("commander-count", {"roles/incident-commander/position": "lead", "severities/sev-3/led_by": "incident-commander"}, []),
        ("coverage-gap", {"types/leak": OTHER, "types/drift": OTHER | {"letter": "D"}}, []),
        ("coverage-gap", {"roles/regulator-liaison": {"name": "Liaison", "owns": "The regulator", "pulled_in_when": "The law asks."}}, []),
        ("script-in-wrong-channel", {"channels/issues": {"name": "Issues", "kind": "ticket"}, "scripts/internal-update/channel": "issues"}, []),
        ("blank-in-other-signs", {"scripts/internal-update/subject": "[sitrep] What we know"}, []),
        ("alias-instead-of-term", {"severities/sev-1/aliases": ["1"], f"{TYPE}/summary": "It lasts 1 hour."}, []),
        ("impossible-phase", {"phases/press": LANE | {"from_minute": 10}}, []),
        ("phase-gap", {"phases/press": LANE}, []),
        ("script-without-sign-off", {"scripts/initial-statement/releaser": "executive-on-call"}, []),
        ("late-war-room", {"severities/sev-2/war_room_within": "20m"}, []),
        ("night-crew-uncovered", {"roles/deputy/may_combine": [], "roles/incident-commander/may_combine": []}, ["about/night_crew"]),
        ("role-contradicts-itself", {"roles/technical-lead/status_report/to": "deputy"}, []),
        ("personal-contact", {"channels/war-room/if_down": "Dial +49 30 901820."}, []),
        ("filler-text", {"phases/contain/steps/pull/do": "Add TODO notes to the chat."}, []),
        ("blaming-word", {"phases/contain/steps/pull/note": "The provider is at fault? Call it."}, []),
        ("step-without-verb", {"phases/contain/steps/pull/do": STEPS["do"], "phases/contain/steps/pull/steps": STEPS["steps"]}, []),
        ("step-without-verb", {"phases/contain/steps/pull/do": "Liaise with the vendor."}, []),
        ("postmortem-template-incomplete", {"postmortem/actions/fields": ["Assignee", "Deadline", "Status"]}, []),
        ("script-stage-missing", {"about/words_in": {"name": "Words", "address": "https://words.example.org"}, "scripts/resolution-announcement/used_for": ["sev-3"]}, []),
        ("coverage-gap", {"about/words_in": {"name": "Words", "address": "https://words.example.org"}, "scripts/internal-update/used_for": ["sev-3"]}, []),
        ("script-not-written", {"scripts/initial-statement/words_in": {"name": "Words", "address": "https://words.example.org"}}, ["scripts/initial-statement/text"]),
        ("coverage-gap", {}, [f"{TYPE}/pulls_in"]),
        ("fact-without-source", {}, [f"{TYPE}/detection"]),
        ("one-sided-signals", {f"{TYPE}/signals": [{"what": "The bill doubles."}]}, []),
        ("type-without-drill", {"drills": {}}, []),
        ("detection-latency-not-measured", {"metrics": {}}, []),
        ("work-contradicts-step", {}, ["phases/contain/steps/open-room/work"]),
        ("update-owner-absent", {"severities/sev-2/pages": ["incident-commander"], f"{CONFIRM}/page-commander/pages": ["incident-commander", "communications-lead"]}, []),
        ("update-owner-absent", {"severities/sev-2/pages": ["incident-commander"], "phases/diagnose/steps/compare/pages": ["communications-lead"]}, []),
        ("missing-backup", {"roles/technical-lead/escalation": [{"after": "5m", "to": "deputy"}]}, ["roles/technical-lead/backup"]),
        ("only-one-without", {"roles/technical-lead/escalation": [{"after": "5m", "to": "deputy"}]}, ["roles/technical-lead/backup"]),
        ("page-without-deadline", {f"roles/{role}/escalation": [{"after": "5m", "to": "deputy"}] for role in ("incident-commander", "technical-lead", "communications-lead")}, ["severities/sev-2/escalate_after"]),
        ("no-next-update", {"scripts/initial-statement/text": "We work on it. The next update comes within the hour."}, []),
        ("step-without-verb", {"roles/scribe/handover": ["Deploys under way."]}, []),
        ("undeclared-blank", {"scripts/holding-notice/text": "We look at [[feature]]."}, ["scripts/holding-notice/blanks"]),
        ("missing-backup", {}, ["phases/confirm/steps/replay/done_when"]),
        ("irreversible-before-evidence", {"levers/kill-switch/reversible": "no"}, ["phases/contain/steps/preserve/uses", f"{TYPE}/evidence"]),
        ("clock-owner-not-pulled-in", {f"{TYPE}/pulls_in": []}, []),
        ("step-owner-absent", {"phases/press": LANE, "phases/press/steps/watch/owner": "scribe"}, []),
        ("step-owner-absent", {"phases/close": LATER}, []),
        ("missing-essential", {}, ["severities/sev-1/motion", "severities/sev-2/motion"]),
        ("missing-essential", {"roles/machine-learning-engineer/position": "lead"}, ["roles/machine-learning-engineer/pulled_in_when"]),
        ("commander-paged-late", {}, NOBODY_PAGES),
        ("severity-stuck", {}, ["severities/sev-2/raise_when"]),
        ("severity-stuck", {}, ["severities/sev-1/lowered_by", "severities/sev-2/lowered_by"]),
        ("script-step-mismatch", {"phases/contain/steps/hold/owner": "technical-lead"}, ["scripts/holding-notice/drafter", "scripts/holding-notice/releaser"]),
        ("too-little-evidence", {"about/scope": "general", f"{TYPE}/evidence": ["trace"], "types/leak": OTHER}, []),
        ("warnings-out-of-range", {f"{TYPE}/do_not": ["Retrain before the evidence is saved."], "types/leak": OTHER}, []),
        ("expert-without-time", {f"{TYPE}/pulls_in": [{"role": "machine-learning-engineer"}]}, []),
        ("one-sided-signals", {f"{TYPE}/signals/1/seen_from": "inside", "types/leak": OTHER}, []),
        ("postmortem-policy-missing", {}, ["postmortem/policies/sev-2", "postmortem/policies/sev-3"]),
        ("detection-latency-not-measured", {"metrics": {"seen": {"name": "Share that we saw first"}}}, []),
        ("script-stage-missing", {"scripts": {"first": FIRST}}, []),
        ("no-holding-notice", {"scripts": {"first": FIRST}}, []),
        ("coverage-gap", {"scripts": {"first": FIRST}}, ["coverage/few-public-words", "coverage/no-support-desk"]),
        ("coverage-gap", {f"{TYPE}/kinds": {"drift": {"name": "Drift", "looks_like": "Answers get worse."}}}, [f"{TYPE}/levers"]),
        ("double-negative", {f"{TYPE}/do_not": ["Do not retrain before the evidence is saved.", "Never trust an average."]}, []),
        ("order-in-forbidding-list", {f"{TYPE}/do_not": ["Do not switch it off; pull the cable."]}, []),
        ("two-actions-in-step", {"phases/contain/steps/pull/do": "Pull the lever, do not look for the cause."}, []),
        ("response-contradiction", {"severities/sev-2/pages": ["technical-lead"]}, ["severities/sev-2/led_by", f"{CONFIRM}/page-commander/pages"]),
        ("update-owner-absent", {"severities/sev-2/pages": ["incident-commander"], "severities/sev-2/joins": []}, [f"{CONFIRM}/page-commander/pages", f"{TYPE}/pulls_in"]),
    ],
)  # fmt: skip
def test_a_rule_leaves_alone_what_other_teams_do(
    rule: str, change: dict[str, Any], remove: list[str]
) -> None:
    told = [problem.message for problem in RULES[rule].check(playbook(change, remove))]
    assert told == []


@pytest.mark.parametrize(
    ("owner", "gaps"), [("scribe", []), ("technical-lead", ["phase 'press' has no step for 'sev-2'"])]
)
def test_a_side_lane_is_a_gap_only_where_somebody_who_works_in_it_takes_part(
    owner: str, gaps: list[str]
) -> None:
    """A lane for the worst severity asks nothing of a milder one at which its people are not there."""
    watch = {"owner": owner, "do": "Watch what is said about us.", "only_for": ["sev-1"]}
    model = playbook({"phases/press": LANE | {"steps": {"watch": watch}}})
    assert [problem.message for problem in RULES["coverage-gap"].check(model)] == gaps


GRAVE = {
    "responders-not-paged": (NOBODY_PAGES[2:], NOBODY_PAGES),
    "experts-paged-late": (NOBODY_PAGES[1:2], NOBODY_PAGES),
    "words-before-clearance": ([], ["phases/communicate/steps/clear"]),
    "no-lever-in-time": ([], [f"{TYPE}/levers"]),
    "irreversible-before-evidence": (
        ["phases/contain/steps/pull/after"],
        ["phases/contain/steps/preserve/uses"],
    ),
    "type-without-usable-lever": (
        [],
        ["phases/contain/to_minute", "severities/sev-1/contain_within", "severities/sev-2/contain_within"],
    ),
}
CHANGED: dict[str, dict[str, Any]] = {
    "no-lever-in-time": {
        "levers/kill-switch/effect_within": "2h",
        "levers/roll-back-model/effect_within": "2h",
        f"{TYPE}/severity_floor": "sev-1",
        f"{TYPE}/default_severity": "sev-1",
    },
    "words-before-clearance": {
        "scripts/holding-notice/pre_approved": False,
        "scripts/holding-notice/clearer": "executive-on-call",
    },
    "irreversible-before-evidence": {
        "levers/kill-switch/reversible": "no",
        "phases/contain/steps/open-room/next": "pull",
    },
    "type-without-usable-lever": {
        f"levers/{name}/needs_approval": "executive-on-call" for name in ("kill-switch", "roll-back-model")
    },
}


@pytest.mark.parametrize("rule", GRAVE)
def test_the_order_of_what_a_plan_does_not_speak_of_is_no_error(rule: str) -> None:
    """A plan in which no step pages, clears or saves leaves that to the severities, a tool or custom."""
    speaks, silent = (
        {problem.level.value for problem in RULES[rule].check(playbook(CHANGED.get(rule, {}), removed))}
        for removed in GRAVE[rule]
    )
    assert (speaks, silent) == ({"error"}, {"warning"})


def test_what_most_entries_lack_is_told_once() -> None:
    kinds = {
        f"types/leak-{letter.lower()}": OTHER | {"letter": letter, "evidence": ["trace"]} for letter in "BCD"
    }
    (problem,) = RULES["too-little-evidence"].check(playbook(kinds))
    assert (
        problem.message
        == "3 of 4 types preserve less than 4 pieces of evidence: 'leak-b', 'leak-c' and 'leak-d'"
    )
    assert len(list(RULES["too-little-evidence"].check(playbook(dict(list(kinds.items())[:1]))))) == 1
