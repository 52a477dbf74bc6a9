"""Incident types as they stand together on their page."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.types import IncidentType


def families(types: Iterable[IncidentType]) -> tuple[tuple[str, tuple[IncidentType, ...]], ...]:
    """Return incident types by family, those without one first, each group in the order of the letters."""
    found: dict[str, list[IncidentType]] = {}
    for kind in sorted(types, key=lambda kind: (kind.family is not None, kind.letter)):
        found.setdefault(kind.family or "", []).append(kind)
    return tuple((family, tuple(group)) for family, group in found.items())
