"""Which entries rest on a source, and how far each trusts it: the way back from a source to its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Playbook
from generator.model.base import Citation
from generator.model.walk import walk_parts
from generator.problems import Spot


@dataclass(frozen=True, slots=True)
class Cited:
    """An entry that cites a source, and with which confidences, each once."""

    concept: str
    entry: str
    confidences: tuple[str, ...]


def cited_by(playbook: Playbook) -> Mapping[str, tuple[Cited, ...]]:
    """Return the entries that cite each source, by the source's id, in the order of the playbook."""
    found: dict[str, dict[tuple[str, str], dict[str, None]]] = {}
    for spot, part in walk_parts(playbook):
        if isinstance(part, Citation):
            concept, entry = entry_of(spot)
            confidences = found.setdefault(part.source, {}).setdefault((concept, entry), {})
            confidences[part.confidence] = None
    return {
        source: tuple(Cited(concept, entry, tuple(said)) for (concept, entry), said in entries.items())
        for source, entries in found.items()
    }


def entry_of(spot: Spot) -> tuple[str, str]:
    """Return the entry around a citation: principles stand within `about`, everything else in a file of its own."""
    concept, entry, *below = map(str, spot.path)
    return (entry, below[0]) if concept == "about" else (concept, entry)
