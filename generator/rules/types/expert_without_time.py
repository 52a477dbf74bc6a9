"""Every expert that an incident type pulls in has a time.

Why: "Pull in privacy" is done when somebody thinks of it. With a time the deputy can call it out. A plan that
states no time for any expert means at once, and is asked for none.

Bad:
    # types.yaml
    data-leakage:
      pulls_in:
        - role: privacy-lead
          because: Decides whether it is reportable.

Good:
    # types.yaml
    data-leakage:
      pulls_in:
        - role: privacy-lead
          within: 15m
          because: Decides whether it is reportable.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.types import IncidentType, TypeKind
from generator.problems import Kind, Level, Problem, Spot

ID = "expert-without-time"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    called = [pull for kind in playbook.types_and_kinds.values() for pull in kind.pulls_in]
    if not any(pull.within for pull in called):
        return
    for entry in playbook.types.values():
        spot = Spot.of("types", entry.id)
        yield from _timeless(entry, spot)
        for kind in entry.kinds.values():
            yield from _timeless(kind, spot.at("kinds", kind.id))


def _timeless(entry: IncidentType | TypeKind, spot: Spot) -> Iterator[Problem]:
    for index, expert in enumerate(entry.pulls_in):
        if expert.within is None:
            message = f"'{entry.id}' pulls in '{expert.role}' at no time"
            where = spot.at("pulls_in", index)
            yield Problem(ID, LEVEL, message, where, hint="add `within:`, counted from the first signal")
