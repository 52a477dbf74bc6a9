"""A team reads the default below its layers as files, where the places in messages lead."""

from __future__ import annotations

import re
from pathlib import Path

from generator.folder.defaults import installed_default
from tests.acceptance.test_cli import playbook


def test_a_place_in_a_message_leads_into_the_copy(started: Path) -> None:
    layer = started / "layers/team/phases.yaml"
    layer.write_text('confirm: {steps: {page: {note: "Ask {roles/nobody}."}}}\n', encoding="utf-8")
    ran = playbook("default", cwd=started)
    assert (ran.returncode, ran.stderr) == (0, "")
    texts = installed_default().texts
    there = {
        path.relative_to(started / "default").as_posix() for path in (started / "default").rglob("*.yaml")
    }
    assert there == set(texts)
    first, *said = (started / "default/phases.yaml").read_text("utf-8").splitlines()
    schema, *wanted = texts["phases.yaml"].splitlines()
    assert said == wanted
    assert (schema, first) == (
        "# yaml-language-server: $schema=schema/phases.json",  # which would lie beside them, and does not
        "# To read: write changes into your layer.",
    )
    where = playbook("explain", "phases/confirm/goal", cwd=started).stdout
    assert "default/phases.yaml:" in where


def test_a_folder_that_holds_something_else_is_left_alone(started: Path) -> None:
    (started / "mine").mkdir()
    (started / "mine/notes.txt").write_text("ours", encoding="utf-8")
    ran = playbook("default", "mine", cwd=started)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.endswith("mine holds something else: name another folder\n")
    assert [path.name for path in (started / "mine").iterdir()] == ["notes.txt"]


def test_it_is_written_anew_without_what_is_gone(started: Path) -> None:
    assert playbook("default", cwd=started).returncode == 0
    (started / "default/old.yaml").write_text("{}\n", encoding="utf-8")
    assert playbook("default", cwd=started).returncode == 0
    assert not (started / "default/old.yaml").exists()


def test_only_a_severity_says_its_name_so_that_another_name_shows_everywhere() -> None:
    """Not in the reason of an accepted warning either: the coverage page prints it."""
    typed = [
        f"{name}: {line.strip()}"
        for name, text in installed_default().texts.items()
        for line in text.splitlines()
        if re.search(r"\bSEV-[1-4]\b", line.partition(" #")[0]) and not line.startswith("#")
    ]
    assert typed == [f"severities.yaml: name: SEV-{number}" for number in range(1, 5)]
