"""A team sets the level of a rule for itself: what it may, what the check makes of it, and who is told."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator import api
from generator.check.check import check
from generator.diff.levels import levels_told
from generator.report.rules import listed
from tests.build import SMALL, changed, playbook, write

DAY = datetime.date(2026, 11, 2)
NO_ROOM = ["phases/contain/steps/open-room/opens_war_room"]
ANSWERED = {
    "level": "ignore",
    "reason": "Our war room is a chat.",
    "decided_by": "incident-commander",
    "until": "2027-06-30",
}
LONG = {"roles/scribe/duties/0": f"Write down {'every decision with its time and ' * 6}all else."}
Told = list[tuple[str, str, str]]


def told(folder: Path, day: datetime.date = DAY) -> Told:
    return [(problem.rule, problem.level.value, str(problem.spot)) for problem in check(folder, day).problems]


def found(rules: dict[str, object], folder: Path, day: datetime.date = DAY, **more: object) -> Told:
    return told(write(changed({"rules": rules, **more}, NO_ROOM), folder), day)


ROOMS = ["severities/sev-1/war_room_within", "severities/sev-2/war_room_within"]


def test_a_rule_about_safety_is_switched_off_with_a_reason_a_role_and_an_end(tmp_path: Path) -> None:
    assert found({"late-war-room": ANSWERED}, tmp_path) == []


def test_a_rule_about_safety_can_be_lowered_to_a_warning(tmp_path: Path) -> None:
    warns = [("late-war-room", "warning", place) for place in ROOMS]
    assert found({"late-war-room": ANSWERED | {"level": "warning"}}, tmp_path) == warns


def test_an_error_made_a_warning_can_be_accepted_at_one_place_and_the_others_still_warn(
    tmp_path: Path,
) -> None:
    chat = {"rule": "late-war-room", "reason": "The chat of the shift is always open."}
    rules = {"late-war-room": ANSWERED | {"level": "warning"}}
    here = write(changed({"rules": rules, "severities/sev-2/accepted": [chat]}, NO_ROOM), tmp_path)
    assert told(here) == [("late-war-room", "warning", ROOMS[0])]


def test_a_level_that_is_over_holds_no_more_and_is_told(tmp_path: Path) -> None:
    assert found({"late-war-room": ANSWERED}, tmp_path, datetime.date(2027, 7, 1))[-3:] == [
        ("rule-level-ended", "error", "rules/late-war-room/until"),
        *[("late-war-room", "error", place) for place in ROOMS],
    ]


@pytest.mark.parametrize("lacks", ["reason", "decided_by", "until"])
def test_a_rule_about_safety_keeps_its_level_without_an_answer(lacks: str, tmp_path: Path) -> None:
    says = {name: value for name, value in ANSWERED.items() if name != lacks}
    assert found({"late-war-room": says}, tmp_path) == [
        ("safety-lowered-without-answer", "error", "rules/late-war-room/level"),
        *[("late-war-room", "error", place) for place in ROOMS],
    ]


@pytest.mark.parametrize("reason", ["x", "n/a", "TODO", "because", "xx xx xx xx xx", "....."])
def test_a_reason_that_says_nothing_lowers_no_rule_about_safety(reason: str, tmp_path: Path) -> None:
    folder = write(changed({"rules": {"late-war-room": ANSWERED | {"reason": reason}}}, NO_ROOM), tmp_path)
    first, *others = check(folder, DAY).problems
    assert (first.rule, str(first.spot)) == ("safety-lowered-without-answer", "rules/late-war-room/reason")
    assert first.message == f"'late-war-room' is about safety, and '{reason}' is no reason to lower it"
    assert first.hint == "write what your team does instead, in a sentence"
    assert [(each.rule, str(each.spot)) for each in others] == [("late-war-room", place) for place in ROOMS]


@pytest.mark.parametrize("reason", ["Wir nutzen einen Chat.", "我们用聊天室", "Legacy pager"])
def test_a_short_reason_in_any_script_is_one(reason: str, tmp_path: Path) -> None:
    assert found({"late-war-room": ANSWERED | {"reason": reason}}, tmp_path) == []


def test_a_rule_about_safety_is_lowered_for_a_year_at_most(tmp_path: Path) -> None:
    until = {
        "2027-11-03": [],
        "2027-11-04": ["rules/late-war-room/until", *ROOMS],
        "2099-01-01": ["rules/late-war-room/until", *ROOMS],
    }
    for end, places in until.items():
        told_of = found({"late-war-room": ANSWERED | {"until": end}}, tmp_path / end)
        assert [place for _, _, place in told_of] == places
    last = check(tmp_path / "2099-01-01", DAY).problems[0]
    assert (last.message, last.hint) == (
        "'late-war-room' is about safety, and is lowered until 2099-01-01, more than a year ahead",
        "write 2027-11-03 or earlier, and look at it again then",
    )


def test_advice_takes_any_level_without_a_word(tmp_path: Path) -> None:
    for level, expected in [
        ("ignore", []),
        ("warning", [("long-sentence", "warning", "roles/scribe/duties/0")]),
        ("error", [("long-sentence", "error", "roles/scribe/duties/0")]),
    ]:
        folder = write(changed({"rules": {"long-sentence": {"level": level}}, **LONG}), tmp_path / level)
        assert [each for each in told(folder) if each[0] == "long-sentence"] == expected


def test_what_a_team_made_an_error_is_not_accepted(tmp_path: Path) -> None:
    answers = [{"rule": "long-sentence", "reason": "Quoted."}]
    rules = {"long-sentence": {"level": "error"}}
    folder = write(changed({"rules": rules, "roles/scribe/accepted": answers, **LONG}), tmp_path)
    assert ("unusable-acceptance", "error", "roles/scribe/accepted/0/rule") in told(folder)


def test_the_level_of_a_rule_is_set_in_any_layer_and_said_by_which(tmp_path: Path) -> None:
    team = layers(tmp_path, "long-sentence: {level: error}\n", "long-sentence: {reason: We write long.}\n")
    assert told(team) == []
    docs, here = api.rules_here(team, DAY)
    lines = listed(docs, "text", here).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("long-sentence "))
    assert [" ".join(line.split()) for line in lines[place : place + 2]] == [
        "long-sentence advice error A step has 20 words at most, every other sentence 25.",
        f"set to error in {team}/org/rules.yaml:1, warning otherwise: We write long.",
    ]


@pytest.mark.parametrize(
    "change", ["{level: ignore}", "{fixed: false}", "{$remove: true}", "{reason: We write long.}"]
)
def test_a_layer_cannot_change_what_a_layer_before_it_has_fixed(change: str, tmp_path: Path) -> None:
    team = layers(tmp_path, "long-sentence: {level: error, fixed: true}\n", f"long-sentence: {change}\n")
    [problem] = check(team, DAY).problems
    assert (problem.rule, problem.message) == (
        "rule-held",
        "'long-sentence' was fixed by org, and team says something else",
    )
    assert [str(place).removeprefix(f"{team}/") for place in (problem.where, problem.related)] == [
        "team/rules.yaml:1:1",
        "org/rules.yaml:1:31",
    ]


def layers(folder: Path, org: str, team: str) -> Path:
    """Return a team whose two layers say something about rules."""
    texts = {
        "playbook.yml": f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org, team]\n',
        "org/rules.yaml": org,
        "team/rules.yaml": team,
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_review_tells_which_rules_have_a_level_of_their_own() -> None:
    rules = {"late-war-room": ANSWERED, "long-sentence": {"level": "error"}}
    assert levels_told(playbook({"rules": rules})) == (
        "late-war-room is off until 2027-06-30, decided by Incident commander: Our war room is a chat.",
        "long-sentence is an error",
    )
