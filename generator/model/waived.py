"""Warnings that a playbook lets stand, each with where it stands, its rule and the reason: for those who review it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.base import Acceptance, Answered
from generator.model.playbook import COLLECTIONS, Playbook
from generator.model.walk import walk_parts
from generator.problems import Spot


@dataclass(frozen=True, slots=True)
class Waived:
    """An accepted warning: the entry it stands at as concept and id, or the name of its file; what was answered."""

    concept: str
    entry: str
    says: Acceptance


def waived(playbook: Playbook) -> tuple[Waived, ...]:
    """Return the accepted warnings in the order of the playbook."""
    return tuple(_all(playbook))


def _all(playbook: Playbook) -> Iterator[Waived]:
    for spot, part in walk_parts(playbook):
        if isinstance(part, Answered):
            for says in part.accepted:
                yield Waived(*_entry(spot), says)


def _entry(spot: Spot) -> tuple[str, str]:
    """Return the nearest thing around a spot that has a name of its own."""
    match spot.path:
        case ("phases", _, "steps", step, *_):
            return "steps", str(step)
        case ("types", _, "kinds", kind, *_):
            return "kinds", str(kind)
        case (concept, entry, *_) if concept in COLLECTIONS:
            return str(concept), str(entry)
    return str(spot.path[0]), ""
