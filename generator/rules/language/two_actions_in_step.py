"""A step asks for one action; what belongs to it stands in `steps` below it.

Why: Of two actions in one line the second is forgotten when the first takes long or goes wrong. Nobody can tell
the log which half is done.

Bad:
    # phases.yaml
    contain:
      steps:
        pull-lever:
          do: Announce the lever, then pull it.

Good:
    # phases.yaml
    contain:
      steps:
        pull-lever:
          do: Pull the lever.
          steps:
            - do: Announce it before you pull it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.problems import Kind, Level, Problem
from generator.rules.language.wordlists import listed

ID = "two-actions-in-step"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_JOINT = re.compile(r";\s+|,\s+(?:and\s+)?then\s+|,?\s+and\s+(?:then\s+)?|\.\s+|,\s+", re.IGNORECASE)
_VERBS = listed("verbs", "verbs")
_ALSO_NOUNS = listed("verbs", "also_nouns")


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for piece in playbook.prose:
        path = piece.spot.path
        if path[0] == "phases" and path[-1] == "do":
            second = second_order(piece.text)
            if second:
                message = f"'{second}' is a second action in one step"
                hint = "make it a step of its own, or put it into `steps` below this one"
                yield Problem(ID, LEVEL, message, piece.spot, hint=hint)


def second_order(text: str) -> str | None:
    """Return the verb of a second order in a text; after a condition the order behind its comma is the first."""
    parts = _JOINT.split(text)
    joints = [joint[0] for joint in _JOINT.finditer(text)]
    if text.lower().startswith(("if ", "when ", "once ", "before ", "after ", "until ", "in doubt")):
        parts, joints = parts[1:], joints[1:]
    for joint, part in zip(joints, parts[1:], strict=False):
        verb = part.split(" ")[0].strip(".,;").lower()
        weak = joint.strip().lower() in {"and", ",", ", and"}
        if part.lower().startswith("do not "):
            continue
        if verb in _VERBS and not (weak and (verb in _ALSO_NOUNS or " " not in part.strip())):
            return verb
    return None
