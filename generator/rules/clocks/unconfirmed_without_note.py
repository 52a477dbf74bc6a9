"""A citation that is unconfirmed says what is doubtful.

Why: "Unconfirmed" alone makes people distrust all of it or none of it. With one sentence they know what to ask
counsel.

Bad:
    # clocks.yaml
    us-state-breach:
      cites:
        - {source: s12, confidence: unconfirmed}

Good:
    # clocks.yaml
    us-state-breach:
      cites:
        - {source: s12, confidence: unconfirmed, note: The limit differs by state and was not read in each law.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.base import Citation
from generator.problems import Kind, Level, Problem, Spot

ID = "unconfirmed-without-note"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for spot, cite in _citations(playbook):
        if cite.confidence == "unconfirmed" and not cite.note:
            message = f"the citation of '{cite.source}' is unconfirmed and does not say what is doubtful"
            yield Problem(ID, LEVEL, message, spot, hint="add note: what could not be verified")


def _citations(playbook: Playbook) -> Iterator[tuple[Spot, Citation]]:
    for concept, entries in (
        ("clocks", playbook.clocks),
        ("cases", playbook.cases),
        ("references", playbook.references),
    ):
        for entry in entries.values():
            for index, cite in enumerate(entry.cites):
                yield Spot.of(concept, entry.id, "cites", index), cite
    for kind in playbook.types.values():
        for index, cite in enumerate(kind.detection.cites):
            yield Spot.of("types", kind.id, "detection", "cites", index), cite
