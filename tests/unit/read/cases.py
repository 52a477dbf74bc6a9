"""The reader's cases: a folder below `tests/cases/yaml/<rule>` with an input and what is said about it.

The input is `input.yaml`; or `input/`, a playbook folder, with `links.yaml` for symbolic links in it; or
`repeat.yaml` for a file too large to keep: `unit` written `times` times between `before` and `after`.
`expected.yaml` lists all problems in full, or, as `problems`, those that come `after` the first so many.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.read.folder import read_folder
from generator.read.yaml_text import read_yaml
from tests.build import data_of

ROOT = Path(__file__).parents[2] / "cases" / "yaml"

CONCEPTS = ("about", "roles", "scripts", "severities", "types")

Told = dict[str, str | int]


@dataclass(frozen=True)
class Case:
    """One folder with an input and the expected problems."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.relative_to(ROOT).as_posix()

    @property
    def rule(self) -> str:
        return self.folder.relative_to(ROOT).parts[0]

    @property
    def skipped(self) -> int:
        """How many problems come before those that are listed."""
        expected = _load(self.folder / "expected.yaml")
        return int(expected["after"]) if isinstance(expected, dict) else 0

    @property
    def expected(self) -> list[Told]:
        expected = _load(self.folder / "expected.yaml")
        told: list[Told] = expected["problems"] if isinstance(expected, dict) else expected
        return told

    def problems(self, work: Path) -> list[Told]:
        """Read the input and return its problems; folders are copied to `work` first, links made there."""
        return [_told(problem) for problem in self._read(work)]

    def _read(self, work: Path) -> tuple[Problem, ...]:
        source = self.folder / "input"
        if not source.is_dir():
            return read_yaml(self._bytes(), "input.yaml").problems
        folder = work / "playbook"
        shutil.copytree(source, folder)
        links = self.folder / "links.yaml"
        for name, target in (_load(links) if links.exists() else {}).items():
            (folder / name).symlink_to(target)
        return read_folder(folder, CONCEPTS, label="playbook").problems

    def _bytes(self) -> bytes:
        plain = self.folder / "input.yaml"
        if plain.exists():
            return plain.read_bytes()
        parts = _load(self.folder / "repeat.yaml")
        text: str = parts["before"] + parts["unit"] * parts["times"] + parts["after"]
        return text.encode()


def all_cases() -> list[Case]:
    """Return every case, sorted by name."""
    return [Case(path.parent) for path in sorted(ROOT.rglob("expected.yaml"))]


def _told(problem: Problem) -> Told:
    where = problem.where
    assert where is not None
    told: Told = {"rule": problem.rule, "level": problem.level.value}
    told |= {"file": where.file, "line": where.line, "column": where.column}
    told |= {"message": problem.message, "hint": problem.hint or ""}
    return told | ({"related": str(problem.related)} if problem.related else {})


def _load(path: Path) -> Any:
    return data_of(path)
