"""Gives an entry of a playbook without layers another id: the id itself, and each place that names it, where they stand.

A layered playbook keeps its default and says in its last layer what differs: that is `entries` and `following`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import UsageError
from generator.layer.stack import ABSENT, value_at
from generator.model import CONCEPTS, Playbook, build_playbook
from generator.model.walk import walk_references
from generator.problems import Spot
from generator.read.folder import Source, read_folder
from generator.read.yaml_text import read_yaml
from generator.team.change.draft import rewritten


@dataclass(frozen=True, slots=True)
class Texts:
    """New texts of files, as `entries` checks and writes them.

    Attributes:
        said: the new text of each file, by path.
        places: other folders that the check needs: none.
    """

    said: Mapping[Path, str | None]
    places: tuple[Path, ...] = field(default=())

    def files(self) -> Mapping[Path, str | None]:
        """Return the new text of each file that changes, by path."""
        return self.said


def plain(folder: Path) -> tuple[Source, Playbook]:
    """Return the files and the playbook of a folder without layers.

    Raises:
        UsageError: it does not read as a playbook.
    """
    source = read_folder(folder, CONCEPTS)
    playbook, problems = build_playbook(source.data)
    if playbook is None or problems or source.problems:
        raise UsageError("the playbook cannot be read: `playbook check` says what is wrong with it")
    return source, playbook


def renamed(
    folder: Path, source: Source, playbook: Playbook, parts: tuple[str, ...], new: str, name: str | None
) -> Texts:
    """Return the texts of all files in which an entry has another id.

    Args:
        folder: where the files lie.
        source: the files.
        playbook: what they say.
        parts: where the entry stands, such as `severities`, `incident`.
        new: its id from now on.
        name: a new name as well.

    Raises:
        UsageError: a place names it in a way that only a person can change; the message says where.
    """
    old, texts = parts[-1], {file.path: source.texts[file.path] for file in source.files}
    lines = {path: text.splitlines(keepends=True) for path, text in texts.items()}
    spots = {
        (where.file, where.line, where.column)
        for where in map(source.locate, _spots(source, playbook, parts))
        if where
    }
    for file, line, column in sorted(spots, reverse=True):
        path = next(path for path in lines if file.endswith(path))
        said = lines[path][line - 1]
        before, after = said[: column - 1], said[column - 1 :]
        found = re.match(rf"""(["']?){re.escape(old)}(?![\\w-])""", after)
        if found is None:
            raise UsageError(
                f"{file}:{line}:{column}: '{old}' is not written here as it is: change it by hand first"
            )
        lines[path][line - 1] = f"{before}{found[1]}{new}{after[found.end() :]}"
    above = {"/".join(parts[:-1]), *(["steps"] if len(parts) > 2 else [])}
    spoken = re.compile(rf"(?<!\\)\{{({'|'.join(map(re.escape, sorted(above)))})/{re.escape(old)}(?=[/}}])")
    said_now = {path: spoken.sub(rf"{{\1/{new}", "".join(each)) for path, each in lines.items()}
    if name is not None:
        where = source.locate(Spot(parts).key)
        path = next(path for path in texts if where and where.file.endswith(path))
        wanted: Any = read_yaml(said_now[path].encode(), path).data
        if len(parts) > 2 or not isinstance(wanted, dict) or new not in wanted:
            raise UsageError(f"{path}: write the new name by hand; the id alone is changed without --name")
        wanted = wanted | {new: {**wanted[new], "name": name}}
        said_now[path] = rewritten(folder / path, said_now[path], wanted)
    return Texts({folder / path: text for path, text in said_now.items() if text != texts[path]})


def _spots(source: Source, playbook: Playbook, parts: tuple[str, ...]) -> Iterator[Spot]:
    """Yield the key of an entry, and each place of the files that names it."""
    yield Spot(parts).key
    concept = "steps" if len(parts) > 2 else parts[0]
    alike = {concept, "types_and_kinds"} if concept == "types" else {concept}
    for reference in walk_references(playbook):
        there = (
            value_at(source.data, reference.spot.path) is not ABSENT
        )  # a step has the severities of its phase
        if there and reference.concept in alike and reference.names == parts[-1]:
            yield reference.spot
