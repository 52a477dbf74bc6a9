"""What people act on says what, when and in which case; no 'should', 'soon' or 'if possible'.

Why: "Consider rolling back soon" is argued about on the call. "Roll back; time limit 10 minutes" is done.

Bad:
    # roles.yaml
    communications-lead:
      duties:
        - You should consider telling support soon.

Good:
    # roles.yaml
    communications-lead:
      duties:
        - Give support the same facts before each public post.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem
from generator.rules.language.listening import found, is_guidance
from generator.rules.language.wordlists.haze import HAZE

ID = "vague-instruction"
LEVEL = Level.WARNING


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each hazy word in what people read while acting."""
    for sentence, shown, instead in found(playbook, HAZE, is_guidance):
        if sentence.text.endswith("?"):
            continue
        message = f"'{shown}' leaves open what to do or when"
        yield Problem(ID, LEVEL, message, sentence.spot, hint=instead)
