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
        alone = [(name, without[0]) for name in named if len(without := _without(playbook, field, name)) == 1]
        for name, kind_id in alone:
            if len([other for _, other in alone if other == kind_id]) > 1:
                continue  # a type that lacks several of them differs on purpose
            message = f"'{kind_id}' is the only one of {len(types)} types that does not list '{name}'"
            spot = Spot.of("types", kind_id, field)
            yield Problem(ID, LEVEL, message, spot, hint=f"add '{name}' to {field}")


def _without(playbook: Playbook, field: str, name: str) -> list[str]:
    return [kind.id for kind in playbook.types.values() if name not in getattr(kind, field)]
