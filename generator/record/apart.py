"""Where a file of the live page contradicts the log in it. The page tells the same of the same file (`assets/live-files.js`)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.model.moments import read_instant
from generator.read.positions import ListNode, MapNode, Node, Positions
from generator.read.source_text import SourceText
from generator.record.hostile import where

Path = tuple[str | int, ...]
_NOTHING = object()
_LONGEST = 60


class Apart(NamedTuple):
    """A value of a file for which its log has another one, or none.

    Attributes:
        path: where it stands.
        told: what the file and the log say, as a sentence.
        lost: whether the log says nothing of it, so that it stands nowhere else.
    """

    path: Path
    told: str
    lost: bool


def apart(said: object, log_says: object, path: Path = ()) -> Iterator[Apart]:
    """Yield each value that differs, in the order of the file; moments are compared as instants.

    Args:
        said: what stands in the file.
        log_says: what follows from its log, in the same form.
        path: where both stand.
    """
    if isinstance(said, dict) and isinstance(log_says, dict):
        for name in dict.fromkeys((*said, *log_says)):
            yield from apart(said.get(name, _NOTHING), log_says.get(name, _NOTHING), (*path, name))
    elif isinstance(said, list) and isinstance(log_says, list):
        for index in range(max(len(said), len(log_says))):
            yield from apart(_item(said, index), _item(log_says, index), (*path, index))
    elif not _same(said, log_says):
        told = f"{where(path)}: {_shown(said)} in the file, {_shown(log_says)} in the log; the log counts"
        yield Apart(path, told, log_says is _NOTHING)


def _item(items: list[Any], index: int) -> object:
    return items[index] if index < len(items) else _NOTHING


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str) and one != other:
        try:
            return read_instant(one) == read_instant(other)
        except ValueError:
            return False
    return type(one) is type(other) and one == other


def _shown(value: object) -> str:
    if value is _NOTHING:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_GAP = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,\]}]*')


def json_positions(text: str, name: str) -> Positions:
    """Return where everything stands in a sound JSON.

    Args:
        text: the JSON; no key stands twice in a map, and nothing lies deeper than Python can call itself.
        name: of the file.
    """
    return Positions(SourceText(name, text), lambda: _node(text, _after_gap(text, 0))[0])


def _after_gap(text: str, at: int) -> int:
    return _end(_GAP, text, at)


def _end(form: re.Pattern[str], text: str, at: int) -> int:
    found = form.match(text, at)
    return found.end() if found else at


def _node(text: str, start: int) -> tuple[Node, int]:
    """Return what begins at an offset, and the offset behind it."""
    if text[start] not in "{[":
        return start, _end(_SCALAR, text, start)
    inside: MapNode | ListNode = MapNode(start, {}, {}) if text[start] == "{" else ListNode(start, [])
    at = _after_gap(text, start + 1)
    while text[at] not in "}]":
        if isinstance(inside, MapNode):
            end = _end(_SCALAR, text, at)
            key = json.loads(text[at:end])
            inside.keys[key] = at
            at = _after_gap(text, _after_gap(text, end) + 1)
            inside.values[key], at = _node(text, at)
        else:
            node, at = _node(text, at)
            inside.items.append(node)
        at = _after_gap(text, at)
        if text[at] == ",":
            at = _after_gap(text, at + 1)
    return inside, at + 1
