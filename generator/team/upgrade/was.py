"""`$was` after the default moved on: the value that stands below a patch now, where it said what stood there before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.layer.lists import said_by
from generator.layer.stack import ABSENT, Path, value_at
from generator.team.upgrade.amend import Amendment
from generator.team.upgrade.renames import Renames


def refreshed(
    data: Mapping[str, Any], old: Mapping[str, Any], new: Mapping[str, Any], renames: Renames
) -> Iterator[Amendment]:
    """Yield the new values of everything a layer remembers.

    Args:
        data: the layer.
        old: what the layers below it said.
        new: what the layers below it say now.
        renames: what has another name there.
    """
    for path, was in _recorded(data, ()):
        before, after = _below(old, path), _below(new, _now(path, renames))
        if not isinstance(before, Mapping) or not isinstance(after, Mapping):
            continue
        for field, value in was.items():
            if value == before.get(field):
                yield from _differences(value, after.get(field), (*path, "$was", field))


def _differences(value: Any, now: Any, path: Path) -> Iterator[Amendment]:
    """Yield what changes inside a value that has the same keys as before, else the value as a whole."""
    if isinstance(value, Mapping) and isinstance(now, Mapping) and value.keys() == now.keys():
        for key, member in value.items():
            yield from _differences(member, now[key], (*path, key))
    elif value != now:
        yield Amendment(path, now)


def _recorded(data: object, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key == "$was" and isinstance(value, Mapping):
                yield path, value
            else:
                yield from _recorded(value, (*path, key))


def _now(path: Path, renames: Renames) -> Path:
    """Return a path as it is called now; what stands in a renamed or moved entry goes with it."""
    now: Path = ()
    for size, part in enumerate(path, start=1):
        now = renames.paths.get(path[:size], (*now, part))
    return now


def _below(document: Mapping[str, Any], path: Path) -> object:
    """Return what a patch at a path changes; an item of a list is named by what it says."""
    here: object = document
    for part in path:
        if isinstance(here, list) and isinstance(part, str):
            here = next((item for item in here if said_by(item) == part), ABSENT)
        else:
            here = value_at(here, (part,)) if isinstance(here, Mapping) else ABSENT
    return here
