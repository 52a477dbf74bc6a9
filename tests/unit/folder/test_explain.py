"""Where a value comes from, in a team's layers and in a plain folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.api import explain
from generator.errors import UsageError
from tests.build import SMALL, small


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team with two layers over the small playbook."""
    (tmp_path / "org").mkdir()
    (tmp_path / "team").mkdir()
    (tmp_path / "playbook.yml").write_text(
        f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org, team]\n'
    )
    (tmp_path / "org/severities.yaml").write_text("sev-1:\n  label: Worst\n  contain_within: 12m\n")
    (tmp_path / "team/severities.yaml").write_text(
        "sev-1:\n  contain_within: 10m\n  pages: {$add: [scribe]}\n"
    )
    return tmp_path


def told(folder: Path, path: str) -> list[tuple[str, str, str, str]]:
    return [
        (each.path, each.layer, each.value, str(each.where).removeprefix(f"{folder}/"))
        for each in explain(folder, path)
    ]


def test_each_layer_that_made_a_difference_is_told_with_its_line(team: Path) -> None:
    path = "severities/sev-1/contain_within"
    default, *rest = told(team, path)
    assert default[:3] == (path, "default", small()["severities"]["sev-1"]["contain_within"])
    assert rest == [
        (path, "org", "12m", "org/severities.yaml:3:3"),
        (path, "team", "10m", "team/severities.yaml:2:3"),
    ]


def test_of_an_entry_each_value_that_a_layer_changed_is_told(team: Path) -> None:
    assert [each[0].removeprefix("severities/sev-1") for each in told(team, "severities/sev-1")] == [
        "", "/contain_within", "/contain_within", "/contain_within", "/label", "/label", "/pages", "/pages",
    ]  # fmt: skip


def test_a_plain_folder_tells_the_one_place() -> None:
    assert [(each.layer, each.value) for each in explain(SMALL, "severities/sev-1/rank")] == [("", "1")]


def test_a_step_can_be_named_without_its_phase(team: Path) -> None:
    phase, entry = next(iter(small()["phases"].items()))
    step = next(iter(entry["steps"]))
    assert told(team, f"steps/{step}/owner")[0][0] == f"phases/{phase}/steps/{step}/owner"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("severities/sev-11", "there is nothing at 'severities/sev-11': did you mean 'sev-1'?"),
        ("severites", "there is nothing at 'severites': did you mean 'severities'?"),
        (
            "severities/sev-1/label/x",
            "there is nothing at 'severities/sev-1/label/x': known: nothing below it",
        ),
    ],
)
def test_a_path_that_leads_nowhere_names_the_nearest(team: Path, path: str, message: str) -> None:
    with pytest.raises(UsageError) as told:
        explain(team, path)
    assert str(told.value) == message
