"""What a default renamed, and every place of a layer that still says the old name: patches, references, texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from generator.layer.lists import LIST_OPERATORS
from generator.layer.stack import ABSENT, Path, value_at
from generator.model import Playbook
from generator.model.base import Part, RefTo
from generator.model.shape import FieldShape, Mark, shape_of
from generator.team.upgrade.amend import Amendment, Move, amended
from generator.team.upgrade.relocate import with_moved


class Renames:
    """The renamed paths of a default, each with the name it has now."""

    def __init__(self, moved: Mapping[str, str], new: Mapping[str, Any]) -> None:
        """Take what the new default lists as moved, old path to new, and what it says."""
        ends = {old: _end_of(old, moved) for old in moved}
        paths = {tuple(old.split("/")): tuple(now.split("/")) for old, now in ends.items()}
        self.paths: Mapping[Path, Path] = {
            old: now
            for old, now in paths.items()
            if value_at(new, now) is not ABSENT and value_at(new, old) is ABSENT
        }

    def key_at(self, path: Path) -> str | None:
        """Return the new id of the entry at a path; None when it has none, or stands elsewhere now."""
        now = self.paths.get(path)
        return str(now[-1]) if now and now[:-1] == path[:-1] else None

    def parent_of(self, path: Path) -> Path:
        """Return the parent of a path, the entries on it under their new ids."""
        parent: Path = ()
        for size in range(1, len(path)):
            parent = (*parent, self.key_at(path[:size]) or path[size - 1])
        return parent

    def id_of(self, concept: str, name: str) -> str | None:
        """Return the new id of an entry of a concept; None when it has none."""
        concepts = ("types", "kinds") if concept == "types_and_kinds" else (concept,)
        return next((new for each in concepts if (new := self._ids.get((each, name)))), None)

    def in_text(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return the references of a text that change, each before and after."""
        if self._pattern is None:
            return ()
        found = dict.fromkeys(self._pattern.findall(text))
        return tuple((f"{{{old}", f"{{{self._written[old]}") for old in found)

    def of_path(self, text: str) -> str | None:
        """Return what a text that is nothing but a path says now; None when it stays."""
        for old, now in self._written.items():
            if text == old or text.startswith(f"{old}/"):
                return now + text[len(old) :]
        return None

    @cached_property
    def _ids(self) -> dict[tuple[str, str], str]:
        return {
            (str(old[-2]), str(old[-1])): str(now[-1])
            for old, now in self.paths.items()
            if len(old) > 1 and len(now) > 1 and old[-2] == now[-2] and old[-1] != now[-1]
        }

    @cached_property
    def _written(self) -> dict[str, str]:
        """Paths as texts write them; a step may be named without its phase."""
        found = {"/".join(map(str, old)): "/".join(map(str, now)) for old, now in self.paths.items()}
        short = {
            f"{concept}/{old}": f"{concept}/{now}"
            for (concept, old), now in self._ids.items()
            if concept == "steps"
        }
        return found | short

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(map(re.escape, self._written), key=len, reverse=True)
        return re.compile(rf"(?<!\\)\{{({'|'.join(names)})(?=[/}}])") if names else None

    def everywhere(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return a document that says the new names and has its entries at their new places, else as it was."""
        changes = [change for change in amendments(document, self) if not change.on_key]
        result = amended(document, changes)
        for old, now in sorted(self.paths.items(), key=lambda pair: len(pair[0])):
            path = (*self.parent_of(old), old[-1])
            if value_at(result, path) is not ABSENT and value_at(result, now) is ABSENT:
                result = with_moved(result, path, now)
        return result

    def before(self, path: Path) -> Path:
        """Return where something stood that stands at a path now."""
        for size in range(len(path), 0, -1):
            old = next((old for old, now in self.paths.items() if now == path[:size]), None)
            if old:
                return (*old, *path[size:])
        return path


def moves(data: Mapping[str, Any], renames: Renames) -> Iterator[Move]:
    """Yield the entries of a layer that stand under another parent now.

    Parents that have another id are named by it already. What has moved to another concept is left to a person.
    """
    for old, now in renames.paths.items():
        parent = renames.parent_of(old)
        stays = parent == now[:-1] or old[0] != now[0]
        if not stays and value_at(data, old) is not ABSENT and value_at(data, now) is ABSENT:
            yield Move(old, (*parent, old[-1]), now)


def amendments(data: Mapping[str, Any], renames: Renames) -> Iterator[Amendment]:
    """Yield what has to change in a layer for it to say the new names."""
    if renames.paths:
        yield from _Walk(renames).fields(data, (Playbook,), ())


class _Walk:
    """Walks patches along the model. What `$was` remembers is brought up to date elsewhere."""

    def __init__(self, renames: Renames) -> None:
        self._renames = renames

    def fields(
        self, patch: Mapping[str, Any], classes: Sequence[type[Part]], path: Path
    ) -> Iterator[Amendment]:
        shapes = {shape.name: shape for cls in reversed(classes) for shape in shape_of(cls)}
        for key, value in patch.items():
            if key in ("$before", "$after") and isinstance(value, str):
                if new := self._renames.key_at((*path[:-1], value)):
                    yield Amendment((*path, key), new)
            elif key == "$replace" and isinstance(value, dict):
                yield from self.fields(value, classes, (*path, key))
            elif key not in ("$was", "$reason") and key in shapes:
                yield from self._value(value, shapes[key], (*path, key))

    def _value(self, value: Any, shape: FieldShape, path: Path) -> Iterator[Amendment]:
        if isinstance(value, dict) and shape.holds == "one" and not shape.parts:
            yield from self._members(value, None, shape, path)
        elif isinstance(value, dict) and shape.holds == "list":
            operators = {name: member for name, member in value.items() if name in LIST_OPERATORS}
            for name, members in operators.items():
                yield from self._value(members, shape, (*path, name))
            named = {name: member for name, member in value.items() if name not in operators}
            yield from self._members(named, None, shape, path)
        elif isinstance(value, dict) and shape.holds == "map":
            yield from self._members(value, shape.key_mark, shape, path)
        elif isinstance(value, list):
            for index, member in enumerate(value):
                yield from self._member(member, shape, (*path, index))
        else:
            yield from self._member(value, shape, path)

    def _members(
        self, members: Mapping[str, Any], mark: Mark | None, shape: FieldShape, path: Path
    ) -> Iterator[Amendment]:
        for key, member in members.items():
            here = (*path, key)
            yield from self._key(key, mark, here)
            yield from self._member(member, shape, here)

    def _key(self, key: str, mark: Mark | None, path: Path) -> Iterator[Amendment]:
        new = self._renames.key_at(path)
        if new is None and isinstance(mark, RefTo):
            new = self._renames.id_of(mark.concept, key)
        words = self._renames.in_text(key)
        if new or words:
            yield Amendment(path, new or substituted(key, words), on_key=True, within=words)

    def _member(self, value: Any, shape: FieldShape, path: Path) -> Iterator[Amendment]:
        if isinstance(value, dict):
            yield from self.fields(value, shape.parts, path)
        elif isinstance(value, str):
            mark = shape.mark
            named = self._renames.id_of(mark.concept, value) if isinstance(mark, RefTo) else None
            words = () if named else self._renames.in_text(value)
            new = named or (substituted(value, words) if words else self._renames.of_path(value))
            if new:
                yield Amendment(path, new, within=words)


def substituted(text: str, words: Sequence[tuple[str, str]]) -> str:
    """Return a text with some of its references under their new names."""
    for old, new in words:
        text = re.sub(rf"(?<!\\){re.escape(old)}(?=[/}}])", new, text)
    return text


def _end_of(old: str, moved: Mapping[str, str]) -> str:
    """Return where a chain of renames ends; one that turns in a circle ends where it began."""
    seen, now = {old}, moved[old]
    while now in moved and now not in seen:
        seen.add(now)
        now = moved[now]
    return now
