"""Reading plain data that are sound. What is not plainly sound gets no answer here: pydantic has the last word.

A test reads the same data both ways: what is read here, pydantic reads to an equal value.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union

from generator.model.duration import Duration
from generator.model.marks import Either, Limits, Then
from generator.model.part import Frozen, hints_of

Reader = Callable[[Any], Any]


class _UnsureError(Exception):
    """The data may be wrong."""


def read(cls: type[Frozen], data: object) -> dict[str, Any] | None:
    """Return the values of all fields of a class; None when that is for pydantic to say."""
    try:
        return _read(cls, data)
    except (_UnsureError, ValueError, RecursionError):
        return None


def _read(cls: type[Frozen], data: object) -> dict[str, Any]:
    if type(data) is not dict:
        raise _UnsureError
    readers, defaults = _readers(cls)
    if not data.keys() <= readers.keys():
        raise _UnsureError
    values: dict[str, Any] = {}
    for name, reader in readers.items():
        if name in data:
            values[name] = reader(data[name])
        elif name in defaults:
            values[name] = defaults[name](values)
        else:
            raise _UnsureError
    return values


@cache
def _readers(
    cls: type[Frozen],
) -> tuple[Mapping[str, Reader], Mapping[str, Callable[[Mapping[str, Any]], Any]]]:
    readers, defaults = {}, {}
    for name, info in cls.model_fields.items():
        readers[name] = _limited(_reader(hints_of(cls)[name]), info.more)
        if not info.is_required():
            defaults[name] = info.get_default
    return readers, defaults


def _reader(hint: Any) -> Reader:
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is None:
        return _of_class(hint)
    if origin is Annotated:
        return _marked(inside[0], inside[1:])
    if origin is Literal:
        return _one_of(frozenset(inside))
    if origin in (Union, types.UnionType):
        return _union(inside)
    if origin is tuple and inside[1:] == (Ellipsis,):
        return _tuple(_reader(inside[0]))
    return _dict(_reader(inside[0]), _reader(inside[1])) if origin is dict else _never


def _of_class(cls: Any) -> Reader:
    if cls in _PLAIN:
        return _PLAIN[cls]
    return _part(cls) if isinstance(cls, type) and issubclass(cls, Frozen) else _never


def _marked(hint: Any, marks: tuple[Any, ...]) -> Reader:
    reader = _either(hint) if any(isinstance(mark, Either) for mark in marks) else _reader(hint)
    for mark in marks:
        if isinstance(mark, Limits):
            reader = _limited(reader, mark.said)
        elif isinstance(mark, Then):
            reader = _then(reader, mark.read)
        elif not type(mark).__module__.startswith("generator."):  # a limit that is not known here
            return _never
    return reader


def _never(_: Any) -> Any:
    raise _UnsureError


def _text(value: Any) -> str:
    if type(value) is not str:
        raise _UnsureError
    if not value.isascii():
        value.encode()  # half a character is no text
    return value


def _exactly(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise _UnsureError
        return value

    return read


def _one_of(known: frozenset[Any]) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not str or value not in known:
            raise _UnsureError
        return value

    return read


def _union(members: tuple[Any, ...]) -> Reader:
    others = tuple(member for member in members if member is not types.NoneType)
    if len(others) == len(members):
        return _number if set(members) == {int, float} else _made(members)
    reader = _union(others) if len(others) > 1 else _reader(others[0])
    return lambda value: None if value is None else reader(value)


def _made(classes: tuple[Any, ...]) -> Reader:
    """Return a reader of what was made already, of one of several classes."""
    known = tuple(cls for cls in classes if isinstance(cls, type) and issubclass(cls, Frozen))

    def read(value: Any) -> Any:
        if not isinstance(value, known):
            raise _UnsureError
        return value

    return read


def _number(value: Any) -> Any:
    if type(value) is not int and type(value) is not float:
        raise _UnsureError
    return value


def _either(hint: Any) -> Reader:
    """Return a reader of a text or of a part that says more."""
    text, part = map(_reader, typing.get_args(hint))
    return lambda value: text(value) if isinstance(value, str) else part(value)


def _tuple(member: Reader) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not tuple:
            raise _UnsureError
        return tuple(map(member, value))

    return read


def _dict(key: Reader, member: Reader) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise _UnsureError
        return {key(name): member(one) for name, one in value.items()}

    return read


def _duration(value: Any) -> Duration:
    if isinstance(value, Duration):
        return value
    return Duration.parse(_text(value))


def _part(cls: type[Frozen]) -> Reader:
    def read(value: Any) -> Any:
        return value if isinstance(value, cls) else cls.of(_read(cls, value), frozenset(value))

    return read


def _then(reader: Reader, further: Reader) -> Reader:
    return lambda value: further(reader(value))


def _limited(reader: Reader, said: Mapping[str, Any]) -> Reader:
    """Return a reader that looks at limits as well."""
    for name, limit in said.items():
        if (test := _TESTS.get(name)) is not None:
            reader = _tested(reader, test(limit))
        elif name != "json_schema_extra":
            return _never
    return reader


def _tested(reader: Reader, holds: Callable[[Any], bool]) -> Reader:
    def read(value: Any) -> Any:
        found = reader(value)
        if found is not None and not holds(found):
            raise _UnsureError
        return found

    return read


def _fits(pattern: str) -> Callable[[Any], bool]:
    """Return a test for a pattern; where a line ends the two kinds of pattern differ, so such a text gets no answer."""
    found = re.compile(pattern)
    return lambda value: "\n" not in value and found.search(value) is not None


_PLAIN: Mapping[Any, Reader] = {
    str: _text,
    int: _exactly(int),
    bool: _exactly(bool),
    float: _exactly(float),
    Duration: _duration,
}

_TESTS: Mapping[str, Callable[[Any], Callable[[Any], bool]]] = {
    "ge": lambda least: lambda value: value >= least,
    "le": lambda most: lambda value: value <= most,
    "min_length": lambda least: lambda value: len(value) >= least,
    "max_length": lambda most: lambda value: len(value) <= most,
    "pattern": _fits,
}
