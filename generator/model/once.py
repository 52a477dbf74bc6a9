"""Work that several stages of one run ask for: done once for a playbook, and forgotten with it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

_Found = TypeVar("_Found")


def once_for_each(work: Callable[[Any], _Found]) -> Callable[[Any], _Found]:
    """Return a function of one frozen value that does its work once for each, told apart by identity.

    Comparing two playbooks would cost more than most of what is worked out from them. Callers share the result and only
    look at it. A value that watches what is read of it has a method `worked_out`, which does the same and takes note.
    """
    known: dict[int, tuple[weakref.ref[Any], _Found]] = {}

    @wraps(work)
    def found(value: Any) -> _Found:
        if (once := getattr(value, "worked_out", None)) is not None:
            return cast("_Found", once(work))
        name = id(value)
        if name in known and known[name][0]() is value:
            return known[name][1]
        result = work(value)
        known[name] = weakref.ref(value, lambda _: known.pop(name, None)), result
        return result

    return found
