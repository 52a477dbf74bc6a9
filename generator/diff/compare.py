"""Compares two playbooks by id and yields what changed, field by field, then what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.diff.change import Change, Direction, Kind
from generator.diff.consequences import consequences
from generator.diff.names import HIDDEN, Speaker, said_besides, said_by
from generator.diff.order import has_order, in_order, order_of
from generator.diff.pairing import pair
from generator.diff.place import Place
from generator.diff.renames import Renames
from generator.diff.values import direction_of, same_length
from generator.model import Playbook
from generator.model.base import Entry, Part, Prose, RefTo, noun_of
from generator.model.duration import Duration
from generator.model.fields import LONGER, QUIET, FieldFact, Weight, facts_of
from generator.model.phases import Phase, Step
from generator.model.playbook import RECORDS
from generator.model.shape import FieldShape, Mark, shape_of

_SINGLE = {
    "about": "The playbook",
    "triage": "Triage",
    "postmortem": "Postmortem",
    "cards": "Cards",
    "organisation": "Our organisation",
}


def compare(old: Playbook, new: Playbook) -> tuple[Change, ...]:
    """Return what changed from one playbook to another, the heaviest first, else in the order of the files."""
    renames = Renames(old, new)
    facts = tuple(consequences(old, new, renames))
    told = {(fact.spot.path, fact.before or fact.after) for fact in facts}
    fields = (
        change
        for change in _Comparison(old, new, renames).changes()
        if (change.spot.path[:3], change.before or change.after) not in told
    )
    return tuple(sorted([*facts, *fields], key=lambda change: change.weight.rank))


class _Comparison:
    def __init__(self, old: Playbook, new: Playbook, renames: Renames) -> None:
        self._old, self._new, self._renames = old, new, renames
        self._was, self._is = Speaker(old), Speaker(new)

    def changes(self) -> Iterator[Change]:
        for shape in shape_of(Playbook):
            if shape.name in RECORDS:
                continue
            old, new = getattr(self._old, shape.name), getattr(self._new, shape.name)
            place = Place((shape.name,), _SINGLE.get(shape.name, ""))
            if shape.holds == "map":
                yield from self._field(shape, facts_of(Playbook)[shape.name], old, new, place)
            else:
                yield from self._part(old, new, place)
            if shape.name == "phases":
                yield from self._steps()

    def _entries(
        self, old: Mapping[str, Entry], new: Mapping[str, Entry], fact: FieldFact, place: Place
    ) -> Iterator[Change]:
        """Compare maps from id to entry."""
        if old is new:
            return
        now = self._renames.forward("/".join(map(str, place.path)))
        was = {now.get(key, key): key for key in old}
        for key, entry in new.items():
            here = self._entry_place(place, key, self._is, entry)
            if key in was:
                yield from self._entry(old[was[key]], entry, here)
            else:
                yield here.change(Kind.NEW, fact.weights.added, after=here.subject)
        for key, before in was.items():
            if key not in new:
                here = self._entry_place(place, before, self._was, old[before])
                yield here.change(Kind.GONE, fact.weights.removed, before=here.subject)
        yield from order_of([key for key in was if key in new], [key for key in new if key in was], fact,
                               place, {key: self._is.entry(entry) for key, entry in new.items()})  # fmt: skip

    def _entry_place(self, place: Place, key: str, speaker: Speaker, entry: Entry) -> Place:
        path = (*place.path, key)
        if len(place.path) <= 2:  # `roles` and `triage/questions` hold entries that are known by themselves
            return Place(path, speaker.subject(entry))
        return Place(path, f"{place.subject}, {noun_of(entry)} “{speaker.entry(entry)}”")

    def _entry(self, old: Entry, new: Entry, place: Place) -> Iterator[Change]:
        if old.id != new.id:
            yield place.change(Kind.RENAMED, Weight.EDITORIAL, before=old.id, after=new.id)
        yield from self._part(old, new, place)

    def _steps(self) -> Iterator[Change]:
        """Compare the steps of all phases by id, whatever phase they stand in."""
        phases, steps = self._renames.forward("phases"), self._renames.forward("steps")
        was = {steps.get(key, key): step for key, step in self._old.steps.items()}
        fact = facts_of(Phase)["steps"]
        for key, step in self._new.steps.items():
            phase = self._new.phase_of[key]
            place = Place(("phases", phase.id, "steps", key), self._is.subject(step))
            if key in was:
                yield from self._step(was[key], step, phases, place)
            elif phase.id in {phases.get(old, old) for old in self._old.phases}:
                yield place.change(Kind.NEW, fact.weights.added, after=place.subject)
        for key, step in was.items():
            phase = self._old.phase_of[step.id]
            if key not in self._new.steps and phases.get(phase.id, phase.id) in self._new.phases:
                place = Place(("phases", phase.id, "steps", step.id), self._was.subject(step))
                yield place.change(Kind.GONE, fact.weights.removed, before=place.subject)
        yield from self._step_order(was, fact)

    def _step(self, old: Step, new: Step, phases: Mapping[str, str], place: Place) -> Iterator[Change]:
        before, after = self._old.phase_of[old.id], self._new.phase_of[new.id]
        if phases.get(before.id, before.id) != after.id:
            yield replace(place, aspect="phase").change(
                Kind.MOVED, Weight.OPERATIONAL, before=self._was.entry(before), after=self._is.entry(after)
            )
        yield from self._entry(old, new, place)

    def _step_order(self, was: Mapping[str, Step], fact: FieldFact) -> Iterator[Change]:
        names = {key: self._is.entry(step) for key, step in self._new.steps.items()}
        phases = self._renames.forward("phases")
        home = {key: self._old.phase_of[step.id].id for key, step in was.items()}
        for phase in self._new.phases.values():
            stayed = {
                key for key in phase.steps if key in was and phases.get(home[key], home[key]) == phase.id
            }
            place = Place(("phases", phase.id, "steps"), self._is.subject(phase), "order of steps")
            yield from order_of([key for key in was if key in stayed], [key for key in phase.steps if key in stayed],
                                   fact, place, names)  # fmt: skip

    def _part(self, old: Part, new: Part, place: Place) -> Iterator[Change]:
        if old == new and not has_order(type(new)):
            return
        if type(old) is not type(new):
            yield replace(place, aspect="kind of step").change(
                Kind.CHANGED, Weight.BREAKING, before=getattr(old, "kind", ""), after=getattr(new, "kind", "")
            )
            return
        for shape in shape_of(type(new)):
            fact = facts_of(type(new))[shape.name]
            if fact.weights is not QUIET and not (shape.name == "steps" and isinstance(new, Phase)):
                here = place.field(shape.name, fact)
                changes = self._field(shape, fact, getattr(old, shape.name), getattr(new, shape.name), here)
                yield from map(_without_words, changes) if fact.hidden else changes

    def _field(
        self, shape: FieldShape, fact: FieldFact, old: Any, new: Any, place: Place
    ) -> Iterator[Change]:
        if old == new and not in_order(shape):
            return
        if shape.holds == "map" and shape.parts and issubclass(shape.parts[0], Entry):
            yield from self._entries(old or {}, new or {}, fact, place)
        elif shape.holds == "map":
            yield from self._keyed(shape, fact, old or {}, new or {}, place)
        elif shape.holds == "list":  # one that may be left out holds nothing then
            yield from self._items(shape, fact, old or (), new or (), place)
        else:
            yield from self._value(shape.mark, fact, old, new, place)

    def _value(
        self, mark: Mark | None, fact: FieldFact, old: Any, new: Any, place: Place
    ) -> Iterator[Change]:
        """Compare two values, either of which may be missing."""
        if isinstance(old, Part) and isinstance(new, Part):
            yield from self._part(old, new, place)
            return
        if self._same(old, new, mark):
            return
        before, after = self._was.value(old, mark), self._is.value(new, mark)
        if before == after:
            before, after = f"{before} ({old})", f"{after} ({new})"
        kind = Kind.ADDED if old is None else Kind.REMOVED if new is None else Kind.CHANGED
        weights = fact.weights
        weight = weights.added if old is None else weights.removed if new is None else weights.changed
        direction = direction_of(fact.strict, self._ranked(old, mark), self._ranked(new, mark))
        yield place.change(kind, weight, before=before, after=after, direction=direction)

    def _keyed(
        self, shape: FieldShape, fact: FieldFact, old: Mapping[str, Any], new: Mapping[str, Any], place: Place
    ) -> Iterator[Change]:
        """Compare maps whose keys are no entries of their own."""
        mark = shape.key_mark
        now = {self._renamed(key, mark): key for key in old}
        for key in [*new, *(key for key in now if key not in new)]:
            before, after = old.get(now.get(key, key)), new.get(key)
            here = self._keyed_place(place, key, fact, mark, before, after)
            yield from self._value(shape.mark, fact, before, after, here)
        before_in_order = [key for key in now if key in new]
        names = {
            key: (self._is.value(key, mark) if mark else self._is.item(new[key], None)) or key
            for key in before_in_order
        }
        yield from order_of(before_in_order, [key for key in new if key in now], fact, place, names)

    def _keyed_place(
        self, place: Place, key: str, fact: FieldFact, mark: Mark | None, before: Any, after: Any
    ) -> Place:
        """Return the place of a value by what its key names, or by the name that it has itself; never by an id."""
        path = (*place.path, key)
        if mark is None and place.subject:
            said = next((value for value in (after, before) if isinstance(value, Part)), None)
            name = self._is.item(said, None) if said else None
            return place.item(key, name) if name else replace(place, path=path)
        speaker = self._is if after is not None else self._was
        named = speaker.value(key, mark) or key
        return (
            place.item(key, named)
            if place.subject
            else Place(path, named, "" if before and after else fact.one)
        )

    def _items(
        self, shape: FieldShape, fact: FieldFact, old: Sequence[Any], new: Sequence[Any], place: Place
    ) -> Iterator[Change]:
        """Compare lists, item by item."""
        wordy = isinstance(shape.mark, Prose) or bool(shape.parts)
        paired = pair(
            [self._renamed(item, shape.mark) for item in old],
            list(new),
            [lambda item: item, said_by, said_besides],
            (lambda item: str(said_by(item))) if wordy else None,
        )
        for before, after in paired.both:
            here = (
                place.item(after, self._is.item(new[after], shape.mark))
                if isinstance(new[after], Part)
                else replace(place, path=(*place.path, after))
            )
            yield from self._value(shape.mark, replace(fact, strict=None), old[before], new[after], here)
        for index in paired.removed:
            words = self._was.value(old[index], shape.mark)
            here = replace(place, path=(*place.path, index))
            yield here.change(Kind.REMOVED, fact.weights.removed, before=words, direction=_fewer(fact))
        for index in paired.added:
            words = self._is.value(new[index], shape.mark)
            here = replace(place, path=(*place.path, index))
            yield here.change(Kind.ADDED, fact.weights.added, after=words, direction=_more(fact))
        order = sorted(before for before, _ in paired.both)
        names = {before: self._is.item(new[after], shape.mark) for before, after in paired.both}
        yield from order_of(order, [before for before, _ in paired.both], fact, place, names)

    def _same(self, old: Any, new: Any, mark: Mark | None) -> bool:
        if old is None or new is None:
            return old is new
        if isinstance(old, Duration):
            return same_length(old, new)
        if isinstance(mark, Prose) and isinstance(old, str) and isinstance(new, str):
            return self._was.text(old) == self._is.text(new)
        return bool(self._renamed(old, mark) == new)

    def _renamed(self, value: Any, mark: Mark | None) -> Any:
        return self._renames.forward(mark.concept).get(value, value) if isinstance(mark, RefTo) else value

    def _ranked(self, value: Any, mark: Mark | None) -> Any:
        """Return a severity as its rank, so that worse and milder can be told."""
        if value is None or not (isinstance(mark, RefTo) and mark.concept == "severities"):
            return value
        severity = self._new.severities.get(value) or self._old.severities.get(value)
        return severity.rank if severity else None


def _without_words(change: Change) -> Change:
    return replace(change, before=change.before and HIDDEN, after=change.after and HIDDEN)


def _more(fact: FieldFact) -> Direction | None:
    return Direction.TIGHTENED if fact.strict == LONGER else None


def _fewer(fact: FieldFact) -> Direction | None:
    return Direction.RELAXED if fact.strict == LONGER else None
