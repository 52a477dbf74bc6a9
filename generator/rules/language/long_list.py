"""A list of sentences has seven items at most, a checklist nine.

Why: People keep about seven things in mind, and fewer when woken. The eighth item is the one nobody does.

Bad:
    # roles.yaml
    scribe:
      duties: [Log it., Time it., Link it., Share it., Sort it., Seal it., Copy it., Close it.]

Good:
    # roles.yaml
    scribe:
      duties: [Log every decision with its time., Seal what is sensitive.]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "long-list"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

LIST, CHECKLIST = 7, 9
_CHECKLISTS = frozenset({"handover", "steps", "fields", "expect", "hold_fixed"})
_LOOKED_UP = frozenset({"aliases", "ids", "sources", "choices"})


def check(playbook: Playbook) -> Iterator[Problem]:
    sizes = Counter(words.spot.path[:-1] for words in playbook.prose if isinstance(words.spot.path[-1], int))
    for path, size in sizes.items():
        if path[-1] in _LOOKED_UP:
            continue
        most = CHECKLIST if path[-1] in _CHECKLISTS else LIST
        if size > most:
            message = f"'{path[-1]}' has {size} items; {most} are the most that people keep in mind"
            hint = "merge items, or leave out what does not change what people do"
            yield Problem(ID, LEVEL, message, Spot(path), hint=hint)
