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
        weight: of a changed value, and of one that is taken away; None for what is told elsewhere.
        added: of a value, item or entry that is new.
        order: of another order of the same items.
        strict: which way asks for more: `shorter`, `longer` (also more items), a `worse` severity, or the
            words of a field that takes few, the strictest first; None when neither way does.
    """

    weight: Weight | None
    added: Weight | None
    order: Weight = Weight.EDITORIAL
    strict: str | tuple[str, ...] | None = None


Rules = Mapping[str, Rule]

UNKNOWN = Rule(Weight.BREAKING, Weight.BREAKING, Weight.BREAKING)
"""A field nobody has classified: it is looked at before it is trusted."""


def breaking(*names: str, strict: str | tuple[str, ...] | None = None, ordered: bool = False) -> Rules:
    """Classify fields whose change makes somebody act differently tonight."""
    order = Weight.BREAKING if ordered else Weight.EDITORIAL
    return dict.fromkeys(names, Rule(Weight.BREAKING, Weight.BREAKING, order, strict))


def operational(*names: str, strict: str | None = None, ordered: bool = False) -> Rules:
    """Classify fields that responders must read, though what comes out stays the same."""
    order = Weight.OPERATIONAL if ordered else Weight.EDITORIAL
    return dict.fromkeys(names, Rule(Weight.OPERATIONAL, Weight.OPERATIONAL, order, strict))


def editorial(*names: str) -> Rules:
    """Classify fields whose change lets everybody act as before."""
    return dict.fromkeys(names, Rule(Weight.EDITORIAL, Weight.EDITORIAL))


def missed(*names: str, ordered: bool = False) -> Rules:
    """Classify collections: a new entry must be read, one that is gone is missed in an incident."""
    order = Weight.OPERATIONAL if ordered else Weight.EDITORIAL
    return dict.fromkeys(names, Rule(Weight.BREAKING, Weight.OPERATIONAL, order))


def quiet(*names: str) -> Rules:
    """Name fields that are no change of their own: keys, versions, what another field decides."""
    return dict.fromkeys(names, Rule(None, None))


def rules(*groups: Rules) -> Rules:
    """Join the groups of one class."""
    return {name: rule for group in groups for name, rule in group.items()}
