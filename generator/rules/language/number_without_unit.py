"""A number that tells a time has its unit.

Why: "Within 15" is minutes to one reader and days to another. Both are in the room.

Bad:
    # roles.yaml
    legal-counsel:
      duties:
        - Clear the statement within 10.

Good:
    # roles.yaml
    legal-counsel:
      duties:
        - Clear the statement within 10 minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import holding, is_ours

ID = "number-without-unit"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_BEFORE = frozenset({"within", "every", "after", "lasts", "takes", "timeout"})
_BARE = re.compile(
    r"\b(?:within|every|after|lasts|takes|timeout(?: of)?) (?:about )?(\d+)(?=[.,;:!?)]?(?:\s+(?:and|or|of|from|if|when|at)\b|$))(?!\.\d)",
    re.IGNORECASE,
)


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for sentence in holding(playbook, _BEFORE):
        match = _BARE.search(sentence.text) if is_ours(sentence.spot.path) else None
        if match:
            message = f"'{match[0]}' has no unit"
            yield Problem(
                ID, LEVEL, message, sentence.spot, hint="write the unit: seconds, minutes, hours or days"
            )
