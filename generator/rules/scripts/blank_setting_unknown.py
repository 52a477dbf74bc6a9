"""A blank that is filled when the site is built names a setting that can be said in words.

Why: A blank whose setting does not exist stays open for ever, and its writer believes it is taken care of.

Bad:
    # scripts.yaml
    holding-notice:
      blanks:
        contact:
          filled_from: organisation/contakt

Good:
    # scripts.yaml
    holding-notice:
      blanks:
        contact:
          filled_from: organisation/contact
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.text import Missing, in_words, resolve
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.nearest import nearest

ID = "blank-setting-unknown"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        for blank in script.blanks.values():
            if blank.filled_from:
                spot = Spot.of("scripts", script.id, "blanks", blank.id, "filled_from")
                yield from _wrong(playbook, blank.filled_from, spot)


def _wrong(playbook: Playbook, path: str, spot: Spot) -> Iterator[Problem]:
    found = resolve(playbook, path)
    if isinstance(found, Missing):
        near = nearest(found.part, found.known)
        hint = f"did you mean '{near}'?" if near else "name a setting such as organisation/contact"
        yield Problem(ID, LEVEL, f"'{path}' leads nowhere: there is no '{found.part}'", spot, hint=hint)
    elif in_words(found) is None:
        yield Problem(ID, LEVEL, f"'{path}' has no words of its own", spot, hint="name one value in it")
