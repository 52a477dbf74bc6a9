"""No entry is the only one of its kind without something that all the others have.

Why: Where fifteen roles have a handover list, the sixteenth is the one that changes hands at 4 a.m. without one. This
looks at custom and not at meaning: when the entry needs none, accept the warning with the reason.

Bad:
    # evidence.yaml
    trace: {backup: ml-engineer}
    public-post: {backup: support-lead}
    model-version: {backup: technical-lead}
    prompt-version: {backup: ml-engineer}
    change-log: {backup: ml-engineer}
    tool-log: {name: Tool log}

Good:
    # evidence.yaml
    trace: {backup: ml-engineer}
    public-post: {backup: support-lead}
    model-version: {backup: technical-lead}
    prompt-version: {backup: ml-engineer}
    change-log: {backup: ml-engineer}
    tool-log: {backup: technical-lead}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import COLLECTIONS, Playbook
from generator.model.base import Entry, Part
from generator.model.playbook import RECORDS
from generator.model.shape import FieldShape, shape_of
from generator.problems import Kind, Level, Problem, Spot

ID = "only-one-without"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

ENOUGH = 6
"""Fewer entries make no custom."""

_BY_THE_WAY = frozenset(
    {
        *(
            "note",
            "aliases",
            "text",
            "lines",
            "accepted",
            "address",
            "published",
            "not_the_same_as",
            "bad",
            "good",
        ),
        *("kinds", "in_force_from", "targets", "target_field", "type_targets", "split_by"),
    }
)
"""Remarks, and fields that have a meaning when they are left out; nobody misses one."""

_SCALE = "severities"
"""An end of a scale is the only one of its kind; other rules compare each severity with its neighbours."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for concept in (name for name in COLLECTIONS if name != _SCALE and name not in RECORDS):
        entries: Mapping[str, Entry] = getattr(playbook, concept)
        kinds: set[type[Part]] = {type(entry) for entry in entries.values()}
        if len(entries) < ENOUGH or len(kinds) != 1:
            continue
        for shape in filter(_counts, shape_of(kinds.pop())):
            without = [
                name for name, entry in entries.items() if getattr(entry, shape.name) in (None, (), {})
            ]
            if len(without) == 1:
                message = f"'{without[0]}' is the only one of {len(entries)} {concept} without {shape.name}"
                hint = f"add `{shape.name}:`, or accept this and say why it needs none"
                yield Problem(ID, LEVEL, message, Spot.of(concept, without[0]).key, hint=hint)


def _counts(shape: FieldShape) -> bool:
    """Return whether its absence says something: no remark, and nothing that only the team can fill."""
    return shape.team is None and shape.name not in _BY_THE_WAY
