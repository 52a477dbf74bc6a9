"""Which of two values asks for more. Knows values, not fields."""

from __future__ import annotations

from generator.diff.change import Direction
from generator.model.duration import Duration
from generator.model.fields import SHORTER, WORSE

Strict = str | tuple[str, ...] | None
_CLOCK_UNITS = frozenset({"s", "m", "h", "d", "w"})


def same_length(one: Duration, other: object) -> bool:
    """Return whether two durations mean the same: 60m and 1h do, a day and a business day do not."""
    if not isinstance(other, Duration):
        return False
    return one == other or (one.minutes == other.minutes and {one.unit, other.unit} <= _CLOCK_UNITS)


def direction_of(strict: Strict, old: object, new: object) -> Direction | None:
    """Return whether a value got stricter; None when its field does not say which way is stricter.

    A value that was not there before asks for more, one that is taken away for less.
    """
    if strict is None:
        return None
    if old is None or new is None:
        return Direction.TIGHTENED if old is None else Direction.RELAXED
    before, after = _measure(strict, old), _measure(strict, new)
    if before is None or after is None or before == after:
        return None
    return Direction.TIGHTENED if after > before else Direction.RELAXED


def _measure(strict: Strict, value: object) -> float | None:
    """Return a number that grows with strictness."""
    if isinstance(strict, tuple):
        return -float(strict.index(value)) if value in strict else None
    size = value.minutes if isinstance(value, Duration) else value
    if not isinstance(size, int | float):
        return None
    return -float(size) if strict in (SHORTER, WORSE) else float(size)
