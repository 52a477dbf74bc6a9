"""A team's layers over the default: checked as a whole, every problem shown where the team wrote it."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.api import check
from generator.layer import layer_faults
from tests.acceptance.test_cli import ROOT, SMALL, playbook


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
    assert document["about"]["name"] == "Playbook of the team"
    assert document["severities"]["sev-1"]["contain_within"]["as_written"] == "10m"
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
    write(team, "team/glossary.yaml", "bridge:\n  $new: true\n  term: Bridge\n")
    ran = playbook("check", cwd=team)
    assert ran.stdout.startswith("team/glossary.yaml:1:1: error: 'bridge' has no meaning [missing-field]\n")


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


@pytest.mark.parametrize("folder", ["{relative}", "{absolute}", "link", "circle"])
def test_a_layer_is_read_from_the_repository_only(
    folder: str, team: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whoever can change `playbook.yml` in a pull request must not be able to publish other files of the machine."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "about.yaml").write_text("name: Secret plan\n")
    (team / "link").symlink_to(elsewhere)
    (team / "circle").symlink_to(team / "circle")
    folder = folder.format(relative=os.path.relpath(elsewhere, team), absolute=elsewhere)
    write(team, "playbook.yml", f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org, {folder}]\n')
    told = [problem for problem in check(team).problems if problem.rule == "layer-folder"]
    assert [str(problem.where).removeprefix(f"{team}/") for problem in told] == ["playbook.yml:2:15"]
    assert "Secret plan" not in str(check(team).source.data)


def test_what_stands_deep_in_the_default_is_told_as_a_layer_writes_it(team: Path) -> None:
    write(team, "team/scripts.yaml", "holding-notice:\n  text: We know, and we look. Next update soon.\n")
    told = [problem.hint or "" for problem in check(team).problems if problem.rule == "unused-blank"]
    assert told
    for hint in told:
        assert re.search(
            r"write yours in team/scripts\.yaml: `holding-notice: \{blanks: \{[a-z-]+: \{\.\.\.\}\}\}`$", hint
        )


def test_a_folder_for_contacts_may_be_empty(team: Path) -> None:
    manifest = f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org, team]\ncontacts: contacts\n'
    write(team, "playbook.yml", manifest)
    write(team, "contacts/.gitkeep", "")
    assert check(team).problems == ()


def test_what_is_no_contact_may_not_stand_in_a_folder_that_others_lack(team: Path) -> None:
    manifest = f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org, team]\ncontacts: contacts\n'
    write(team, "playbook.yml", manifest)
    write(team, "contacts/contacts.yaml", "scribe: {reach: /page scribe}\n")
    write(team, "contacts/severities.yaml", "sev-1: {contain_within: 10m}\n")
    ran = playbook("check", cwd=team)
    assert ran.returncode == 1
    assert ran.stdout.startswith(
        "contacts/severities.yaml:1:1: error: severities stand in the folder of the contacts, which may be missing"
    )
    assert "help: move the file to team/" in ran.stdout
    (team / "contacts/severities.yaml").rename(team / "team/severities.yaml")
    assert playbook("check", cwd=team).returncode == 0


def test_contacts_have_a_folder_of_their_own(team: Path) -> None:
    """Else a layer that everybody reads would count as the place for names and numbers."""
    manifest = f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org, team]\ncontacts: ./team/\n'
    write(team, "playbook.yml", manifest)
    told = [f"{problem.where}: {problem.message}" for problem in check(team).problems]
    assert [line.removeprefix(f"{team}/") for line in told] == [
        "playbook.yml:3:11: 'team' is a layer already, and everybody may read that"
    ]


def test_a_folder_of_layers_that_nobody_reads_is_told_until_it_is_named(team: Path) -> None:
    (team / "layers").mkdir()
    write(team, "layers/house/about.yaml", "name: Playbook of the house\n")
    (told,) = check(team).problems
    assert (told.rule, told.hint) == (
        "layer-unused",
        "write `- layers/house` below `layers:`, or move the folder out of layers/",
    )
    manifest = (team / "playbook.yml").read_text("utf-8").replace("team]", "team, layers/house]")
    write(team, "playbook.yml", manifest)
    named = check(team)
    assert named.playbook is not None
    assert (named.problems, named.playbook.about.name) == ((), "Playbook of the house")


def test_two_records_of_one_id_in_two_layers_are_told_and_a_change_of_one_is_none(team: Path) -> None:
    record = """wrong-table:
  name: A retired table was quoted
  type: quality-regression
  moments: {resolved: did not happen}
  severities: [{at: "2026-10-01T13:05Z", severity: sev-3}]
"""
    write(team, "org/incidents/wrong-table.yaml", record)
    write(team, "team/incidents/wrong-table.yaml", record)
    assert [(problem.rule, problem.message, problem.hint) for problem in check(team).problems] == [
        (
            "already-there",
            "a layer below has a record 'wrong-table' already",
            "give one of the two another id, or write only what changes",
        )
    ]
    write(team, "team/incidents/wrong-table.yaml", "wrong-table: {name: A table was quoted}\n")
    changed = check(team)
    assert changed.playbook is not None
    assert (changed.problems, changed.playbook.incidents["wrong-table"].name) == ((), "A table was quoted")


def test_records_beside_the_layers_are_told(team: Path) -> None:
    """Else a team that keeps them there is checked on none of them."""
    write(team, "incidents/wrong-table.yaml", "wrong-table: {name: A retired table}\n")
    write(team, "roles.yaml", "scribe: {name: Scribe}\n")
    write(team, "schema/roles.yaml", "no: concept\n")
    told = [(problem.rule, problem.message, problem.hint) for problem in check(team).problems]
    assert told == [
        ("layer-unused", "nothing reads incidents beside playbook.yml: it stands in no layer", "move it to team/incidents"),
        ("layer-unused", "nothing reads roles.yaml beside playbook.yml: it stands in no layer", "move it to team/roles.yaml"),
    ]  # fmt: skip


def test_contacts_beside_a_playbook_without_layers_are_told(tmp_path: Path) -> None:
    """The other form keeps them there, so people put them there; an unknown role in them would pass, too."""
    shutil.copytree(SMALL, tmp_path / "playbook")
    assert [each for each in check(tmp_path / "playbook").problems if each.rule == "layer-unused"] == []
    write(tmp_path, "contacts/contacts.yaml", "nobody: {reach: none}\n")
    (told,) = (each for each in check(tmp_path / "playbook").problems if each.rule == "layer-unused")
    assert (told.message, told.hint, told.where and (Path(told.where.file).name, told.where.line)) == (
        "nothing reads contacts/contacts.yaml beside the folder playbook: it has no layers",
        "move it to playbook/contacts.yaml",
        ("contacts.yaml", 1),
    )


def test_a_layer_may_stand_anywhere_in_the_repository(team: Path) -> None:
    (team / ".git").mkdir()
    write(
        team,
        "ours/playbook.yml",
        f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [../org, ../team]\n',
    )
    checked = check(team / "ours")
    assert checked.playbook is not None
    assert (checked.problems, checked.playbook.about.name) == ((), "Playbook of the team")


def test_contacts_that_are_no_folder_are_told(team: Path) -> None:
    write(team, "contacts", "scribe: me\n")
    write(
        team,
        "playbook.yml",
        f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org]\ncontacts: contacts\n',
    )
    ran = playbook("check", cwd=team)
    assert ran.stdout.startswith("playbook.yml:3:11: error: contacts cannot be read (Not a directory)")


def test_contacts_with_a_name_no_folder_can_have_are_told(team: Path) -> None:
    write(
        team,
        "playbook.yml",
        f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [org]\ncontacts: {"c" * 300}\n',
    )
    ran = playbook("check", cwd=team)
    assert ran.stdout.startswith(f"playbook.yml:3:11: error: {'c' * 300} cannot be read (File name too long)")


def test_without_a_default_only_that_is_told(team: Path) -> None:
    write(team, "playbook.yml", 'default: {version: "1.0.0", path: nowhere}\nlayers: [org]\n')
    assert [problem.rule for problem in check(team).problems] == ["layer-folder"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("team/about.yaml", "name: {$remove: true}\n", "'about' has no name"),
        ("team/severities.yaml", "".join(f"sev-{n}: {{$remove: true, $reason: R.}}\n" for n in (1, 2, 3)), "the playbook has no severities"),
    ],
)  # fmt: skip
def test_what_is_needed_and_was_removed_leads_to_the_layer_that_did_it(
    name: str, text: str, told: str, team: Path
) -> None:
    write(team, name, text)
    found = {
        problem.message: str(problem.related).removeprefix(f"{team}/") for problem in check(team).problems
    }
    assert found == {told: f"{name}:1:1"}


def test_a_reference_to_what_a_layer_removed_says_where_and_what_to_write_instead(team: Path) -> None:
    write(team, "team/levers.yaml", "kill-switch: {$remove: true}\n")
    hints = {problem.hint for problem in check(team).problems if problem.rule == "unknown-reference"}
    assert (
        "a layer removed it: put it back, or write in team/types.yaml: "
        "`quality-regression: {levers: {$remove: [kill-switch]}}`"
    ) in hints


REMOVED = {
    "severities": "sev-4: {$remove: true, $reason: Merged.}\n",
    "roles": "legal-counsel: {$remove: true, $reason: Outside counsel does it.}\n",
    "levers": "kill-switch: {$remove: true}\n",
}


@pytest.mark.parametrize("concept", REMOVED)
def test_what_the_hints_say_can_be_copied_until_nothing_of_the_default_dangles(
    concept: str, tmp_path: Path
) -> None:
    write(tmp_path, "playbook.yml", f'default: {{version: "{default_version()}"}}\nlayers: [team]\n')
    write(tmp_path, f"team/{concept}.yaml", REMOVED[concept])
    dangling = ("unknown-reference", "unknown-text-reference")
    told = [problem for problem in check(tmp_path).problems if problem.rule in dangling]
    assert len(told) > 5
    patches: dict[str, dict[str, Any]] = {concept: yaml.safe_load(REMOVED[concept])}
    for problem in told:
        file, patch = COPIED.findall(problem.hint or "")[0]
        combine(patches.setdefault(file, {}), yaml.safe_load(patch))
    for name, patch in patches.items():
        write(tmp_path, f"team/{name}.yaml", yaml.safe_dump(patch, allow_unicode=True, sort_keys=False))
    found = check(tmp_path).problems
    assert [problem for problem in found if problem.rule in layer_faults.RULES] == []
    left = {problem.where.file for problem in found if problem.rule in dangling and problem.where}
    assert not {file for file in left if file.startswith("default/")}


COPIED = re.compile(r"write in team/(\w+)\.yaml: `(.*)`$")


def combine(into: dict[str, Any], patch: dict[str, Any]) -> None:
    """Put two patches of one file together, as an author would."""
    for key, value in patch.items():
        if isinstance(value, dict) and key in into:
            combine(into[key], value)
        elif isinstance(value, list) and key in into:
            into[key] += [item for item in value if item not in into[key]]
        else:
            into[key] = value


def default_version() -> str:
    return str(yaml.safe_load((ROOT / "playbook/about.yaml").read_text("utf-8"))["version"])


def test_what_is_wrong_with_the_default_says_where_a_team_writes_its_own(team: Path) -> None:
    write(team, "org/severities.yaml", "sev-1: {contain_within: 5h, acknowledge_within: 4h}\n")
    told = [problem for problem in check(team).problems if problem.where and "small" in problem.where.file]
    assert [(problem.rule, str(problem.spot), problem.hint) for problem in told] == [
        (
            "early-escalation",
            "severities/sev-1/escalate_after",
            (
                "write 4h or more; this is the default, so write yours in team/severities.yaml: "
                '`sev-1: {escalate_after: "..."}`'
            ),
        )
    ]


def test_an_empty_value_and_a_swallowed_one_are_told_once(team: Path) -> None:
    write(team, "team/channels.yaml", "war-room:\n  where: #inc\n")
    assert [problem.rule for problem in check(team).problems] == ["swallowed-comment"]


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
