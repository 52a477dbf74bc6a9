"""What a field of a playbook says about itself beside its type: what it is for, who may see it, what a change weighs.

`fact` stands where a dataclass has `field`. Who may see a field and what a change of it weighs have no default: a
class with a field that leaves one out does not import, and the error says what to add where.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from generator.errors import UnfinishedError
from generator.model.part import FieldInfo


class Visibility(StrEnum):
    """Who may see what stands in a field."""

    PUBLIC = "public"  # everybody: it is in the public edition
    PRIVATE = "private"  # the team: nothing published may say it, not even a text of another field
    OMITTED = "omitted"  # it is about our own checks: no secret, and of no use to anybody else


PUBLIC, PRIVATE, OMITTED = Visibility


class Weight(StrEnum):
    """How much a change weighs, the heaviest first."""

    BREAKING = "breaking"  # somebody acts differently tonight
    OPERATIONAL = "operational"  # responders must read it; what comes out stays the same
    EDITORIAL = "editorial"  # nobody acts differently

    @property
    def rank(self) -> int:
        """Place in the order of weights; 0 is the heaviest."""
        return tuple(Weight).index(self)


class Weights(NamedTuple):
    """What it weighs when a value, item or entry goes, comes or becomes another; None for what is told elsewhere."""

    removed: Weight | None
    added: Weight | None
    changed: Weight | None


BREAKING = Weights(Weight.BREAKING, Weight.BREAKING, Weight.BREAKING)
"""Somebody acts differently tonight."""
BINDING = Weights(Weight.BREAKING, Weight.BREAKING, Weight.OPERATIONAL)
"""Texts that bind somebody: one more or one less is breaking, other words must be read."""
MISSED = Weights(Weight.BREAKING, Weight.OPERATIONAL, Weight.OPERATIONAL)
"""Collections: a new entry must be read, one that is gone is missed in an incident."""
OPERATIONAL = Weights(Weight.OPERATIONAL, Weight.OPERATIONAL, Weight.OPERATIONAL)
"""Responders must read it, though what comes out stays the same."""
EDITORIAL = Weights(Weight.EDITORIAL, Weight.EDITORIAL, Weight.EDITORIAL)
"""Everybody acts as before."""
QUIET = Weights(None, None, None)
"""No change of its own: a key, a version, what another field decides."""

SHORTER, LONGER, WORSE = "shorter", "longer", "worse"


@dataclass(frozen=True, slots=True)
class FieldFact:
    """What a field says about itself; `fact` has the meaning of each.

    `one` and `many` are what it, or one item of it, and what all items together are called.
    """

    visibility: Visibility
    weights: Weights
    strict: str | tuple[str, ...] | None
    ordered: bool
    hidden: bool
    instead: object
    ai: bool
    counts: bool
    one: str
    many: str

    @property
    def order(self) -> Weight | None:
        """What another order of the same items weighs."""
        return self.weights.changed if self.ordered else Weight.EDITORIAL


_STATED: dict[type[Any], Mapping[str, FieldFact]] = {}
"""What the fields say that a class declares itself, by class."""


def fact(
    description: str = "",
    visibility: Visibility | None = None,
    weights: Weights | None = None,
    *,
    strict: str | tuple[str, ...] | None = None,
    ordered: bool = False,
    says: str | tuple[str, str] = "",
    hidden: bool = False,
    instead: object = None,
    ai: bool = False,
    counts: bool = False,
    **more: Any,
) -> Any:
    """Declare a field of a playbook. None of the first three may be left out; the class says which field lacks one.

    Args:
        description: what an author has to know; editors show it.
        visibility: PUBLIC, PRIVATE or OMITTED.
        weights: QUIET, EDITORIAL, OPERATIONAL, BINDING, MISSED or BREAKING.
        strict: which way asks for more: SHORTER, LONGER (also more items), a WORSE severity, or the words of a field
            that takes few, the strictest first; None when neither way does.
        ordered: whether people go by the order of its items, so that another one weighs as much as another item.
        says: what it, or one item of it, is called where a change is told, and what all items are called, where that
            is another word; the name of the field when left out.
        hidden: whether a change is told without the value: a number or an address of a person.
        instead: what stands for it in a public edition, where it is private and cannot be left out.
        ai: whether a playbook for AI incidents must state it; a general one may leave it out.
        counts: whether the digest of the content counts it even where it says its default: it had none once.
        more: what pydantic's `Field` takes, such as `default` and `min_length`.
    """
    info = FieldInfo(description or None, **more)
    if visibility and weights:
        one, many = says if isinstance(says, tuple) else (says, says)
        info.metadata.append(
            FieldFact(visibility, weights, strict, ordered, hidden, instead, ai, counts, one, many)
        )
    return info


@cache
def facts_of(cls: type[Any]) -> Mapping[str, FieldFact]:
    """Return what the fields of a class of the playbook say about themselves, by name."""
    stated = {name: fact for base in reversed(cls.__mro__) for name, fact in _STATED.get(base, {}).items()}
    return {name: _called(fact, name.replace("_", " ")) for name, fact in stated.items()}


@cache
def needed_for_ai(cls: type) -> tuple[str, ...]:
    """Return the names of the fields of a class that a playbook for AI incidents must state, though others need not."""
    return tuple(name for name, fact in facts_of(cls).items() if fact.ai)


def note_facts(cls: type[Any]) -> None:
    """Take the facts out of the fields of a new class, before the class is made.

    Raises:
        UnfinishedError: a field says too little about itself.
    """
    stated: dict[str, FieldFact] = {}
    lacking: list[str] = []
    for name in inspect.get_annotations(cls):
        fact = _taken_from(vars(cls).get(name))
        if fact:
            stated[name] = fact
        else:
            lacking.append(_what_to_add(cls, name))
    if lacking:
        raise UnfinishedError("\n".join(lacking))
    _STATED[cls] = stated


def _taken_from(info: object) -> FieldFact | None:
    """Return what a field says about itself, which is no longer in it then; None when that is not enough."""
    if not isinstance(info, FieldInfo) or not info.description:
        return None
    fact = next((mark for mark in info.metadata if isinstance(mark, FieldFact)), None)
    if fact:
        info.metadata.remove(fact)
    return fact


def _what_to_add(cls: type[Any], name: str) -> str:
    file = f"{cls.__module__.replace('.', '/')}.py"
    return (
        f"add a description, PUBLIC, PRIVATE or OMITTED, and QUIET, EDITORIAL, OPERATIONAL, BINDING, MISSED or BREAKING "
        f'to {cls.__name__}.{name} in {file}, such as `{name}: … = fact("What an author must know.", PUBLIC, BREAKING)`'
    )


def _called(fact: FieldFact, name: str) -> FieldFact:
    return replace(fact, one=fact.one or name, many=fact.many or name)
