"""The words of a link say where it leads.

Why: On paper and in a screen reader's list of links "here" leads nowhere. A bare address is read letter by letter.

Bad:
    # levers.yaml
    kill-switch:
      what: Turns the feature off; see [here](https://flags.example.com/).

Good:
    # levers.yaml
    kill-switch:
      what: Turns the feature off in the [flag console](https://flags.example.com/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import without_code
from generator.problems import Kind, Level, Problem

ID = "link-without-meaning"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\(([^)\n]*)\)")
_EMPTY = frozenset(
    {
        "",
        "here",
        "click here",
        "link",
        "this",
        "this link",
        "this page",
        "more",
        "read more",
        "see",
        "page",
        "url",
        "runbook",
        "doc",
        "docs",
    }
)


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        if "](" in words.text:
            for match in _LINK.finditer(without_code(words.text)):
                label = match[1].strip(" .*_`").lower()
                if label in _EMPTY or "://" in label:
                    message = f"the link '{match[1]}' does not say where it leads"
                    yield Problem(ID, LEVEL, message, words.spot, hint="use the name of what it leads to")
