"""`playbook skill`: what the reference validator and a reader of the skill get."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from skills_ref import read_properties, validate  # type: ignore[import-untyped]

from tests.acceptance.test_cli import ROOT
from tests.build import changed, write
from tests.warm import command as run


@pytest.fixture(scope="module")
def skill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skill")
    ran = run("skill", str(ROOT / "playbook"), "--out", str(folder))
    assert ran.returncode == 0, ran.stderr
    return folder / "ai-incident-playbook"


def test_the_reference_validator_accepts_it(skill: Path) -> None:
    assert validate(skill) == []


def test_it_says_when_not_to_use_it_in_the_description_and_in_the_text(skill: Path) -> None:
    assert "Do not use it for incidents without an AI product" in read_properties(skill).description
    text = (skill / "SKILL.md").read_text("utf-8")
    assert "## When not to use it\n" in text
    assert text.count("\n") < 500


def test_its_references_are_there_and_no_others(skill: Path) -> None:
    named = set(re.findall(r"\]\((references/[^)]+)\)", (skill / "SKILL.md").read_text("utf-8")))
    assert named == {path.relative_to(skill).as_posix() for path in skill.glob("references/*")}
    assert len(named) > 5


@pytest.mark.parametrize("name", ['Ours: "--- [x] {y}', "Ours\\n---\\nname: evil", "- # ours 'x' `y`"])
def test_a_hostile_name_breaks_no_front_matter(name: str, tmp_path: Path) -> None:
    folder = write(
        changed({"about/name": "Ours", "types/quality-regression/name": name}), tmp_path / "playbook"
    )
    ran = run("skill", str(folder), "--out", str(tmp_path))
    assert (ran.returncode, validate(tmp_path / "ai-incident-playbook")) == (0, [])


def test_what_is_private_is_in_no_file_of_it(tmp_path: Path) -> None:
    hidden = {
        "contacts": {"technical-lead": {"reach": "/page canary"}},
        "levers/kill-switch/command": "canary off",
    }
    folder = write(changed(hidden), tmp_path / "playbook")
    assert run("skill", str(folder), "--out", str(tmp_path)).returncode == 0
    files = list((tmp_path / "ai-incident-playbook").rglob("*.md"))
    assert len(files) > 5
    assert [path.name for path in files if "canary" in path.read_text("utf-8")] == []
