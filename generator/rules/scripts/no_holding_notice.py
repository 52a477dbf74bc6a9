"""A major severity has a holding notice: a few words that can go out before anything is known.

Why: The facts take half an hour; screenshots spread in five minutes. A notice that was cleared in advance fills
the gap without a promise.

Bad:
    # scripts.yaml
    initial-statement:
      stage: initial
      used_for: [sev-1]

Good:
    # scripts.yaml
    holding-notice:
      stage: holding
      used_for: [sev-1]
      pre_approved: true
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.coverage import needs_scripts
from generator.problems import Kind, Level, Problem, Spot

ID = "no-holding-notice"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    if not needs_scripts(playbook):
        return
    covered = {
        severity
        for script in playbook.scripts.values()
        if script.stage == "holding" and script.is_public
        for severity in script.used_for
    }
    for severity in playbook.severities.values():
        if severity.major and severity.id not in covered:
            message = f"severity '{severity.id}' has no holding notice"
            hint = "write a script of 40 words or less with `stage: holding`, and clear it in advance"
            yield Problem(ID, LEVEL, message, Spot.of("severities", severity.id).key, hint=hint)
