"""`playbook diff` over playbooks that are made of layers: what comes out is compared, contacts and edition included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.test_cli import playbook
from tests.build import changed, write
from tests.repository import TestRepository


def test_layers_are_merged_before_they_are_compared(tmp_path: Path) -> None:
    """A team that only patches is compared by what comes out, with the place in its layer."""
    repository = TestRepository(tmp_path / "team")
    default = write(changed(), repository.root / "base")
    (repository.root / "layers").mkdir()
    (repository.root / "playbook.yml").write_text(
        'default:\n  version: "1.0.0"\n  path: base\nlayers: [layers]\n', encoding="utf-8"
    )
    (default / "about.yaml").write_text(
        (default / "about.yaml").read_text("utf-8").replace("version: 0.1.0", 'version: "1.0.0"'), "utf-8"
    )
    patch = repository.root / "layers" / "severities.yaml"
    patch.write_text("sev-2:\n  contain_within: 30m\n", encoding="utf-8")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=First")
    patch.write_text("sev-2:\n  contain_within: 2h\n", encoding="utf-8")
    ran = playbook("diff", "HEAD", cwd=repository.root)
    assert ran.stderr == ""
    assert "  SEV-2 containment 30 min → 2 h (relaxed)\n      layers/severities.yaml:2:19\n" in ran.stdout


def test_a_playbook_that_gets_layers_is_compared_with_what_it_was_and_back(
    tmp_path: Path,
) -> None:
    """The pull request that brings in layers is the one that a reviewer wants to understand most."""
    repository = TestRepository(tmp_path / "team")
    repository.commit({"about/version": "1.0.0"})
    repository.git("mv", "playbook", "base")
    (repository.root / "playbook.yml").write_text(
        'default:\n  version: "1.0.0"\n  path: base\nlayers: [ours]\n', encoding="utf-8"
    )
    (repository.root / "ours").mkdir()
    (repository.root / "ours" / "severities.yaml").write_text("sev-2: {contain_within: 2h}\n", "utf-8")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=Layers")
    forth = playbook("diff", "HEAD~1", cwd=repository.root)
    assert "SEV-2 containment 1 h → 2 h (relaxed)\n      ours/severities.yaml:1:25\n" in forth.stdout
    assert "\n1 breaking change." in forth.stdout
    back = playbook("diff", "HEAD", "HEAD~1", "--playbook", "playbook", cwd=repository.root)
    assert "SEV-2 containment 2 h → 1 h (tightened)" in back.stdout, back.stderr


def layered(tmp_path: Path, *, ignore: bool, edition: str = "internal") -> TestRepository:
    """Return a repository with a playbook of layers, committed, and then contacts beside it."""
    team = TestRepository(tmp_path / "team")
    write(changed(), team.root / "base")
    (team.root / "playbook.yml").write_text(
        f'default:\n  version: "1.0.0"\n  path: base\ncontacts: contacts\nedition: {edition}\n',
        encoding="utf-8",
    )
    (team.root / ".gitignore").write_text("/contacts/\n" if ignore else "", encoding="utf-8")
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=First")
    (team.root / "contacts").mkdir()
    (team.root / "contacts" / "contacts.yaml").write_text(
        'technical-lead: {rota: ML on call, reach: "+1 555 0100"}\n', encoding="utf-8"
    )
    return team


def test_contacts_that_git_ignores_are_no_change(tmp_path: Path) -> None:
    """They are in no revision; told as new they would ask for a version of everybody who has them."""
    team = layered(tmp_path, ignore=True)
    assert "No changes." in playbook("diff", "main", cwd=team.root).stdout


@pytest.mark.parametrize(
    ("edition", "said"), [("internal", "ML on call; way to be reached (private)"), ("public", "(private)")]
)
def test_contacts_that_are_committed_are_told_by_name_unless_the_edition_is_public(
    tmp_path: Path, edition: str, said: str
) -> None:
    ran = playbook("diff", "main", cwd=layered(tmp_path, ignore=False, edition=edition).root)
    assert f"  Technical lead contact: now {said} (before: nothing)\n" in ran.stdout
    assert "555" not in ran.stdout


def test_another_edition_is_a_change_that_no_file_of_the_playbook_tells(tmp_path: Path) -> None:
    team = layered(tmp_path, ignore=True)
    path = team.root / "playbook.yml"
    path.write_text(path.read_text("utf-8").replace("internal", "public"), encoding="utf-8")
    ran = playbook("diff", "main", "--require-bump", cwd=team.root)
    assert (
        "  The playbook edition: internal (everything) → public (no contacts, commands or places)\n      playbook.yml:5:10\n"
        in ran.stdout
    )
    assert (ran.returncode, "1 breaking change." in ran.stdout) == (1, True)
    team.git("commit", "--quiet", "--all", "--message=Publish")
    back = playbook("diff", "main", "main~1", "--format", "json", cwd=team.root)
    (change,) = json.loads(back.stdout)["changes"]
    assert (change["spot"], change["weight"], change["after"]) == (
        ["edition"], "breaking", "internal (everything)"
    )  # fmt: skip
