"""An entry of a layer that stands under another parent in the new default: its lines are moved as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.layer.stack import Path, value_at
from generator.layer.writing import inline
from generator.problems import Spot
from generator.read.yaml_text import Document, read_yaml


def with_moved(data: Mapping[str, Any], path: Path, to: Path) -> dict[str, Any]:
    """Return a layer's data with an entry at its new place; parents that hold nothing else go, new ones come."""
    entry = value_at(data, path)
    return placed(_without(data, path), to, entry)


def relocated(text: str, path: Path, to: Path) -> str | None:
    """Return a file's text with the lines of an entry moved to another parent, comments included.

    Args:
        text: the text, its lines ended by a line feed.
        path: where the entry stands in the file.
        to: where it is to stand.

    Returns:
        The new text; None when the entry or a parent is not written in lines of its own.
    """
    document = read_yaml(text.encode(), "")
    holder = path
    while len(holder) > 1 and len(_keys(document, holder[:-1])) == 1:
        holder = holder[:-1]
    entry, gone = _lines_of(document, text, path), _lines_of(document, text, holder)
    if entry is None or gone is None:
        return None
    lines = text.split("\n")
    moved = _named(_dedented(lines[slice(*entry)]), str(path[-1]), str(to[-1]))
    left = "\n".join(lines[: gone[0]] + lines[gone[1] :])
    return inserted(left, to, moved) if moved else None


def inserted(text: str, to: Path, entry: list[str]) -> str | None:
    """Return a text with an entry at the end of its parent; parents that are missing are written, too.

    Args:
        text: the text, its lines ended by a line feed.
        to: where the entry is to stand; nothing stands there.
        entry: its lines, key first, without the margin.

    Returns:
        The new text; None when a parent is not written in lines of its own.
    """
    document, lines = read_yaml(text.encode(), ""), text.split("\n")
    parent = to[:-1]
    while parent and not _keys(document, parent):
        parent = parent[:-1]
    if parent:
        block, first = _lines_of(document, text, parent), _keys(document, parent)[0]
        child = document.positions.of(Spot((*parent, first), on_key=True))
        if block is None or child is None or child.line <= block[0] + 1:
            return None
        end, depth = block[1], child.column - 1
    else:
        end, depth = len(text.rstrip("\n").split("\n")) if text.strip() else 0, 0
    missing = to[len(parent) : -1]
    new = [f"{' ' * (depth + 2 * step)}{inline(str(key))}:" for step, key in enumerate(missing)]
    margin = " " * (depth + 2 * len(missing))
    new += [margin + line if line else "" for line in entry]
    return "\n".join(lines[:end] + new + lines[end:])


def beside(text: str, path: Path, entry: list[str], *, before: bool) -> str | None:
    """Return a text with an entry before or after another one.

    Args:
        text: the text, its lines ended by a line feed.
        path: the other entry.
        entry: the lines of the new one, key first, without the margin.
        before: whether it stands before the other one.

    Returns:
        The new text; None when the other entry is not written in lines of its own.
    """
    document, lines = read_yaml(text.encode(), ""), text.split("\n")
    block, place = _lines_of(document, text, path), document.positions.of(Spot(path, on_key=True))
    if block is None or place is None:
        return None
    at, margin = block[0 if before else 1], " " * (place.column - 1)
    return "\n".join([*lines[:at], *(margin + line for line in entry), *lines[at:]])


def _lines_of(document: Document, text: str, path: Path) -> tuple[int, int] | None:
    """Return first and last line, the latter not included, of a key and all below it, comments above it included."""
    place = document.positions.of(Spot(path, on_key=True))
    lines = text.split("\n")
    if place is None or lines[place.line - 1][: place.column - 1].strip():
        return None
    depth, start, end = place.column - 1, place.line - 1, place.line
    while end < len(lines) and (not lines[end].strip() or _depth(lines[end]) > depth):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    while depth and start and lines[start - 1].lstrip().startswith("#") and _depth(lines[start - 1]) == depth:
        start -= 1
    return start, end


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _dedented(lines: list[str]) -> list[str]:
    depth = _depth(lines[0])
    return [line[depth:] for line in lines]


def _named(lines: list[str], old: str, new: str) -> list[str]:
    """Return the lines of an entry under another id; nothing when the id is not written as it reads."""
    at = next((number for number, line in enumerate(lines) if line.startswith(f"{old}:")), None)
    return [] if at is None else [*lines[:at], new + lines[at][len(old) :], *lines[at + 1 :]]


def _keys(document: Document, path: Path) -> list[str]:
    data = document.data if isinstance(document.data, dict) else {}
    there = value_at(data, path)
    return list(there) if isinstance(there, dict) else []


def _without(data: Mapping[str, Any], path: Path) -> dict[str, Any]:
    head, *rest = path
    if not rest:
        return {key: member for key, member in data.items() if key != head}
    inner = _without(data[str(head)], tuple(rest))
    return {key: inner if key == head else member for key, member in data.items() if key != head or inner}


def placed(data: Mapping[str, Any], path: Path, entry: object) -> dict[str, Any]:
    """Return data with an entry at a path."""
    head, *rest = path
    below = data.get(str(head), {})
    return {**data, str(head): placed(below, tuple(rest), entry) if rest else entry}
