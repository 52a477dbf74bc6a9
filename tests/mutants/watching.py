"""Notes which concepts and views of a playbook a piece of code reads, so that it need not run again without need.

Code that gives the same for the same playbook gives the same for another one in which all it read is unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any, TypeVar

from generator.model import CONCEPTS, Playbook

Result = TypeVar("Result")

VIEWS: Mapping[str, Callable[[Playbook], object]] = {
    name: value.func for name, value in vars(Playbook).items() if isinstance(value, cached_property)
}
"""What a playbook works out about itself once and keeps, and how."""

_NOTED = frozenset((*CONCEPTS, *VIEWS))
_notes: list[set[str]] = [set()]


class Watched(Playbook):
    """A playbook that notes which of its concepts and views are read; what a view reads is noted for the view."""

    def __getattribute__(self, name: str) -> Any:
        if name not in _NOTED:
            return super().__getattribute__(name)
        _notes[-1].add(name)
        if name in CONCEPTS or name in vars(self):
            return super().__getattribute__(name)
        with _noting():
            return super().__getattribute__(name)


def watched(playbook: Playbook) -> Watched:
    """Return a playbook of equal content that notes what is read."""
    return Watched.model_construct(**{name: getattr(playbook, name) for name in CONCEPTS})


def reads_of(code: Callable[[], Result]) -> tuple[Result, frozenset[str]]:
    """Run some code; return its result, and what it read of watched playbooks."""
    with _noting() as notes:
        result = code()
    return result, frozenset(notes)


@contextmanager
def _noting() -> Iterator[set[str]]:
    _notes.append(set())
    try:
        yield _notes[-1]
    finally:
        _notes.pop()
