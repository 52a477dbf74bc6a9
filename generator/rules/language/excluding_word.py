"""No word shuts out some of the people who read or live it.

Why: A response needs everybody on the call. A word that shames one of them costs the next honest sentence.

Bad:
    # levers.yaml
    input-filter:
      what: Checks requests against the blacklist.

Good:
    # levers.yaml
    input-filter:
      what: Checks requests against the block-list.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem
from generator.rules.language.listening import found, is_ours
from generator.rules.language.wordlists.excluding import EXCLUDING

ID = "excluding-word"
LEVEL = Level.WARNING


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each word of the list, outside names of sources and cases."""
    for sentence, shown, instead in found(playbook, EXCLUDING, is_ours):
        message = f"'{shown}' shuts some readers out"
        yield Problem(ID, LEVEL, message, sentence.spot, hint=f"write '{instead}'")
