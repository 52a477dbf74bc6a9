"""No severity is major when a worse one is not.

Why: Above the line the full response starts. If the line runs zigzag through the scale, a worse incident
gets a smaller response than a milder one.

Bad:
    # severities.yaml
    sev-1:
      rank: 1
      major: false
    sev-2:
      rank: 2
      major: true

Good:
    # severities.yaml
    sev-1:
      rank: 1
      major: true
    sev-2:
      rank: 2
      major: true
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "major-below-line"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    not_major: str | None = None
    for severity in playbook.by_rank:
        if not severity.major:
            not_major = not_major or severity.id
        elif not_major:
            message = f"'{severity.id}' is major, but '{not_major}', which is worse, is not"
            spot = Spot.of("severities", severity.id, "major")
            yield Problem(ID, LEVEL, message, spot, hint=f"write `major: true` at '{not_major}' as well")
