"""Work that several stages of one run ask for: done once for a playbook, and forgotten with it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

_Found = TypeVar("_Found")


def once_for_each(work: Callable[[Any], _Found]) -> Callable[[Any], _Found]:
    """Return a function of one frozen value that does its work once for each, told apart by identity.

    Comparing two playbooks would cost more than most of what is worked out from them. Callers share the result and only
    look at it.
    """
    known: dict[int, tuple[weakref.ref[Any], _Found]] = {}

    @wraps(work)
    def found(value: Any) -> _Found:
        name = id(value)
        if name in known and known[name][0]() is value:
            return known[name][1]
        result = work(value)
        known[name] = weakref.ref(value, lambda _: known.pop(name, None)), result
        return result

    return found
