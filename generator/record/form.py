"""The form of data that somebody sent, as checks that can be put together; each refuses with the first place that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.model.moments import read_instant
from generator.record.hostile import Wrong, kind_of, where

Path = tuple[str | int, ...]
Check = Callable[[Any, Path], None]


def text(value: Any, path: Path) -> None:
    """Refuse what is no text."""
    if not isinstance(value, str):
        raise Wrong(f"{where(path)} is {kind_of(value)}; it is text")


def moment(value: Any, path: Path) -> None:
    """Refuse what is no moment with a zone."""
    text(value, path)
    try:
        read_instant(value)
    except ValueError as error:
        raise Wrong(f"{where(path)} is '{value[:40]}': {error}") from error


def flag(value: Any, path: Path) -> None:
    """Refuse what is not true or false."""
    if not isinstance(value, bool):
        raise Wrong(f"{where(path)} is {kind_of(value)}; it is true or false")


def number(value: Any, path: Path) -> None:
    """Refuse what is no whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Wrong(f"{where(path)} is {kind_of(value)}; it is a number")


def or_null(check: Check) -> Check:
    """Return a check that takes null as well."""
    return lambda value, path: None if value is None else check(value, path)


def one_of(*words: str) -> Check:
    """Return a check that takes some words only."""

    def check(value: Any, path: Path) -> None:
        text(value, path)
        if value not in words:
            raise Wrong(f"{where(path)} is '{value[:40]}'; it is one of: {', '.join(words)}")

    return check


def closed(**keys: Check) -> Check:
    """Return a check of an object with exactly these keys."""

    def check(value: Any, path: Path) -> None:
        if not isinstance(value, dict):
            raise Wrong(f"{where(path)} is {kind_of(value)}; it is an object")
        for name in value:
            if name not in keys:
                raise Wrong(f"{where((*path, name[:60]))} is unknown; known: {', '.join(keys)}")
        for name, inner in keys.items():
            if name not in value:
                raise Wrong(f"{where((*path, name))} is missing")
            inner(value[name], (*path, name))

    return check


def mapping(inner: Check) -> Check:
    """Return a check of an object with any keys."""

    def check(value: Any, path: Path) -> None:
        if not isinstance(value, dict):
            raise Wrong(f"{where(path)} is {kind_of(value)}; it is an object")
        for name, member in value.items():
            inner(member, (*path, name[:60]))

    return check


def items(inner: Check) -> Check:
    """Return a check of a list."""

    def check(value: Any, path: Path) -> None:
        if not isinstance(value, list):
            raise Wrong(f"{where(path)} is {kind_of(value)}; it is a list")
        for index, member in enumerate(value):
            inner(member, (*path, index))

    return check
