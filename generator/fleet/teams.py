"""`fleet.yaml`: which teams there are, and where the playbook of each is."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.errors import UsageError
from generator.model.base import Part
from generator.model.build import build_part
from generator.model.part import field
from generator.problems import Problem, Spot
from generator.read.yaml_text import Document, read_yaml

FILE = "fleet.yaml"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_ADDRESS = re.compile(r"(?:https|ssh)://[^\s-]\S*|[\w.-]+@[\w.-]+:[^\s-]\S*|(?:\.{0,2}/|[\w.])[^\s:]*")
_PROTOCOLS = "file:https:ssh"
_NO_PLAYBOOK = frozenset({".git", "build", "__pycache__", ".venv", "node_modules"})


class _Entry(Part, of_playbook=False):
    """Where the playbook of a team is."""

    folder: str | None = field(default=None, description="Folder, seen from the file.")
    git: str | None = field(default=None, description="Address of a git repository: https, ssh, or a folder.")
    revision: str | None = field(
        default=None, description="Revision of that repository; its main branch when left out."
    )
    path: str = field(default="", description="Folder of the playbook in that repository.")


@dataclass(frozen=True, slots=True)
class Team:
    """A team of a fleet.

    Attributes:
        name: its name, which is the name of its folder on the site.
        folder: where its playbook is; where it will be, for one of a repository.
        git: address of its repository; empty for a folder.
        revision: revision of the repository; empty for its main branch.
    """

    name: str
    folder: Path
    git: str = ""
    revision: str = ""


def read_teams(path: Path, work: Path) -> tuple[Team, ...]:
    """Return the teams of a fleet, sorted by name.

    Args:
        path: `fleet.yaml`: `teams` maps names to places, `folders` lists patterns such as `teams/*`.
        work: folder for clones of repositories.

    Raises:
        UsageError: the file cannot be read or says something wrong; every mistake is named with its line.
    """
    try:
        document = read_yaml(path.read_bytes(), path.as_posix())
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror}; it names the teams: `teams`, a map from name to place, or `folders`, a list of patterns"
        ) from error
    reading = _Reading(path, work, document)
    reading.problems += [_told(problem) for problem in document.errors]
    reading.read()
    if reading.problems:
        lines = "\n  ".join(reading.problems)
        raise UsageError(f"{path.as_posix()} cannot be used:\n  {lines}")
    if not reading.found:
        raise UsageError(f"{path.as_posix()} names no team: no folder fits its patterns")
    return tuple(team for _, (team, _) in sorted(reading.found.items()))


class _Reading:
    """The teams that were found so far, each with where it stands, and what is wrong."""

    def __init__(self, path: Path, work: Path, document: Document) -> None:
        self.found: dict[str, tuple[Team, str]] = {}
        self.problems: list[str] = []
        self._path, self._work, self._document = path, work, document

    def read(self) -> None:
        """Read both ways to name teams."""
        data = self._document.data if isinstance(self._document.data, dict) else {}
        wrong = sorted(data.keys() - {"teams", "folders"})
        if not data or wrong:
            what = f"there is no {', '.join(f'`{name}`' for name in wrong)}: " if wrong else ""
            place = self._document.positions.of(Spot((wrong[0],), on_key=True)) if wrong else None
            self.problems.append(
                f"{place or f'{self._path.as_posix()}:1:1'}: {what}write `teams`, a map from name to place, or `folders`, "
                "a list of patterns"
            )
        teams, patterns = data.get("teams"), data.get("folders")
        if isinstance(teams, dict):
            for name, value in teams.items():
                self._named(name, value)
        elif teams is not None:
            self.problems.append(
                f"{self._at('teams')}: `teams` is a map from name to place, such as `search: {{folder: …}}`"
            )
        if patterns is not None and not isinstance(patterns, list):
            self.problems.append(
                f"{self._at('folders')}: `folders` is a list of patterns, such as `[teams/*]`"
            )
            return
        for index, pattern in enumerate(patterns or ()):
            where = self._at("folders", index)
            matching = tuple(_matching(self._path.parent, str(pattern)))
            if not matching:
                self.problems.append(f"{where}: no folder with a playbook fits the pattern {pattern}")
            for folder in matching:
                self._add(Team(folder.name, folder), where)

    def _at(self, *path: str | int) -> str:
        """Return file, line and column of a value."""
        return str(self._document.positions.of(Spot(path)) or self._path.as_posix())

    def _named(self, name: str, value: Any) -> None:
        where = self._at("teams", name)
        if not isinstance(value, dict):
            self.problems.append(
                f"{where}: '{name}' is a map of `folder`, or of `git` with `revision` and `path`"
            )
            return
        entry, wrong = build_part(_Entry, value, name)
        self.problems += [
            f"{where}: {problem.message}{f'; {problem.hint}' if problem.hint else ''}" for problem in wrong
        ]
        if entry is not None:
            team, mistake = _team(name, entry, self._path.parent, self._work)
            self.problems += [f"{where}: {mistake}"] if mistake else []
            if team:
                self._add(team, where)

    def _add(self, team: Team, where: str) -> None:
        if not _NAME.fullmatch(team.name):
            self.problems.append(
                f"{where}: '{team.name}' is no name: lower-case letters, digits and hyphens, 63 at most"
            )
        elif team.name in self.found:
            other = self.found[team.name][1]
            self.problems.append(f"{where}: two teams are called '{team.name}': the other is at {other}")
        else:
            self.found[team.name] = (team, where)


def _matching(root: Path, pattern: str) -> Iterator[Path]:
    """Yield the folders that fit a pattern and hold a playbook."""
    for folder in sorted(root.glob(pattern)):
        if (folder / "playbook.yml").is_file() or (folder / "about.yaml").is_file():
            yield folder


def _team(name: str, entry: _Entry, root: Path, work: Path) -> tuple[Team | None, str]:
    if (entry.folder is None) == (entry.git is None):
        return None, f"the team '{name}' needs `folder` or `git`, one of both"
    if entry.folder is not None and (entry.path or entry.revision):
        return (
            None,
            f"the team '{name}': `path` and `revision` are for `git`; write the whole way in `folder`",
        )
    if entry.folder is not None:
        return Team(name, root / entry.folder), ""
    address = entry.git or ""
    if (
        not _ADDRESS.fullmatch(address)
        or (entry.revision or "").startswith("-")
        or ".." in Path(entry.path).parts
    ):
        return (
            None,
            f"the team '{name}': write an address of git such as https://git.example.org/team.git, and a plain path",
        )
    if "://" not in address and "@" not in address:
        address = str((root / address).resolve())
    return Team(name, work / "clones" / name / entry.path, address, entry.revision or ""), ""


def _told(problem: Problem) -> str:
    return f"{problem.where}: {problem.message}"


def fetched(team: Team) -> Team:
    """Return a team whose playbook is on this disk: a repository is cloned anew.

    Raises:
        UsageError: git cannot get it.
    """
    if not team.git:
        return team
    clone = next(parent for parent in (team.folder, *team.folder.parents) if parent.parent.name == "clones")
    import shutil  # noqa: PLC0415 - for teams of repositories only

    shutil.rmtree(clone, ignore_errors=True)
    clone.parent.mkdir(parents=True, exist_ok=True)
    _git("clone", "--quiet", "--", team.git, str(clone))
    if team.revision:
        _git("-C", str(clone), "checkout", "--quiet", "--detach", team.revision, "--")
    return replace(team, git="")


def files_in(folder: Path) -> dict[str, Path]:
    """Return the files of a folder that a playbook can consist of, by path in it, sorted.

    Nothing that git keeps, that was made or that is installed: also not the program that a team carries as a wheel.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.suffix != ".whl" and not _NO_PLAYBOOK & set(inside.parts) and path.is_file():
            found[inside.as_posix()] = path
    return found


def named_by(folder: Path) -> list[Path]:
    """Return the folders beside a team's that its `playbook.yml` names: a default, layers, contacts."""
    found = ((folder / name).resolve() for name in names_in(folder))
    return [each for each in dict.fromkeys(found) if each.is_dir() and not each.is_relative_to(folder)]


def names_in(folder: Path) -> list[str]:
    """Return the folders that a team's `playbook.yml` names, as it writes them."""
    try:
        said = read_yaml((folder / "playbook.yml").read_bytes(), "playbook.yml").data
    except OSError:
        return []
    manifest = _mapping(said)
    layers = manifest.get("layers")
    named = [_mapping(manifest.get("default")).get("path"), manifest.get("contacts")]
    named += layers if isinstance(layers, list) else []
    return [name for name in named if isinstance(name, str)]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _git(*arguments: str) -> None:
    surroundings = os.environ | {"GIT_ALLOW_PROTOCOL": _PROTOCOLS, "GIT_TERMINAL_PROMPT": "0"}
    ran = subprocess.run(["git", *arguments], env=surroundings, capture_output=True, text=True, check=False)
    if ran.returncode:
        said = ran.stderr.strip().splitlines()
        raise UsageError(f"git cannot get it: {said[-1] if said else f'exit code {ran.returncode}'}")
