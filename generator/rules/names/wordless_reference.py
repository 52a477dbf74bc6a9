"""Every reference inside a text leads to something that can be said in words.

Why: A list, a group of fields or a yes-or-no value has no words of its own, so the sentence would stay
unfinished on the page.

Bad:
    # severities.yaml
    sev-1:
      response: We post updates {severities/sev-1/updates}.

Good:
    # severities.yaml
    sev-1:
      response: We post updates every {severities/sev-1/updates/every}.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.text import Missing, in_words, references_in, resolve
from generator.problems import Kind, Level, Problem

ID = "wordless-reference"
LEVEL = Level.ERROR
KIND = Kind.FACTS
BY_CONCEPT = True


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        for path in references_in(words.text):
            found = resolve(playbook, path)
            if not isinstance(found, Missing) and in_words(found) is None:
                message = f"'{{{path}}}' leads to a group of values, which has no words"
                hint = "lead on to an entry, a text, a number or a duration"
                yield Problem(ID, LEVEL, message, words.spot, hint=hint)
