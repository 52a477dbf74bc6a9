"""An entry that the new default keeps under another parent moves in the layer as well, line by line, or a person is told."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from generator.check.check import check
from generator.team.follow import follow, upgrading
from generator.team.upgrade.relocate import relocated
from tests.build import Data, changed, small
from tests.unit.team.upgrade.test_following import followed, team, two_defaults

STEP, THERE = "phases/contain/steps/hold", "phases/diagnose/steps/hold"


def moved_step() -> Data:
    """The small playbook with its last step of containing in the phase of diagnosing."""
    new = small()
    step = new["phases"]["contain"]["steps"].pop("hold")
    new["phases"]["diagnose"]["steps"]["hold"] = step
    return new


def two(folder: Path, old: Data | None = None, new: Data | None = None) -> None:
    two_defaults(folder, old or small(), new or moved_step(), {STEP: THERE})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            """\
            # ours
            contain:
              goal: Ours. # stays
              steps:
                pull: {minutes: 5}

                # we are slower
                hold:
                  minutes: 4 # two of us

                  note: >-
                    It takes
                    two of us.
            # the end
            """,
            """\
            # ours
            contain:
              goal: Ours. # stays
              steps:
                pull: {minutes: 5}

            # the end
            diagnose:
              steps:
                # we are slower
                hold:
                  minutes: 4 # two of us

                  note: >-
                    It takes
                    two of us.
            """,
        ),
        (
            """\
            contain:
                steps:
                    hold: {minutes: 4}
            diagnose:
                steps:
                    compare: {minutes: 9}
                goal: Ours.
            """,
            """\
            diagnose:
                steps:
                    compare: {minutes: 9}
                    hold: {minutes: 4}
                goal: Ours.
            """,
        ),
        (
            "contain:\n  steps:\n    hold: {minutes: 4, $was: {minutes: 1}}\n",
            "diagnose:\n  steps:\n    hold: {minutes: 4, $was: {minutes: 1}}\n",
        ),
    ],
)
def test_the_lines_of_an_entry_move_as_they_are_written(before: str, after: str, tmp_path: Path) -> None:
    two(tmp_path)
    ours = team(tmp_path, phases=before)
    found = upgrading(ours, str(tmp_path / "new"))
    assert found.sound, found.problems
    assert followed(tmp_path)["phases"] == textwrap.dedent(after)
    told = {
        problem.rule for problem in check(ours).problems if problem.where and "ours" in problem.where.file
    }
    assert not told & {"vanished-target", "other-default", "unknown-reference"}


def test_an_entry_in_braces_is_left_to_a_person_with_what_to_write(tmp_path: Path) -> None:
    two(tmp_path)
    text = "contain: {goal: Ours., steps: {hold: {minutes: 4}}}\n"
    ours = team(tmp_path, phases=text)
    written, by_hand = follow(upgrading(ours, str(tmp_path / "new")))
    assert [(str(edit.where).rpartition("/")[2], edit.old, edit.new) for edit in by_hand] == [
        (
            "phases.yaml:1:32",
            "contain: {steps: {hold: {minutes: 4}}}",
            "diagnose: {steps: {hold: {minutes: 4}}}",
        )
    ]
    assert ((ours / "layer/phases.yaml").read_text(), any("phases" in name for name in written)) == (
        text,
        False,
    )


def test_a_file_that_changed_in_the_meantime_leaves_its_moves_to_a_person(tmp_path: Path) -> None:
    two(tmp_path)
    ours = team(tmp_path, phases="contain:\n  steps:\n    hold: {minutes: 4}\n")
    found = upgrading(ours, str(tmp_path / "new"))
    text = "contain:\n  steps:\n    hold: {minutes: 5}\n"
    (ours / "layer/phases.yaml").write_text(text)
    _, by_hand = follow(found)
    assert [edit.new for edit in by_hand] == ["diagnose: {steps: {hold: {minutes: 4}}}"]
    assert (ours / "layer/phases.yaml").read_text() == text


def test_a_parent_in_another_file_of_the_layer_is_left_to_a_person(tmp_path: Path) -> None:
    two(tmp_path)
    ours = team(tmp_path)
    (ours / "layer/phases").mkdir()
    (ours / "layer/phases/one.yaml").write_text("contain:\n  steps:\n    hold: {minutes: 4}\n")
    (ours / "layer/phases/two.yaml").write_text("diagnose:\n  goal: Ours.\n")
    _, by_hand = follow(upgrading(ours, str(tmp_path / "new")))
    assert [edit.new for edit in by_hand] == ["diagnose: {steps: {hold: {minutes: 4}}}"]


def test_what_a_moved_entry_remembers_is_compared_at_its_new_place(tmp_path: Path) -> None:
    new = moved_step()
    new["phases"]["diagnose"]["steps"]["hold"]["minutes"] = 7
    two(tmp_path, new=new)
    minutes = small()["phases"]["contain"]["steps"]["hold"]["minutes"]
    team(
        tmp_path,
        phases=f"contain:\n  steps:\n    hold:\n      minutes: 4\n      $was: {{minutes: {minutes}}}\n",
    )
    assert "$was: {minutes: 7}" in followed(tmp_path)["phases"]


@pytest.mark.parametrize("text", ["{a: {b: {c: 1}}}\n", "a:\n  b: {c: 1}\n", 'a:\n  b:\n    "c": 1\n'])
def test_what_is_not_in_lines_of_its_own_is_not_moved(text: str) -> None:
    assert relocated(text, ("a", "b", "c"), ("x", "b", "c")) is None


UPDATES = "severities/sev-1/updates"


@pytest.mark.parametrize(
    ("written", "new", "expected"),
    [
        (
            "$was:\n    updates:\n      every: 15m # theirs\n      by: communications-lead\n",
            {"every": "10m", "by": "communications-lead"},
            "$was:\n    updates:\n      every: 10m # theirs\n      by: communications-lead\n",
        ),
        ("$was: {updates: {every: 15m, by: scribe}} # theirs\n", {"every": "10m"}, "$was: {updates: {every: 10m}} # theirs\n"),
    ],
)  # fmt: skip
def test_a_mapping_that_is_remembered_is_brought_up_to_date(
    written: str, new: dict[str, str], expected: str, tmp_path: Path
) -> None:
    text = "sev-1:\n  updates: {every: 5m}\n  "
    by = "communications-lead" if "communications" in written else "scribe"
    two_defaults(tmp_path, changed({UPDATES: {"every": "15m", "by": by}}), changed({UPDATES: new}), {})
    team(tmp_path, severities=text + written)
    assert followed(tmp_path)["severities"] == text + expected


def test_a_mapping_in_lines_that_gets_other_keys_is_told_with_old_and_new(tmp_path: Path) -> None:
    old, new = {"every": "15m", "by": "scribe"}, {"every": "10m", "channel": "war-room"}
    two_defaults(tmp_path, changed({UPDATES: old}), changed({UPDATES: new}), {})
    text = "sev-1:\n  updates: {every: 5m}\n  $was:\n    updates:\n      every: 15m\n      by: scribe\n"
    team(tmp_path, severities=text)
    _, by_hand = follow(upgrading(tmp_path / "ours", str(tmp_path / "new")))
    assert [(edit.old, edit.new) for edit in by_hand] == [
        ("{every: 15m, by: scribe}", "{every: 10m, channel: war-room}")
    ]
