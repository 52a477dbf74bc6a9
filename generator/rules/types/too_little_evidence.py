"""An incident type lists at least four pieces of evidence to preserve.

Why: Containment changes the very state that explains the incident. What nobody saved by then (the exact
trace, the versions, the retrieval state) is gone, and so is the answer to who was affected.

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
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import told_once

ID = "too-little-evidence"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_LEAST = 4


def check(playbook: Playbook) -> Iterator[Problem]:
    yield from told_once(
        list(_each(playbook)), len(playbook.types), "types", f"preserve less than {_LEAST} pieces of evidence"
    )


def _each(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        listed = len(set(kind.evidence))
        if playbook.evidence and listed < _LEAST:
            message = (
                f"type '{kind.id}' preserves too little evidence: {listed}, where {_LEAST} are the least"
            )
            hint = "add what shows input, output, versions and who was affected"
            yield Problem(ID, LEVEL, message, Spot.of("types", kind.id, "evidence"), hint=hint)
