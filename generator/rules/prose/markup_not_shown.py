"""Rich text holds only Markdown that is shown: paragraphs, lists, code, quotes, tables, links, **bold**, *italic*.

Why: What is not shown stands in the text as signs. A heading is a line with a hash, and the second half of a list is
read as part of the sentence above it. At 2 AM nobody guesses what was meant.

Bad:
    # levers.yaml
    kill-switch:
      verify: |
        # In both regions
        Ask for an answer.

Good:
    # levers.yaml
    kill-switch:
      verify: |
        **In both regions**

        Ask for an answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.markup import left_as_typed
from generator.model import Playbook
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import opening

ID = "markup-not-shown"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        if words.prose.kind != "rich":
            continue
        several = "\n" in words.text
        for found in left_as_typed(words.text):
            line = f"line {found.line} of this text" if several else "this text"
            message = f"'{opening(found.shown)}' in {line} is {found.fault}"
            yield Problem(ID, LEVEL, message, words.spot, hint=found.instead)
