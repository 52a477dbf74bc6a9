"""Looks up what a change of a field means. A field that nobody has classified counts as breaking."""

from __future__ import annotations

from generator.diff.reference import REFERENCE
from generator.diff.response import RESPONSE
from generator.diff.weighing import UNKNOWN, Rule
from generator.model.base import Part

_TABLE = {**RESPONSE, **REFERENCE}


def rule_of(cls: type[Part], field: str) -> Rule:
    """Return the rule of a field of a model class."""
    return _TABLE.get(cls, {}).get(field, UNKNOWN)


def is_classified(cls: type[Part], field: str) -> bool:
    """Return whether somebody has decided what a change of a field means."""
    return field in _TABLE.get(cls, {})


def stale_entries() -> tuple[str, ...]:
    """Return what the table says about fields that no model class has."""
    return tuple(
        f"{cls.__name__}.{name}"
        for cls, fields in _TABLE.items()
        for name in fields
        if name not in cls.model_fields
    )
