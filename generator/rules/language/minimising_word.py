"""Nothing is called simple, obvious or minor; public words give the number instead.

Why: "Simply revert the flag" shames whoever cannot. "Only a few users" angers each of them.

Bad:
    # levers.yaml
    kill-switch:
      what: Simply turns the feature off.

Good:
    # levers.yaml
    kill-switch:
      what: Turns the feature off for everyone.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem
from generator.rules.language.listening import found, is_ours, public_words
from generator.rules.language.wordlists.minimising import EVERYWHERE, IN_PUBLIC

ID = "minimising-word"
LEVEL = Level.WARNING


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each word that makes a thing smaller than it is."""
    for listed, kind in ((EVERYWHERE, is_ours), (IN_PUBLIC, public_words(playbook))):
        for sentence, shown, instead in found(playbook, listed, kind):
            yield Problem(ID, LEVEL, f"'{shown}' makes it smaller than it is", sentence.spot, hint=instead)
