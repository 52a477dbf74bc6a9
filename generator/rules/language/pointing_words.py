"""A text names things by their words, not by their place or colour.

Why: Printed, read aloud or on a phone there is no "box on the right". One man in twelve does not see the red one.

Bad:
    # levers.yaml
    kill-switch:
      verify: The red button on the right is gone.

Good:
    # levers.yaml
    kill-switch:
      verify: The button "Ask the assistant" is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem
from generator.rules.language.listening import found, is_ours
from generator.rules.language.wordlists.pointing import POINTING

ID = "pointing-words"
LEVEL = Level.WARNING


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each place or colour that stands for a name."""
    for sentence, shown, instead in found(playbook, POINTING, is_ours):
        yield Problem(
            ID, LEVEL, f"'{shown}' points where some readers cannot look", sentence.spot, hint=instead
        )
