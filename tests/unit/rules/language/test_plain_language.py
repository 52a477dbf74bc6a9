"""Plain language: the rules hear a fault in many forms, and sound sentences pass them."""

from __future__ import annotations

import pytest

from generator.rules import language
from generator.rules.registry import RULES
from tests.build import playbook

STATEMENT = "scripts/initial-statement/text"
DUTY = "roles/scribe/duties/0"
MUST_NOT = "roles/incident-commander/must_not/0"
LEVER = "levers/kill-switch/what"
STEP = "phases/contain/steps/pull/do"
UNSURE = "about/unsure"
RAISE = "severities/sev-2/raise_when/0"
LOWER = "types/quality-regression/lowers/0"
WHEN = "phases/contain/steps/pull/when"

FOUND = [
    ("step-without-verb", STEP, "Severity: worst floor of the answers"),
    ("step-without-verb", STEP, "You pull the lever."),
    ("step-without-verb", STEP, "Pulling the lever."),
    ("step-without-verb", DUTY, "Responsible for the log."),
    ("step-without-verb", DUTY, "When asked, a short report."),
    ("step-without-verb", DUTY, "Never."),
    ("step-without-verb", STEP, "Handover of the watch"),
    ("step-without-verb", STEP, "SSH access for the deputy"),
    ("two-actions-in-step", STEP, "Pull the lever and then tell support."),
    ("two-actions-in-step", STEP, "Pull the lever. Tell support."),
    ("two-actions-in-step", STEP, "Pull the lever, check it, tell support."),
    ("condition-after-action", STEP, "Pull the lever unless support objects."),
    ("condition-after-action", UNSURE, "Take the worse one whenever two fit."),
    ("passive-step", DUTY, "Ensure the log is always kept."),
    ("passive-step", DUTY, "The log was written in UTC."),
    ("vague-instruction", DUTY, "Consider a second scribe."),
    ("vague-instruction", DUTY, "Log sensitive items as appropriate."),
    ("vague-instruction", LEVER, "You may want to warn support."),
    ("vague-condition", RAISE, "The damage is considerable."),
    ("vague-condition", RAISE, "It gets bad."),
    ("vague-condition", RAISE, "The situation is critical"),
    ("vague-condition", WHEN, "something"),
    ("vague-condition", WHEN, "There is a problem"),
    ("vague-condition", WHEN, "It takes too long."),
    ("vague-condition", LOWER, "if needed"),
    ("double-negative", DUTY, "Never speak without being asked."),
    ("double-negative", MUST_NOT, "Act without an order."),
    ("order-in-forbidding-list", MUST_NOT, "Argue about it; take the worse one."),
    ("order-in-forbidding-list", MUST_NOT, "Share samples. Write ids."),
    ("undefined-acronym", LEVER, "Asks the RAG."),
    ("unclear-date", DUTY, "Close it by 3.4.26."),
    ("unclear-date", DUTY, "Close it by 9 a.m."),
    ("link-without-meaning", LEVER, "See [**this link**](https://example.com)."),
    ("pointing-words", LEVER, "Turns off the list below."),
    ("blaming-word", LEVER, "Undoes human error."),
    ("model-with-a-will", LEVER, "Stops it when the AI thinks it is right."),
    ("model-with-a-will", "cases/slow-drift-2025/what", "The agent panicked."),
    ("certainty-word", STATEMENT, "It will not happen again."),
    ("minimising-word", DUTY, "Just write it down, of course."),
    ("contraction-in-public-script", STATEMENT, "It isn’t back yet."),
    ("excluding-word", LEVER, "A sanity check by the chairman."),
    ("long-paragraph", LEVER, "A. B! C? D. E. F."),
]

SOUND = [
    ("step-without-verb", STEP, "SSH to the bastion."),
    ("step-without-verb", STEP, "RDP into the jump host."),
    ("step-without-verb", STEP, "Loop in support."),
    ("step-without-verb", STEP, "Failover to the standby."),
    ("step-without-verb", STEP, "Fail-over to the standby."),
    ("step-without-verb", STEP, "Shutdown storage."),
    ("step-without-verb", STEP, "Reroute traffic through the second site."),
    ("step-without-verb", STEP, "Power-cycle rack 4."),
    ("two-actions-in-step", STEP, "Restore network and power."),
    ("undefined-acronym", LEVER, "Tells NCMEC and the SCT."),
    ("vague-condition", RAISE, "More than 50 users saw it within an hour."),
    ("vague-condition", DUTY, "Say which damage is considerable."),
    ("vague-condition", WHEN, "A failover is needed."),
    ("vague-condition", WHEN, "Critical results wait longer than 30 minutes"),
    ("vague-condition", RAISE, "A critical customer is affected."),
    ("vague-condition", DUTY, "Log it as needed."),
    ("vague-instruction", WHEN, "as needed"),
    ("order-in-forbidding-list", MUST_NOT, "Argue about it; take the worse one instead."),
    ("order-in-forbidding-list", MUST_NOT, "Share samples. Their words spread."),
    ("order-in-forbidding-list", MUST_NOT, "Take one step back and forth."),
    ("order-in-forbidding-list", DUTY, "Write ids. Seal the sample."),
    ("step-without-verb", STEP, "If data crossed between tenants, pull the {levers/kill-switch}."),
    ("step-without-verb", STEP, "Do not restart it."),
    ("step-without-verb", STEP, "First, page the deputy."),
    ("step-without-verb", STEP, "Reindex the documents."),
    ("step-without-verb", STEP, "Red-team it again."),
    ("step-without-verb", STEP, "Not sure? Pull it."),
    ("step-without-verb", LEVER, "The switch in the console."),
    ("two-actions-in-step", STEP, "Compare model and prompt, last good against now."),
    ("two-actions-in-step", STEP, "State one hypothesis, and what would disprove it."),
    ("two-actions-in-step", STEP, "Clear the statement, or change it."),
    ("two-actions-in-step", STEP, "If users see it, post the {scripts/holding-notice}."),
    ("condition-after-action", STEP, "Say aloud when the next update comes."),
    ("condition-after-action", STEP, "When data crossed, pull the lever."),
    ("condition-after-action", DUTY, "Log it when you hear it."),
    ("passive-step", DUTY, "List what was revoked and who is affected."),
    ("passive-step", DUTY, "Find out whether the flag is cached."),
    ("vague-instruction", LEVER, 'Hides the button "you may ask".'),
    ("vague-instruction", "triage/questions/harm/ask", "Could a person be hurt, now or soon?"),
    ("vague-instruction", STATEMENT, "You may ask for a refund."),
    ("double-negative", DUTY, "Log it without delay."),
    ("double-negative", MUST_NOT, "Repair anything before the deputy took over."),
    ("undefined-acronym", LEVER, "Asks the RAG (retrieval before generation)."),
    ("undefined-acronym", LEVER, "Tells the IC in UTC, as of Annex III, at SEV-1 and AML.T0051."),
    ("unclear-date", DUTY, "Send version 2.10.4 of 2026-04-03 by 14:00 UTC, at a ratio of 3:1."),
    ("unclear-date", DUTY, "Send it on 3 April 2026."),
    ("link-without-meaning", LEVER, "Turns it off in the [flag console](https://flags.example.com)."),
    ("pointing-words", LEVER, "The error rate is at or above the threshold; the status page is green."),
    ("blaming-word", "postmortem/wording/0/avoid", "human error"),
    ("blaming-word", LEVER, "The service failed to start."),
    ("model-with-a-will", LEVER, "The agent sent a mail; the model refuses harmless questions."),
    ("certainty-word", LEVER, "Never leaves a gap."),
    ("minimising-word", LEVER, "A minor change, only for staff."),
    ("contraction-in-public-script", STATEMENT, "The user's account and our customers' data."),
    ("contraction-in-public-script", DUTY, "Log it, don't fix it."),
    ("long-sentence", LEVER, " ".join(["word"] * 25) + "."),
    ("long-paragraph", LEVER, "A. B. C. D.\n\nE. F. G."),
    ("number-without-unit", DUTY, "Look every 2 hours, after 30 to 60 minutes, within 15 min."),
    ("number-without-unit", DUTY, "Follow the list after step 2 and Article 33."),
    ("dangling-pronoun", "drills/drill-quality-regression/goal", "It is Monday, 09:00 UTC."),
    ("dangling-pronoun", LEVER, "This lever stops it. It is fast."),
    ("question-without-mark", "triage/questions/harm/answers/0/answer", "Yes"),
]


OUTSIDE = {
    "parties": {"police": {"name": "NCMEC", "kind": "authority"}},
    "dependencies": {"sct": {"name": "Switch control"}},
}


def found(rule: str, path: str, text: str, **more: str) -> list[str]:
    change = {path: text} | OUTSIDE | {key.replace("__", "/"): value for key, value in more.items()}
    return [problem.message for problem in RULES[rule].check(playbook(change)) if str(problem.spot) == path]


@pytest.mark.parametrize(("rule", "path", "text"), FOUND)
def test_a_fault_is_heard_in_other_words_too(rule: str, path: str, text: str) -> None:
    assert found(rule, path, text) != []


@pytest.mark.parametrize(("rule", "path", "text"), SOUND)
def test_a_sound_sentence_passes(rule: str, path: str, text: str) -> None:
    assert found(rule, path, text) == []


@pytest.mark.parametrize(
    ("when", "heard"),
    [
        ("As needed.", ["'needed' leaves to taste whether it holds"]),
        ("relevant", ["'relevant' leaves to taste whether it holds"]),
        ("if appropriate", ["'appropriate' leaves to taste whether it holds"]),
        ("Personal data is relevant to the case", []),
        ("Money was lost", []),
    ],
)
def test_a_condition_is_heard_wherever_it_stands(when: str, heard: list[str]) -> None:
    """Who comes to a postmortem, and in which case."""
    model = playbook({"postmortem/attendees": [{"role": "scribe", "when": when}]})
    assert [problem.message for problem in RULES["vague-condition"].check(model)] == heard


@pytest.mark.parametrize(
    ("do", "small", "heard"),
    [
        ("Bring the rows up.", "Network first.", 0),
        ("Bring the rows up.", "The network before all of the others.", 1),
        ("The rows.", "Network first.", 2),
    ],
)
def test_a_smaller_step_of_few_words_may_be_what_its_step_is_done_to(do: str, small: str, heard: int) -> None:
    model = playbook({STEP: do, STEP.replace("/do", "/steps"): [{"do": small}]})
    assert len(list(RULES["step-without-verb"].check(model))) == heard


OF_ANY_LANGUAGE = {
    "long-sentence",
    "long-paragraph",
    "long-list",
    "question-without-mark",
    "unclear-date",
    "link-without-meaning",
    "phase-too-long-to-say",
}


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [case for case in FOUND if case[0] not in OF_ANY_LANGUAGE],
    ids=lambda value: value,
)
def test_rules_about_english_leave_other_languages_alone(rule: str, path: str, text: str) -> None:
    assert found(rule, path, text, about__language="de") == []


def test_every_plain_language_rule_is_a_warning_that_can_be_accepted() -> None:
    errors = {rule for rule in language.RULES if RULES[rule].LEVEL.value != "warning"}
    assert errors == {"word-listed-twice", "word-never-heard"}  # mistakes in a list of words, not in a text
