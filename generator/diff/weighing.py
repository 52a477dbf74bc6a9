"""What a change of a field means: how much it weighs, which way is stricter, whether order counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diff.change import Weight

SHORTER, LONGER, WORSE = "shorter", "longer", "worse"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a change of one field means.

    Attributes:
        weight: of a value, item or entry that is taken away; None for what is told elsewhere.
        added: of one that is new.
        changed: of one that is there before and after.
        order: of another order of the same items.
        strict: which way asks for more: `shorter`, `longer` (also more items), a `worse` severity, or the
            words of a field that takes few, the strictest first; None when neither way does.
    """

    weight: Weight | None
    added: Weight | None
    changed: Weight | None
    order: Weight = Weight.EDITORIAL
    strict: str | tuple[str, ...] | None = None


Rules = Mapping[str, Rule]

UNKNOWN = Rule(Weight.BREAKING, Weight.BREAKING, Weight.BREAKING, Weight.BREAKING)
"""A field nobody has classified: it is looked at before it is trusted."""


def breaking(*names: str, strict: str | tuple[str, ...] | None = None, ordered: bool = False) -> Rules:
    """Classify fields whose change makes somebody act differently tonight."""
    order = Weight.BREAKING if ordered else Weight.EDITORIAL
    return dict.fromkeys(names, Rule(Weight.BREAKING, Weight.BREAKING, Weight.BREAKING, order, strict))


def binding(*names: str, strict: str | None = None) -> Rules:
    """Classify texts that bind somebody: one more or one less is breaking, other words must be read."""
    rule = Rule(Weight.BREAKING, Weight.BREAKING, Weight.OPERATIONAL, Weight.EDITORIAL, strict)
    return dict.fromkeys(names, rule)


def operational(*names: str, strict: str | None = None, ordered: bool = False) -> Rules:
    """Classify fields that responders must read, though what comes out stays the same."""
    order = Weight.OPERATIONAL if ordered else Weight.EDITORIAL
    return dict.fromkeys(
        names, Rule(Weight.OPERATIONAL, Weight.OPERATIONAL, Weight.OPERATIONAL, order, strict)
    )


def editorial(*names: str) -> Rules:
    """Classify fields whose change lets everybody act as before."""
    return dict.fromkeys(names, Rule(Weight.EDITORIAL, Weight.EDITORIAL, Weight.EDITORIAL))


def missed(*names: str, ordered: bool = False) -> Rules:
    """Classify collections: a new entry must be read, one that is gone is missed in an incident."""
    order = Weight.OPERATIONAL if ordered else Weight.EDITORIAL
    return dict.fromkeys(names, Rule(Weight.BREAKING, Weight.OPERATIONAL, Weight.OPERATIONAL, order))


def quiet(*names: str) -> Rules:
    """Name fields that are no change of their own: keys, versions, what another field decides."""
    return dict.fromkeys(names, Rule(None, None, None))


def rules(*groups: Rules) -> Rules:
    """Join the groups of one class."""
    return {name: rule for group in groups for name, rule in group.items()}
