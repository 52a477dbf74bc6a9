"""No entry is the only one of its kind that does not list something which all the others list.

Why: Where five of six types start the clock of your contracts, the sixth was forgotten more often than it was decided.
If it was decided, accept the warning with the reason.

Bad:
    # types.yaml
    quality-regression: {clocks: [contracts]}
    harmful-output: {clocks: [contracts]}
    prompt-injection: {clocks: [contracts]}
    vendor-outage: {clocks: [dora-19]}
    data-leakage: {clocks: [contracts]}
    bias-incident: {clocks: [contracts]}

Good:
    # types.yaml
    quality-regression: {clocks: [contracts]}
    harmful-output: {clocks: [contracts]}
    prompt-injection: {clocks: [contracts]}
    vendor-outage: {clocks: [dora-19, contracts]}
    data-leakage: {clocks: [contracts]}
    bias-incident: {clocks: [contracts]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.base import RefTo
from generator.model.shape import shape_of
from generator.model.types import IncidentType
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.whole.only_one_without import ENOUGH

ID = "only-one-does-not-list"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_LISTS = tuple(
    shape.name for shape in shape_of(IncidentType) if shape.holds == "list" and isinstance(shape.mark, RefTo)
)


def check(playbook: Playbook) -> Iterator[Problem]:
    types = playbook.types.values()
    if len(types) < ENOUGH:
        return
    for field in _LISTS:
        named = dict.fromkeys(name for kind in types for name in getattr(kind, field))
        for name in named:
            without = [kind.id for kind in types if name not in getattr(kind, field)]
            if len(without) == 1:
                message = f"'{without[0]}' is the only one of {len(types)} types that does not list '{name}'"
                spot = Spot.of("types", without[0], field)
                yield Problem(ID, LEVEL, message, spot, hint=f"add '{name}' to {field}")
