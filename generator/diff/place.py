"""Where a comparison is: the path, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diff.change import Change, Direction, Kind
from generator.model.fields import FieldFact, Weight
from generator.problems import Spot


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a playbook, with its words.

    Attributes:
        path: keys and list indexes from the root.
        subject: the entry people know.
        aspect: what about it, in words.
    """

    path: tuple[str | int, ...]
    subject: str
    aspect: str = ""

    def field(self, name: str, fact: FieldFact) -> Place:
        """Return the place of a field."""
        return Place((*self.path, name), self.subject, f"{self.aspect} {fact.one}".strip())

    def item(self, key: str | int, name: str) -> Place:
        """Return the place of an item that has a name."""
        return Place((*self.path, key), self.subject, f"{self.aspect} “{name}”:")

    def change(
        self,
        kind: Kind,
        weight: Weight | None,
        *,
        before: str | None = None,
        after: str | None = None,
        direction: Direction | None = None,
    ) -> Change:
        """Return a change at this place."""
        aspect = self.aspect.rstrip(":")
        spot = Spot(self.path)
        return Change(kind, weight or Weight.BREAKING, spot, self.subject, aspect, before, after, direction)
