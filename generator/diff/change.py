"""A change as a value: what kind it is, how much it weighs, where it is, and the words before and after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.fields import Weight
from generator.problems import Location, Spot


class Direction(StrEnum):
    """Whether the playbook asks for more than before or for less."""

    TIGHTENED = "tightened"
    RELAXED = "relaxed"


class Kind(StrEnum):
    """What happened. The kinds from `paged` on are consequences: no single field says them."""

    NEW = "new"  # an entry
    GONE = "gone"  # an entry
    ADDED = "added"  # a value or an item of a list
    REMOVED = "removed"  # a value or an item of a list
    CHANGED = "changed"
    RENAMED = "renamed"  # an id
    MOVED = "moved"  # another place in an order, or another phase
    PAGED = "paged"
    NOT_PAGED = "not-paged"
    STANDS_IN = "stands-in"
    ANSWERS = "answers"  # the person or rota behind a role that is paged
    OUTCOME = "outcome"
    WORKLOAD = "workload"
    READS = "reads"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    Attributes:
        kind: what happened.
        weight: how much it weighs.
        spot: where it is: in the newer playbook, or in the older one when it is only there.
        subject: the entry people know: `SEV-2`, `Technical Lead`.
        aspect: what about the entry, in words: `contain within`; empty when it is the entry itself.
        before: the words of the older playbook; None when it says nothing there.
        after: the words of the newer playbook.
        direction: tightened or relaxed, where that can be said.
        where: file and line in the newer playbook, filled in before anybody is told.
    """

    kind: Kind
    weight: Weight
    spot: Spot
    subject: str
    aspect: str = ""
    before: str | None = None
    after: str | None = None
    direction: Direction | None = None
    where: Location | None = None
