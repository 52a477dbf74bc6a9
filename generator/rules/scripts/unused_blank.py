"""Every blank a script declares stands in its words.

Why: The writer hunts for a value nobody needs while the clock runs, or believes that a fact is in the text when
it is not.

Bad:
    # scripts.yaml
    holding-notice:
      text: We are looking into it.
      blanks:
        next-update:
          meaning: When we speak next

Good:
    # scripts.yaml
    holding-notice:
      text: We are looking into it. Next update at [[next-update]].
      blanks:
        next-update:
          meaning: When we speak next
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "unused-blank"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        used = set(script.blanks_used)
        for name in script.blanks:
            if name not in used:
                message = f"the blank '{name}' is declared but not used in script '{script.id}'"
                hint = f"write [[{name}]] where the value goes, or remove it"
                spot = Spot.of("scripts", script.id, "blanks", name)
                yield Problem(ID, LEVEL, message, spot.key, hint=hint)
