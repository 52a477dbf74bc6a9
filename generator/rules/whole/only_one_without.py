"""No entry is the only one of its kind without something that all the others have.

Why: Where fifteen roles have a handover list, the sixteenth is the one that changes hands at 4 a.m. without one. The
same holds for what stands within entries: of two hundred blanks the one that does not say who knows it stops the
writer. This looks at custom and not at meaning: when the entry needs none, accept the warning with the reason.

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

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from generator.model import COLLECTIONS, Playbook
from generator.model.base import Entry, Part
from generator.model.levers import Rung
from generator.model.metrics import Metric
from generator.model.phases import ActionStep, Phase
from generator.model.playbook import RECORDS
from generator.model.roles import Role
from generator.model.shape import FieldShape, shape_of
from generator.model.walk import walk_parts
from generator.problems import Kind, Level, Problem, Spot

ID = "only-one-without"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_Name = TypeVar("_Name")
_NOTHING: tuple[object, ...] = (None, "", (), {})
_UNSAID: Mapping[tuple[type[Part], str], object] = {
    (ActionStep, "minutes"): 0,
    (ActionStep, "work"): "other",
    (Phase, "role"): "other",
}
"""What says no more than nothing; a decision may well take no time."""

_INSTEAD: Mapping[tuple[type[Part], str], str] = {(Role, "backup"): "escalation"}
"""The field that says the same, or more."""

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
        *("answers", "when"),
    }
)
"""Remarks, and fields that have a meaning when they are left out; nobody misses one."""

_CUSTOMARY: Mapping[type[Part], tuple[str, ...]] = {Metric: ("answers",), Rung: ("when",)}
"""Fields of those names that stand with every one, where they stand at all."""

_SCALE = "severities"
"""An end of a scale is the only one of its kind; other rules compare each severity with its neighbours."""


_APART = RECORDS | {"cards"}
"""What happened follows no custom, and what is printed on which sheet is none."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for concept in (name for name in COLLECTIONS if name != _SCALE and name not in RECORDS):
        entries: Mapping[str, Entry] = getattr(playbook, concept)
        kinds: set[type[Part]] = {type(entry) for entry in entries.values()}
        if len(entries) >= ENOUGH and len(kinds) == 1:
            for field, without in _alone(kinds.pop(), entries.items()):
                message = f"'{without}' is the only one of {len(entries)} {concept} without {field}"
                yield _problem(message, field, Spot.of(concept, without).key)
    for kind, members in _within(playbook).items():
        for field, spot in _alone(kind, members) if len(members) >= ENOUGH else ():
            message = f"'{spot}' is the only one of {len(members)} such things without {field}"
            yield _problem(message, field, spot)


def _problem(message: str, field: str, spot: Spot) -> Problem:
    hint = f"add `{field}:`, or accept this and say why it needs none"
    return Problem(ID, LEVEL, message, spot, hint=hint)


def _within(playbook: Playbook) -> Mapping[type[Part], list[tuple[Spot, Part]]]:
    """Return what stands within entries, such as the blanks of all scripts and the signals of all types.

    What is done only when something happens follows no custom.
    """
    found: dict[type[Part], list[tuple[Spot, Part]]] = {}
    for spot, part in walk_parts(playbook):
        if len(spot.path) > 2 and spot.path[0] not in _APART and not _by_chance(part):
            found.setdefault(type(part), []).append((spot, part))
    return found


def _by_chance(part: Part) -> bool:
    return not isinstance(part, Rung) and bool(getattr(part, "when", None))


def _alone(kind: type[Part], members: Iterable[tuple[_Name, Part]]) -> Iterator[tuple[str, _Name]]:
    """Yield each field that one member alone does not state, and the name of that member."""
    for field in _customary(kind):
        unsaid, instead = _UNSAID.get((kind, field)), _INSTEAD.get((kind, field))
        without = [
            name
            for name, part in members
            if (
                (not (said := getattr(part, field)) and said in _NOTHING)
                or (unsaid is not None and said == unsaid)
            )
            and not (instead and getattr(part, instead))
        ]
        if len(without) == 1:
            yield field, without[0]


@cache
def _customary(kind: type[Part]) -> tuple[str, ...]:
    fields = kind.model_fields
    return tuple(
        shape.name
        for shape in shape_of(kind)
        if (_counts(shape) or shape.name in _CUSTOMARY.get(kind, ())) and not fields[shape.name].is_required()
    )


def _counts(shape: FieldShape) -> bool:
    """Return whether its absence says something: no remark, and nothing that only the team can fill."""
    return shape.team is None and shape.name not in _BY_THE_WAY
