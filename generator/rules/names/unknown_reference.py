"""Every field that names an entry names one that exists.

Why: At 2 AM a name that leads nowhere is a person who is not paged, a lever nobody can find or a step
nobody reaches.

Bad:
    # levers.yaml
    kill-switch:
      owner: tecnical-lead

Good:
    # levers.yaml
    kill-switch:
      owner: technical-lead
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import Playbook
from generator.model.phases import END, EVERYBODY
from generator.model.walk import Reference
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.nearest import MOST_HINTS, elsewhere, nearest

ID = "unknown-reference"
LEVEL = Level.ERROR
KIND = Kind.FACTS
BY_CONCEPT = True


def check(playbook: Playbook) -> Iterator[Problem]:
    missed: dict[tuple[str, str], str | None] = {}
    for reference in playbook.mentions:
        known: Mapping[str, object] = getattr(playbook, reference.concept)
        if reference.names in known or _stops(reference) or _is_everybody(reference):
            continue
        miss = (reference.concept, reference.names)
        if miss not in missed:
            missed[miss] = _hint(playbook, reference, known) if len(missed) < MOST_HINTS else None
        message = f"there is no '{reference.names}' in {_said(reference.concept)}"
        target = Spot.of(*miss)
        yield Problem(ID, LEVEL, message, reference.spot, hint=missed[miss], target=target)


def _stops(reference: Reference) -> bool:
    return reference.names == END and reference.spot.path[-1] in ("next", "goto")


def _is_everybody(reference: Reference) -> bool:
    path = reference.spot.path
    return reference.names == EVERYBODY and path[0] == "phases" and path[-1] == "owner"


def _hint(playbook: Playbook, reference: Reference, known: Mapping[str, object]) -> str:
    near = nearest(reference.names, known)
    if near:
        return f"did you mean '{near}'?"
    concept = elsewhere(playbook, reference.names)
    if concept:
        return f"'{reference.names}' stands in {concept}; name an entry of {_said(reference.concept)} here"
    if len(known) <= 20:
        return f"known: {', '.join(known)}" if known else f"{reference.concept}.yaml has no entries yet"
    return f"add it to {_said(reference.concept)}, or name an entry that is there"


def _said(concept: str) -> str:
    return concept.replace("_", " ")
