"""The length of a deadline is one that its wording names.

Why: The clock on the page counts `within`; counsel reads the wording. When they differ, one of them is late.

Bad:
    # clocks.yaml
    dora-19:
      deadlines:
        - what: Initial notification
          within: 24h
          wording: 4 hours after classification
          to: Competent authority

Good:
    # clocks.yaml
    dora-19:
      deadlines:
        - what: Initial notification
          within: 4h
          wording: 4 hours after classification
          to: Competent authority
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.model.typed_numbers import lengths_in
from generator.problems import Kind, Level, Problem, Spot

ID = "deadline-contradicts-wording"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for clock in playbook.clocks.values():
        for index, deadline in enumerate(clock.deadlines):
            named = [typed.means for typed in lengths_in(deadline.wording or "")]
            if deadline.within is not None and named and deadline.within not in named:
                message = f"'{deadline.what}' is due within {deadline.within.words}, but its wording names {named[0].words}"
                spot = Spot.of("clocks", clock.id, "deadlines", index, "within")
                yield Problem(
                    ID, LEVEL, message, spot, hint="read the source again, and make both say the same"
                )
