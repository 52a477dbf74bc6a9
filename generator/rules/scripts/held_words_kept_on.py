"""Words that are true only while a lever holds are asked for each time.

Why: "The feature is off" was true at 9:20. Kept for the next update and offered again at noon, it goes out after the
feature came back.

Bad:
    # scripts.yaml
    holding-notice:
      blanks:
        now:
          choices: [The feature is off., The feature is still on.]
          true_while_held: [The feature is off.]

Good:
    # scripts.yaml
    holding-notice:
      blanks:
        now:
          choices: [The feature is off., The feature is still on.]
          true_while_held: [The feature is off.]
          kept: once
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "held-words-kept-on"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        for name, blank in script.blanks.items():
            if blank.true_while_held and blank.kept_for not in ("once", "nowhere"):
                spot = Spot.of("scripts", script.id, "blanks", name, "true_while_held")
                message = (
                    f"what fills '{name}' can be true only while a lever holds, and is offered again later"
                )
                yield Problem(ID, LEVEL, message, spot, hint="write `kept: once`")
