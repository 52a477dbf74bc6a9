"""Looks up what a change of a field means. A field that nobody has classified counts as breaking."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.reference import REFERENCE
from generator.diff.response import RESPONSE
from generator.diff.weighing import UNKNOWN, Rule
from generator.model.base import Part

_TABLE = {**RESPONSE, **REFERENCE}


def rule_of(cls: type[Part], field: str) -> Rule:
    """Return the rule of a field of a model class."""
    return next((_TABLE[known][field] for known in _known(cls) if field in _TABLE[known]), UNKNOWN)


def is_classified(cls: type[Part], field: str) -> bool:
    """Return whether somebody has decided what a change of a field means."""
    return any(field in _TABLE[known] for known in _known(cls))


def _known(cls: type[Part]) -> Iterator[type[Part]]:
    """Yield a model class and the classes it takes fields from, as far as the table has them."""
    return (known for known in cls.__mro__ if known in _TABLE)


def stale_entries() -> tuple[str, ...]:
    """Return what the table says about fields that no model class has."""
    return tuple(
        f"{cls.__name__}.{name}"
        for cls, fields in _TABLE.items()
        for name in fields
        if name not in cls.model_fields
    )
