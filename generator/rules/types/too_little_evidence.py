"""An incident type of an AI playbook lists at least four pieces of evidence to preserve, of any other at least one.

Why: Containment changes the very state that explains the incident. What nobody saved by then (the exact
trace, the versions, the retrieval state) is gone, and so is the answer to who was affected. In a playbook of `scope: general` a type
is asked only where most of the others list some.

Bad:
    # types.yaml
    prompt-injection:
      evidence: [trace]

Good:
    # types.yaml
    prompt-injection:
      evidence: [trace, prompt-version, tool-log, retrieval-state]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.types import IncidentType
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import most, told_once

ID = "too-little-evidence"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_LEAST = 4


def check(playbook: Playbook) -> Iterator[Problem]:
    types = playbook.types.values()
    if playbook.about.scope == "general":
        for kind in types if most(kind.evidence for kind in types) else ():
            if not kind.evidence:
                hint = "add what shows what happened and who was affected"
                yield _problem(kind, f"type '{kind.id}' names no evidence, where most others do", hint)
    elif playbook.evidence:
        lacks = f"preserve less than {_LEAST} pieces of evidence"
        yield from told_once(list(_few(playbook)), len(types), "types", lacks)


def _few(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        if (listed := len(set(kind.evidence))) < _LEAST:
            message = (
                f"type '{kind.id}' preserves too little evidence: {listed}, where {_LEAST} are the least"
            )
            yield _problem(kind, message, "add what shows input, output, versions and who was affected")


def _problem(kind: IncidentType, message: str, hint: str) -> Problem:
    return Problem(ID, LEVEL, message, Spot.of("types", kind.id, "evidence"), hint=hint)
