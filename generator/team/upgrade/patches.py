"""Patches written into the text of a layer's file: what stands there stays as it is written, comments included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.layer.stack import ABSENT, value_at
from generator.layer.writing import inline
from generator.problems import Spot
from generator.read.yaml_text import Document, read_yaml
from generator.team.upgrade.relocate import inserted, placed

Patch = tuple[tuple[str, ...], Any]
"""A path in a file, and what a layer says there."""

_ADD = "$add"
_LONG = 40


def written_into(text: str, patches: Sequence[Patch]) -> tuple[str, list[Patch]]:
    """Write patches into the text of a file.

    Of what stands there already only numbers are replaced, and lists that are added to get longer. A way of writing
    is taken only when the text then reads back as what was wanted.

    Returns:
        The new text, and the patches for which something stands there that has to be joined by hand.
    """
    windows = "\r\n" in text
    plain, left = text.replace("\r\n", "\n"), []
    for path, value in patches:
        document = read_yaml(plain.encode(), "")
        data = document.data if isinstance(document.data, dict) else {}
        if value_at(data, path) is ABSENT:
            wanted: object = placed(data, path, value)
            tries = _written_anew(plain, document, path, value)
        else:
            wanted, tries = _joined(plain, document, path, value)
        changed = next((each for each in tries if read_yaml(each.encode(), "").data == wanted), None)
        plain = changed or plain
        left += [] if changed else [(path, value)]
    return plain.replace("\n", "\r\n") if windows else plain, left


def on_one_line(patch: Patch) -> str:
    """Return a patch as somebody would write it in one line."""
    path, value = patch
    return inline(placed({}, path, value))[1:-1]


def _written_anew(text: str, document: Document, path: tuple[str, ...], value: Any) -> Iterator[str]:
    """Yield texts that may say a patch: in lines of its own, or inside the braces of its parent."""
    if lines := inserted(text, path, lines_of(path[-1], value)):
        yield lines
    parents = (path[:size] for size in range(len(path) - 1, 0, -1))
    parent = next((each for each in parents if value_at(document.data, each) is not ABSENT), None)
    if parent:
        rest = inline(placed({}, path[len(parent) :], value))[1:-1]
        yield from _before_each("}", rest, text, document, Spot(parent, on_key=True))


def _joined(text: str, document: Document, path: tuple[str, ...], value: Any) -> tuple[object, Iterator[str]]:
    """Return what a file is to say when a patch joins what stands there, and texts that may say it."""
    data: Any = document.data
    old = value_at(data, path)
    if isinstance(value, int) and isinstance(old, int):
        return placed(data, path, value), _replaced(text, document, path, str(old), str(value))
    names = [name for name in (_ADD, "$replace") if isinstance(old, dict) and isinstance(old.get(name), list)]
    holder = (*path, names[0]) if names else path
    items = value_at(data, holder)
    if not (isinstance(value, dict) and set(value) == {_ADD} and isinstance(items, list)):
        return data, iter(())
    more = ", ".join(map(inline, value[_ADD]))
    wanted = placed(data, holder, [*items, *value[_ADD]])
    return wanted, _before_each("]", more, text, document, Spot(holder))


def _replaced(text: str, document: Document, path: tuple[str, ...], old: str, new: str) -> Iterator[str]:
    rows, place = text.split("\n"), document.positions.of(Spot(path))
    if place:
        row, at = rows[place.line - 1], place.column - 1
        rows[place.line - 1] = f"{row[:at]}{new}{row[at + len(old) :]}"
        yield "\n".join(rows)


def _before_each(mark: str, more: str, text: str, document: Document, spot: Spot) -> Iterator[str]:
    """Yield texts with something more before a closing mark in the line of a spot, the last mark first."""
    rows, place = text.split("\n"), document.positions.of(spot)
    if place is None:
        return
    row = rows[place.line - 1]
    for at in (index for index in range(len(row) - 1, -1, -1) if row[index] == mark):
        yield "\n".join([*rows[: place.line - 1], f"{row[:at]}, {more}{row[at:]}", *rows[place.line :]])


def lines_of(key: str, value: Any) -> list[str]:
    """Return a key and its value as lines; the fields of an entry each on one of its own."""
    if not isinstance(value, dict) or set(value) == {_ADD}:
        return [f"{inline(key)}: {inline(value)}"]
    lines = [f"{inline(key)}:"]
    for name, member in value.items():
        if isinstance(member, list) and any(len(str(item)) > _LONG for item in member):
            lines += [f"  {name}:", *(f"    - {inline(item)}" for item in member)]
        else:
            lines += [f"  {line}" for line in lines_of(name, member)]
    return lines
