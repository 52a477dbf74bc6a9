"""A team's layers over the default: checked as a whole, every problem shown where the team wrote it."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from generator.api import check
from tests.acceptance.test_cli import SMALL, playbook


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team with two layers over the small playbook, without a problem."""
    write(tmp_path, "playbook.yml", f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org, team]\n')
    write(tmp_path, "org/severities.yaml", "sev-1:\n  contain_within: 10m\n")
    write(tmp_path, "team/about.yaml", "name: Playbook of the team\n")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_layers_are_checked_and_built_like_one_playbook(team: Path) -> None:
    ran = playbook("check", cwd=team)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "No problems found.\n", "")
    ran = playbook("export", cwd=team)
    document = json.loads(ran.stdout)
    assert (document["about"]["name"], document["severities"]["sev-1"]["contain_within"]) == (
        "Playbook of the team",
        "10m",
    )
    ran = playbook("build", cwd=team)
    assert (ran.returncode, ran.stderr) == (0, "")
    listing = (team / "build/site/source/org/severities.yaml.html").read_text("utf-8")
    assert "contain_within: 10m" in html.unescape(listing)


def test_a_problem_of_the_whole_is_shown_in_the_layer_that_wrote_the_value(team: Path) -> None:
    write(team, "org/levers.yaml", "kill-switch:\n  owner: scrbe\n")
    ran = playbook("check", cwd=team)
    assert (
        "org/levers.yaml:2:10: error: there is no 'scrbe' in roles [unknown-reference]\n"
        "  |   owner: scrbe\n"
        "  |          ^\n"
        "  help: did you mean 'scribe'?\n"
    ) in ran.stdout


def test_a_reference_that_dangles_names_both_ends(team: Path) -> None:
    write(team, "team/levers.yaml", "# ours\nkill-switch: {$remove: true}\n")
    told = [problem for problem in check(team).problems if problem.rule == "unknown-reference"]
    assert told
    assert {str(problem.related).removeprefix(f"{team}/") for problem in told} == {"team/levers.yaml:2:1"}
    assert all(problem.where and "tests/small/" in problem.where.file for problem in told)


def test_a_missing_field_of_a_new_entry_is_shown_at_the_entry(team: Path) -> None:
    write(team, "team/channels.yaml", "bridge:\n  $new: true\n  name: Bridge\n  kind: war-room\n")
    ran = playbook("check", cwd=team)
    assert ran.stdout.startswith("team/channels.yaml:1:1: error: 'bridge' has no purpose [missing-field]\n")


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        ("", ["playbook.yml:1:1: error: playbook.yml says nothing [layer-folder]"]),
        ("layers: [org]\n", ["playbook.yml:1:1: error: 'playbook.yml' has no default [missing-field]"]),
        ('default: {version: "1.0.0"}\nlayer: [org]\n', ["playbook.yml:2:1: error: 'playbook.yml' has no field 'layer' [unknown-field]"]),
        (
            f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org, tem, org]\n',
            ["playbook.yml:2:15: error: tem cannot be read (No such file or directory); name the folder that holds the YAML files [layer-folder]",
             "playbook.yml:2:20: error: 'org' stands twice [layer-folder]"],
        ),
        (
            f'default: {{version: "0.9.0", path: {SMALL}}}\n',
            ["playbook.yml:1:20: error: the layers were written for default 0.9.0, but this is 1.0.0 [other-default]"],
        ),
        (
            f'default: {{version: "1.0.0", digest: sha256-0, path: {SMALL}}}\n',
            ["playbook.yml:1:37: error: default 1.0.0 does not say what it said when the layers were written [other-default]"],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_playbook_yml_is_told_with_its_place(
    team: Path, manifest: str, told: list[str]
) -> None:
    write(team, "playbook.yml", manifest)
    ran = playbook("check", cwd=team)
    assert ran.returncode == 1
    assert [line for line in ran.stdout.splitlines() if line.startswith("playbook.yml")] == told


def test_a_fork_that_edits_the_default_needs_no_layers(team: Path) -> None:
    write(team, "playbook.yml", f'default: {{version: "1.0.0", path: {SMALL}}}\n')
    assert check(team).playbook == check(SMALL).playbook


def test_pages_mark_what_the_team_changed_and_lead_to_the_line(team: Path) -> None:
    write(team, "team/roles.yaml", "scribe:\n  owns: Every word\n")
    assert playbook("pages", cwd=team).returncode == 0
    severities = html.unescape((team / "build/docs/severities.md").read_text("utf-8"))
    assert 'Changed in org: <a href="source/org/severities.yaml.html#L2">line 2</a>' in severities
    assert severities.count("Changed in") == 1
    role = html.unescape((team / "build/docs/roles/scribe.md").read_text("utf-8"))
    assert 'Changed in team: <a href="../source/team/roles.yaml.html#L2">line 2</a>' in role
    about = html.unescape((team / "build/docs/about.md").read_text("utf-8"))
    assert 'Changed in team: <a href="source/team/about.yaml.html#L1">line 1</a>' in about


def test_edit_links_lead_to_the_host_for_the_teams_files_only(team: Path) -> None:
    write(team, "team/about.yaml", "edit_address: https://git.example.com/our/playbook\n")
    assert playbook("pages", cwd=team).returncode == 0
    severities = html.unescape((team / "build/docs/severities.md").read_text("utf-8"))
    assert '<a href="https://git.example.com/our/playbook/org/severities.yaml#L2">line 2</a>' in severities
    assert '<a href="source/default/severities.yaml.html#L' in severities


def test_explain_prints_the_chain_of_values(team: Path) -> None:
    ran = playbook("explain", "severities/sev-1/contain_within", cwd=team)
    assert ran.stdout.endswith("> org: 10m\n    org/severities.yaml:2:3\n")
    ran = playbook("explain", "severities/sev-1/contain_within", "--format", "json", cwd=team)
    assert json.loads(ran.stdout)[-1] == {
        "path": "severities/sev-1/contain_within", "layer": "org", "value": "10m",
        "where": {"file": "org/severities.yaml", "line": 2, "column": 3},
    }  # fmt: skip
