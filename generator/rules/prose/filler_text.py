"""No text is a stand-in for words that somebody meant to write later.

Why: The gap is found by the person who needs it, in the minute they need it.

Bad:
    # levers.yaml
    kill-switch:
      verify: TODO

Good:
    # levers.yaml
    kill-switch:
      verify: Ask the feature a question and see the notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import without_code
from generator.of_texts import of_text
from generator.patterns import later
from generator.problems import Kind, Level, Problem

ID = "filler-text"
LEVEL = Level.ERROR
KIND = Kind.SAFETY
BY_CONCEPT = True

_ANYWHERE = later(
    r"\b(?:TODO|TBD|TBC|TBA|FIXME|XXX+)\b(?! (?:notes?|items?|lists?|comments?|markers?|tasks?)\b)"
    r"|(?i:\blorem ipsum\b|\bxxx+\b|\basdf\w*\b|\bfoo ?bar\b|\binsert [\w ]{1,40} here\b|\bto be (?:defined|filled in)\b)"
)
_SIGNS = ("todo", "tbd", "tbc", "tba", "fixme", "xxx", "lorem", "asdf", "foo", "insert", "to be ")
_ALONE = later(
    r"(?:to be (?:written|added|completed|determined|decided|confirmed)|coming soon|work in progress|wip"
    r"|placeholder|sample text|example text|some text|text|fill (?:this |me )?in|n/?a|none yet|later|[.…?\-_*]+)[.!]?",
    re.IGNORECASE,
)


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        for found in filler_in(words.text):
            if words.spot.path[-1] == "name" and found.casefold() == "later":
                continue  # a good name of a phase
            message = f"'{found}' stands for words that are still missing"
            hint = "write them, or leave the key out until you know"
            yield Problem(ID, LEVEL, message, words.spot, hint=hint)


@of_text(str)
def filler_in(text: str) -> tuple[str, ...]:
    """Return the words of a text that stand for missing ones: one, or none."""
    prose = without_code(text)
    lower = prose.lower()
    suspicious = any(sign in lower for sign in _SIGNS)
    found = (_ANYWHERE.search(prose) if suspicious else None) or _ALONE.fullmatch(prose.strip())
    return (found[0],) if found else ()
