"""Nothing in the playbook looks for a person to blame.

Why: People who expect blame hide what they know, and the next incident starts from there. The tone of the plan
is the tone of the call.

Bad:
    # postmortem.yaml
    purpose: Finds out whose fault it was and what they should have seen.

Good:
    # postmortem.yaml
    purpose: Finds out what made the action look right, and changes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem
from generator.rules.language.listening import found, is_ours
from generator.rules.language.wordlists.blame import BLAME

ID = "blaming-word"
LEVEL = Level.WARNING


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each phrase that blames, outside the lists of what not to say."""
    for sentence, shown, instead in found(playbook, BLAME, is_ours):
        yield Problem(ID, LEVEL, f"'{shown}' looks for a person to blame", sentence.spot, hint=instead)
