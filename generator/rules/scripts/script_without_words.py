"""A script has its words in one form only: `text` for one voice, or `lines` for several speakers.

Why: With both, two people read out two versions, and nobody knows which of them counts. A script with neither is
`script-not-written`.

Bad:
    # scripts.yaml
    executive-brief:
      text: We have an incident.
      lines:
        - {speaker: incident-commander, text: We have an incident.}

Good:
    # scripts.yaml
    executive-brief:
      lines:
        - {speaker: incident-commander, text: We have an incident.}
        - {speaker: technical-lead, text: The feature is off.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "script-without-words"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        spot = Spot.of("scripts", script.id)
        if script.text and script.lines:
            message = f"script '{script.id}' has both text and lines"
            yield Problem(ID, LEVEL, message, spot.at("lines").key, hint="keep the one people will use")
