"""The hint for a name that leads nowhere: the nearest name that exists. Not a rule."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from generator.model import COLLECTIONS, Playbook

MOST_HINTS = 50
"""Looking for the nearest name is slow; whoever has more misses than this has another problem."""

_MANY = 500
"""Above this many candidates only those with the same first letter are compared, to bound the cost."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the most similar known name; None when none is similar."""
    candidates = list(known)
    if len(candidates) > _MANY:
        candidates = [candidate for candidate in candidates if candidate[:1] == name[:1]][:_MANY]
    close = difflib.get_close_matches(name, candidates, 1)
    return close[0] if close else None


def elsewhere(playbook: Playbook, name: str) -> str | None:
    """Return the concept that has an entry of this name, if any."""
    concepts = (*COLLECTIONS, "steps")
    return next((concept for concept in concepts if name in getattr(playbook, concept)), None)
