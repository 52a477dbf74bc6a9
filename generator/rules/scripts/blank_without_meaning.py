"""Where most blanks of a playbook say what they mean, each of them does.

Why: Somebody fills the blank at 2 AM, who did not write the script. A name alone leaves it to a guess what goes there.

Bad:
    # scripts.yaml
    holding-notice:
      blanks:
        feature: {meaning: The feature in the words users know.}
        since: {meaning: "When it began, with zone."}
        symptom: {}

Good:
    # scripts.yaml
    holding-notice:
      blanks:
        feature: {meaning: The feature in the words users know.}
        since: {meaning: "When it began, with zone."}
        symptom: {meaning: What people notice.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "blank-without-meaning"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    blanks = [(script.id, blank) for script in playbook.scripts.values() for blank in script.blanks.values()]
    silent = [
        (script, blank) for script, blank in blanks if blank.meaning == blank.id.replace("-", " ")
    ]  # what is left out
    if 2 * len(silent) < len(blanks):
        for script, blank in silent:
            spot = Spot.of("scripts", script, "blanks", blank.id).key
            message = f"blank '{blank.id}' does not say what it means, and most others do"
            yield Problem(ID, LEVEL, message, spot, hint="add `meaning`: what somebody writes there")
