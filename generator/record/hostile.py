"""Reading a JSON file that somebody sent: every doubt is refused, with the place and what would be right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.errors import UsageError
from generator.read.characters import refused_in_text

MAX_BYTES = 4_000_000
_DEEPEST = 30
_MOST_DIGITS = 20


class Wrong(UsageError):  # noqa: N818 - it is what the file is
    """A file says something that it must not say; the message names the place in it."""


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a JSON file.

    Raises:
        UsageError: it cannot be read, is too large or too deep, says a key twice, holds a hidden character, or no object.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise Wrong(f"it has more than {MAX_BYTES:,} bytes; export one incident alone")
    try:
        found = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole
        )
    except UnicodeDecodeError as error:
        raise Wrong(f"byte {error.start + 1} is no UTF-8; save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise Wrong(f"line {error.lineno}, column {error.colno}: this is no JSON: {error.msg}") from error
    except RecursionError as error:
        raise Wrong("it is nested too deeply; export it again") from error
    if not isinstance(found, dict):
        raise Wrong(f"it holds {kind_of(found)}; an incident is an object with keys")
    _check(found, ())
    return found


def kind_of(value: object) -> str:
    """Return what a value is, in words."""
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def where(path: Sequence[str | int]) -> str:
    """Return a place in a file for people: `levers/0/at`."""
    return "/".join(map(str, path)) or "the file"


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Wrong(f"the key '{key[:60]}' stands twice in one object; keep one of the two")
        found[key] = value
    return found


def _no_number(text: str) -> Any:
    raise Wrong(f"{text} is no number of JSON; write null or a number")


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:  # Python refuses thousands of digits, and no moment has so many
        raise Wrong(f"{text[:_MOST_DIGITS]}… has {len(text):,} digits; no field here holds such a number")
    return int(text)


def _check(value: object, path: tuple[str | int, ...]) -> None:
    """Refuse depth and characters that no reader sees."""
    if len(path) > _DEEPEST:
        raise Wrong(f"{where(path[:4])} is nested more than {_DEEPEST} deep; export it again")
    if isinstance(value, str):
        hidden = next(iter(refused_in_text(value)), None)
        if hidden and hidden[1] not in "\t\r":
            raise Wrong(f"{where(path)} holds the hidden character U+{ord(hidden[1]):04X}; take it out")
    elif isinstance(value, Mapping):
        for key, member in value.items():
            _check(key, (*path, "a key"))
            _check(member, (*path, key))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            _check(member, (*path, index))
