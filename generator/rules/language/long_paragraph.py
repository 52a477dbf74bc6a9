"""A paragraph has five sentences at most.

Why: A block of text is skipped as a block. What must be read stands in short pieces.

Bad:
    # channels.yaml
    war-room:
      purpose: One call. Say your name. Say your role. Stay muted. Speak when asked. Leave when released.

Good:
    # channels.yaml
    war-room:
      purpose: One call for those who decide or act. Say your name and role, then stay muted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem

ID = "long-paragraph"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

MOST = 5
_END = re.compile(r"[.!?][\")'’”]*(?=\s|$)")
_PLAYED = frozenset({"drills"})
"""A facilitator reads these at a desk."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        if words.spot.path[0] in _PLAYED or len(_END.findall(words.text)) <= MOST:
            continue
        paragraphs = words.text.split("\n" if words.prose.kind == "script" else "\n\n")
        most = max(len(_END.findall(part)) for part in paragraphs)
        if most > MOST:
            message = f"a paragraph has {most} sentences; {MOST} are the most a reader takes in"
            yield Problem(ID, LEVEL, message, words.spot, hint="cut it, or start a new paragraph")
