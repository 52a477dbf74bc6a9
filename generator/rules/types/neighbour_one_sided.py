"""Types that are easily mistaken for each other point at each other.

Why: Whoever confuses A with B also confuses B with A, and arrives at either of the two pages first. A signpost that
stands at one end of the road helps half of the people.

Bad:
    # types.yaml
    quality-regression:
      is_not:
        - what: Errors and time-outs, while the answers that do come are right.
          go_to: vendor-outage
    vendor-outage:
      is_not:
        - what: The vendor mixed up data of different customers.
          go_to: data-leakage

Good:
    # types.yaml
    quality-regression:
      is_not:
        - what: Errors and time-outs, while the answers that do come are right.
          go_to: vendor-outage
    vendor-outage:
      is_not:
        - what: The vendor answers on time, and the answers got worse.
          go_to: quality-regression
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "neighbour-one-sided"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    leads = {
        kind.id: [neighbour.go_to for neighbour in kind.is_not if neighbour.go_to]
        for kind in playbook.types.values()
    }
    for kind, others in leads.items():
        for other in dict.fromkeys(others):
            if other == kind:
                message = f"'{kind}' is told apart from itself"
                yield _problem(kind, message, "name the type that it is instead")
            elif leads.get(other) and kind not in leads[other]:
                message = f"'{other}' does not say how '{kind}' differs, though '{kind}' points at '{other}'"
                yield _problem(other, message, f"add an entry with `go_to: {kind}`")


def _problem(kind: str, message: str, hint: str) -> Problem:
    return Problem(ID, LEVEL, message, Spot.of("types", kind, "is_not"), hint=hint)
