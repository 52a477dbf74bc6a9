"""An incident type warns of three to six mistakes: enough to help, few enough to remember.

Why: The first reaction to an AI failure is often the wrong one (retry it, delete it, argue with the user).
Too few warnings miss it; nobody reads the ninth.

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
from generator.rules.begun import told_once

ID = "warnings-out-of-range"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_FEWEST, _MOST = 3, 6


def check(playbook: Playbook) -> Iterator[Problem]:
    few = [problem for problem, too_few in _each(playbook) if too_few]
    yield from told_once(few, len(playbook.types), "types", f"warn of less than {_FEWEST} mistakes")
    yield from (problem for problem, too_few in _each(playbook) if not too_few)


def _each(playbook: Playbook) -> Iterator[tuple[Problem, bool]]:
    """Yield a finding for each type, and whether it has too few warnings."""
    warned = any(kind.do_not for kind in playbook.types.values())
    for kind in playbook.types.values() if warned else ():
        count = len(kind.do_not)
        if not _FEWEST <= count <= _MOST:
            message = f"type '{kind.id}' warns of {count} mistakes; {_FEWEST} to {_MOST} can be remembered"
            hint = "add the mistakes people make first" if count < _FEWEST else "keep the costliest ones"
            yield Problem(ID, LEVEL, message, Spot.of("types", kind.id, "do_not"), hint=hint), count < _FEWEST
