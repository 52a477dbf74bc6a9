"""What incidents elsewhere show about an incident type, and what an outside framework says, has a source.

Why: 'Usually found within minutes' decides how many people watch the charts. Without a source nobody can tell
whether it was read or felt.

Bad:
    # types.yaml
    vendor-outage:
      detection:
        typical: Minutes.
        target: 3m

Good:
    # types.yaml
    vendor-outage:
      detection:
        typical: Minutes.
        target: 3m
        cites:
          - {source: status-notices, confidence: secondary}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "fact-without-source"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        if kind.detection.typical and not kind.detection.cites:
            spot = Spot.of("types", kind.id, "detection", "cites")
            yield _uncited(f"nobody can look up what is typical for '{kind.id}': it cites nothing", spot)
    for reference in playbook.references.values():
        if not reference.cites:
            message = f"nobody can look up where '{reference.id}' was read: it cites nothing"
            yield _uncited(message, Spot.of("references", reference.id, "cites"))


def _uncited(message: str, spot: Spot) -> Problem:
    hint = "add cites; `confidence: judgement` says that it is advice"
    return Problem(ID, LEVEL, message, spot.key, hint=hint)
