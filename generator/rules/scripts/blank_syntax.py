"""What stands in double brackets in a script is a blank: a name in small letters, digits and hyphens.

Why: Double brackets are how a script says that something is filled in. What is in them and is no name cannot be declared,
asked for or filled: it cannot be read, so this is a fact. Other signs for a blank are `blank-in-other-signs`.

Bad:
    # scripts.yaml
    initial-statement:
      text: We know of an issue with [[feature]]. Next update at [[ next update ]].

Good:
    # scripts.yaml
    initial-statement:
      text: We know of an issue with [[feature]]. Next update at [[next-update]].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.base import ID_PATTERN
from generator.model.scripts import BLANK
from generator.patterns import later
from generator.problems import Kind, Level, Problem

ID = "blank-syntax"
LEVEL = Level.ERROR
KIND = Kind.FACTS
BY_CONCEPT = True

_BRACKETS = later(r"\[\[[^\[\]\n]{0,80}\]\]|\[\[|\]\]")


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        if words.prose.kind == "script" and ("[[" in words.text or "]]" in words.text):
            for match in _BRACKETS.finditer(words.text):
                blank = BLANK.fullmatch(match[0])
                if not blank or not re.fullmatch(ID_PATTERN, blank[1]):
                    yield Problem(
                        ID, LEVEL, f"'{match[0]}' is not a blank", words.spot, hint=how_to_write(match[0])
                    )


def how_to_write(found: str) -> str:
    """Return how what somebody meant as a blank is written."""
    name = re.sub(r"[^a-z0-9]+", "-", found.lower()).strip("-")
    return f"write [[{name}]], and declare it under blanks" if name else "write a blank as [[its-name]]"
