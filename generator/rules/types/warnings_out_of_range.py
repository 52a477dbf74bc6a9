"""An incident type warns of three to six mistakes: enough to help, few enough to remember.

Why: The first reaction to an AI failure is often the wrong one (retry it, delete it, argue with the user).
Too few warnings miss it; nobody reads the ninth. A type is asked for more only where most types warn of enough.

Bad:
    # types.yaml
    data-leakage:
      do_not:
        - Do not paste the leaked text into a chat.

Good:
    # types.yaml
    data-leakage:
      do_not:
        - Do not paste the leaked text into a chat.
        - Do not delete the conversation before it is preserved.
        - Do not tell one affected customer about another.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import most

ID = "warnings-out-of-range"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_FEWEST, _MOST = 3, 6


def check(playbook: Playbook) -> Iterator[Problem]:
    enough = most(len(kind.do_not) >= _FEWEST for kind in playbook.types.values())
    for kind in playbook.types.values():
        count = len(kind.do_not)
        if count > _MOST or (enough and count < _FEWEST):
            message = f"type '{kind.id}' warns of {count} mistakes; {_FEWEST} to {_MOST} can be remembered"
            hint = "add the mistakes people make first" if count < _FEWEST else "keep the costliest ones"
            yield Problem(ID, LEVEL, message, Spot.of("types", kind.id, "do_not"), hint=hint)
