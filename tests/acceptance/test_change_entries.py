"""An entry goes, comes or gets another id with one command: what speaks of it follows, or nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.api import check
from generator.layer.stack import value_at
from generator.model import Playbook
from generator.model.severities import Criterion
from generator.model.walk import walk_references
from tests.acceptance.test_cli import NO_NAMES, playbook

OURS = """\
# What we changed.
sev-1: {name: P1} # as on the wall
sev-2: {name: P2}
sev-3:
  name: P3
  # twice a day is enough
  updates: {every: 1w}
sev-4: {name: P4}
"""


@pytest.fixture
def team(started: Path) -> Path:
    """A team that has begun, and called its severities otherwise."""
    (started / "layers/team/severities.yaml").write_text(OURS, encoding="utf-8")
    return started


def built(folder: Path) -> Playbook:
    checked = check(folder)
    assert [problem for problem in checked.problems if problem.level == "error"] == []
    assert checked.playbook is not None
    return checked.playbook


def layers(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "layers").rglob("*.yaml")
    }


def speak_of(found: Playbook, concept: str, name: str) -> list[str]:
    """Return what names an entry, in fields and in texts."""
    fields = [
        str(each.spot) for each in walk_references(found) if (each.concept, each.names) == (concept, name)
    ]
    texts = [str(words.spot) for words in found.prose if f"{{{concept}/{name}" in words.text]
    return fields + texts


def in_lists(found: Playbook, concept: str, name: str) -> set[str]:
    """Return the lists of the plan that name an entry; what happened, was played or is counted is left out."""
    told = {"cases", "drills", "metrics", "references", "sources", "laws", "about", concept}
    return {
        "/".join(map(str, each.spot.path[:-1]))
        for each in walk_references(found)
        if (each.concept, each.names) == (concept, name)
        and isinstance(each.spot.path[-1], int)
        and each.spot.path[0] not in told
    }


def test_a_removal_is_shown_first_and_written_on_demand(team: Path) -> None:
    before = layers(team)
    shown = playbook("remove", "severities/sev-4", "--reason", "We use three.", cwd=team)
    assert (shown.returncode, shown.stderr, layers(team)) == (0, NO_NAMES, before)
    assert "+    file-ticket:" in shown.stdout
    assert "Goes along: phases/confirm/steps/file-ticket" in shown.stdout
    again = "playbook remove severities/sev-4 --reason 'We use three.' --write\n"
    assert shown.stdout.endswith(f"Nothing is written yet. The same command with --write does it: {again}")
    written = playbook("remove", "severities/sev-4", "--reason", "We use three.", "--write", cwd=team)
    assert (written.returncode, written.stderr) == (0, NO_NAMES)
    text = (team / "layers/team/severities.yaml").read_text("utf-8")
    assert text == OURS.replace("{name: P4}", '{$remove: true, $reason: "We use three."}')
    found = built(team)
    assert [(each.id, each.name, each.rank) for each in found.by_rank] == [
        ("sev-1", "P1", 1), ("sev-2", "P2", 2), ("sev-3", "P3", 3),
    ]  # fmt: skip
    assert speak_of(found, "severities", "sev-4") == []
    assert list(found.postmortem.policies) == ["sev-1", "sev-2", "sev-3"]
    unsure = [
        (question.id, answer.floor) for question in found.triage.questions.values()
        for answer in question.answers if answer.answer == "Not sure"
    ]  # fmt: skip
    assert ("growing", "sev-2") in unsure


@pytest.mark.parametrize("severity", ["sev-1", "sev-2", "sev-3"])
def test_any_other_severity_can_go(team: Path, severity: str) -> None:
    ran = playbook("remove", f"severities/{severity}", "--write", cwd=team)
    assert (ran.returncode, ran.stderr) == (0, NO_NAMES)
    found = built(team)
    assert speak_of(found, "severities", severity) == []
    assert [each.rank for each in found.by_rank] == [1, 2, 3]


def test_an_incident_type_takes_its_drill_and_cases_along(started: Path) -> None:
    nowhere = signposts_to_nowhere(built(started))
    ran = playbook("remove", "types/bias-incident", "--write", cwd=started)
    assert (ran.returncode, ran.stderr) == (0, NO_NAMES)
    found = built(started)
    assert signposts_to_nowhere(found) == [each for each in nowhere if each[0] != "bias-incident"]
    assert speak_of(found, "types", "bias-incident") == []
    assert "drill-bias-incident" not in found.drills
    assert {drill.type for drill in found.drills.values()} == set(found.types)


@pytest.mark.parametrize("kind", ["prompt-injection", "harmful-output"])
def test_what_names_the_kinds_of_a_type_that_goes_does_not_name_them_any_more(
    started: Path, kind: str
) -> None:
    gone = {kind, *built(started).types[kind].kinds}
    ran = playbook("remove", f"types/{kind}", "--write", cwd=started)
    assert (ran.returncode, ran.stderr) == (0, NO_NAMES)
    criteria = [each for severity in built(started).severities.values() for each in severity.criteria]
    given = [each.given_by for each in criteria if isinstance(each, Criterion)]
    assert [each for each in given if gone & set(each.types)] == []
    assert all(each.types or each.answers for each in given)


def signposts_to_nowhere(found: Playbook) -> list[tuple[str, str]]:
    return [(each.id, one.what) for each in found.types.values() for one in each.is_not if not one.go_to]


def test_a_role_that_is_needed_asks_who_takes_over_and_nothing_is_written(started: Path) -> None:
    before = layers(started)
    ran = playbook("remove", "roles/deputy", "--write", cwd=started)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.endswith("needs another entry in the place of 'deputy': name it with --instead\n")
    assert layers(started) == before
    ran = playbook("remove", "roles/deputy", "--instead", "incident-commander", "--write", cwd=started)
    assert ran.returncode == 0
    assert speak_of(built(started), "roles", "deputy") == []


def test_what_would_leave_an_error_is_not_written(started: Path) -> None:
    before = layers(started)
    ran = playbook("remove", "roles/legal-counsel", "--instead", "executive-on-call", "--write", cwd=started)
    assert ran.returncode == 1
    assert "error: " in ran.stdout
    assert "Nothing is written" in ran.stderr
    assert layers(started) == before


def test_another_id_is_followed_everywhere_and_the_order_stays(team: Path) -> None:
    ran = playbook("rename", "severities/sev-2", "p2", "--write", cwd=team)
    assert (ran.returncode, ran.stderr) == (0, NO_NAMES)
    found = built(team)
    assert [each.id for each in found.severities.values()] == ["sev-1", "p2", "sev-3", "sev-4"]
    assert found.severities["p2"].name == "P2"
    assert speak_of(found, "severities", "sev-2") == []
    assert (
        list(found.postmortem.policies) == ["sev-1", "p2", "sev-3", "sev-4"]
        or "p2" in found.postmortem.policies
    )


def test_one_change_after_another_leaves_a_sound_plan(started: Path) -> None:
    """As a team of three severities makes them in one afternoon: what a command wrote, the next one changes again."""
    for words in (
        ["remove", "severities/sev-4"],
        *(["rename", f"severities/sev-{rank}", f"p{rank}", "--name", f"P{rank}"] for rank in (1, 2, 3)),
        ["remove", "types/bias-incident"],
        ["add", "type", "copied-style", "--like", "harmful-output", "--name", "Copied style"],
        ["add", "type", "deepfake", "--like", "copied-style", "--name", "Deepfake"],
        ["remove", "types/copied-style"],
    ):
        ran = playbook(*words, "--write", cwd=started)
        assert (ran.returncode, ran.stderr) == (0, NO_NAMES), words
    found = built(started)
    assert [(each.id, each.name, each.rank) for each in found.by_rank] == [
        ("p1", "P1", 1), ("p2", "P2", 2), ("p3", "P3", 3),
    ]  # fmt: skip
    assert {"bias-incident", "copied-style"} & set(found.types) == set()
    assert list(found.severities) == ["p1", "p2", "p3"]
    for concept, name in (("severities", "sev-3"), ("types", "bias-incident"), ("types", "copied-style")):
        assert speak_of(found, concept, name) == []
    assert "types" in {each.concept for each in walk_references(found) if each.names == "deepfake"}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("severities/sev-33", "there is no severities/sev-33; did you mean sev-3?"),
        ("about", "'about' is no entry: write its file and its id, such as severities/sev-4 or roles/scribe"),
        ("roles/scrib", "there is no roles/scrib; did you mean scribe?"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(started: Path, path: str, said: str) -> None:
    ran = playbook("remove", path, cwd=started)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr


@pytest.mark.parametrize(
    ("noun", "like", "name"),
    [("type", "quality-regression", "Agent damage"), ("role", "support-lead", "Second Line"), ("script", "holding-notice", "Second notice")],
)  # fmt: skip
def test_a_new_entry_stands_where_the_other_one_does(started: Path, noun: str, like: str, name: str) -> None:
    ran = playbook("add", noun, "of-ours", "--like", like, "--name", name, "--write", cwd=started)
    assert (ran.returncode, ran.stderr) == (0, NO_NAMES)
    found = built(started)
    entry = value_at({f"{noun}s": getattr(found, f"{noun}s")}, (f"{noun}s", "of-ours"))
    assert getattr(entry, "name", None) == name
    if noun == "type":
        assert found.drills["drill-of-ours"].type == "of-ours"
        assert {one.rule for one in check(started).problems} <= {"copied-text"}
        others = {one.go_to for one in found.types["of-ours"].is_not if one.go_to}
        signs = [each.is_not[-1] for key, each in found.types.items() if key in others]
        assert {(one.what, one.go_to) for one in signs} == {("{types/of-ours/summary}", "of-ours")}
    assert in_lists(found, f"{noun}s", like) == in_lists(found, f"{noun}s", "of-ours")


def test_a_severity_comes_with_the_same_command(team: Path) -> None:
    said = ("--worse-than", "sev-1", "--label", "Existential", "--criterion", "Many people are hurt.",
            "--answer", "person-at-risk=Yes")  # fmt: skip
    ran = playbook("add", "severity", "sev-0", *said, "--write", cwd=team)
    assert (ran.returncode, ran.stderr) == (0, NO_NAMES)
    assert [each.id for each in built(team).by_rank] == ["sev-0", "sev-1", "sev-2", "sev-3", "sev-4"]
