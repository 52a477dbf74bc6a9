"""The edits that follow a default: the pin, renamed ids, `$was`. Each replaces one word; nothing else is touched."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.layer import Layer
from generator.layer.stack import ABSENT, Path, value_at
from generator.problems import Location, Spot
from generator.upgrade.plan import Upgrade

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _/-]*|\d+(?:s|m|h|d|w)")


@dataclass(frozen=True, slots=True)
class Edit:
    """One word of a file to be replaced: where it stands, what it says, what it will say."""

    where: Location
    old: str
    new: str


def edits_for(upgrade: Upgrade, layers: Iterable[Layer]) -> Iterator[Edit]:
    """Yield the edits of a team's layers."""
    for layer in layers:
        for source, target in upgrade.renamed.items():
            place = layer.locate(Spot(source).key)
            if place and value_at(layer.data, source) is not ABSENT:
                yield Edit(place, str(source[-1]), str(target[-1]))
        yield from _refreshed(upgrade, layer)


def _refreshed(upgrade: Upgrade, layer: Layer) -> Iterator[Edit]:
    """Yield an edit for each `$was` that said what the old default said."""
    old, new = upgrade.before.stages[0].document, upgrade.after.stages[0].document
    for path, was in _recorded(layer.data, ()):
        for field, value in was.items():
            now = value_at(new, (*_new_path(path, upgrade), field))
            place = layer.locate(Spot((*path, "$was", field)))
            scalar = isinstance(value, str | int) and isinstance(now, str | int)
            if place and scalar and value == value_at(old, (*path, field)) and now != value:
                yield Edit(place, _said(value), _said(now))


def _recorded(data: object, path: Path) -> Iterator[tuple[Path, Mapping[str, object]]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key == "$was" and isinstance(value, Mapping):
                yield path, value
            else:
                yield from _recorded(value, (*path, key))


def _new_path(path: Path, upgrade: Upgrade) -> Path:
    for source, target in upgrade.renamed.items():
        if path[: len(source)] == source:
            return target + path[len(source) :]
    return path


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def apply(text: str, edits: Iterable[Edit], refuse: Callable[[Edit], None]) -> str:
    """Return a file's text with its edits done; each that does not find its word is handed to `refuse`."""
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda edit: (edit.where.line, edit.where.column), reverse=True):
        index = edit.where.line - 1
        line, at = (lines[index], edit.where.column - 1) if index < len(lines) else ("", 0)
        written = next((form for form in _forms(edit.old) if line.startswith(form, at)), None)
        if written is None:
            refuse(edit)
            continue
        new = (
            edit.new
            if written == edit.old and _PLAIN.fullmatch(edit.new)
            else json.dumps(edit.new, ensure_ascii=False)
        )
        lines[index] = line[:at] + new + line[at + len(written) :]
    return "".join(lines)


def _forms(word: str) -> tuple[str, ...]:
    """Return how a word may stand in a file: in either kind of quotes, or bare."""
    return (json.dumps(word, ensure_ascii=False), "'" + word.replace("'", "''") + "'", word)
