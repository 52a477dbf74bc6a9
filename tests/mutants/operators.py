"""Breaks a playbook in one place: drop, swap, retarget, slow down or blank. Each operator is a function of one field."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from generator.model import Playbook
from generator.model.base import Prose, RefTo
from generator.model.duration import Duration
from tests.mutants.fields import Data, Field, Path, fields_of

SLOWER = 4
"""By how much times and thresholds are multiplied."""

ORDERED = frozenset(
    {
        "ActionStep.steps",
        "Confirmation.steps",
        "Drill.injects",
        "IncidentType.levers",
        "Ladder.rungs",
        "Phase.steps",
        "Playbook.phases",
        "Triage.questions",
        "TriageQuestion.answers",
        "Updates.then",
    }
)
"""Lists and maps that people follow in order; elsewhere the order is that of the page alone."""

_BLANK = re.compile(r"\[\[([a-z0-9-]+)\]\]")
_REFERENCE = re.compile(r"\{[a-z][^{}\s]*/[^{}\s]*\}")


@dataclass(frozen=True, slots=True)
class Dropped:
    """Takes the place of a value that is taken out."""

    def __repr__(self) -> str:
        return "nothing"


DROPPED = Dropped()


@dataclass(frozen=True, slots=True)
class Mutant:
    """A playbook with one thing broken.

    Attributes:
        kind: what was done, such as `reference retargeted`.
        field: the field in general, such as `Lever.owner`.
        path: where.
        value: what stands there now.
        before: what stood there.
    """

    kind: str
    field: str
    path: Path
    value: Any
    before: Any

    def apply(self, data: Data) -> Data:
        """Return the data with this one thing broken; what is not on the way is shared, not copied."""
        changed: Data = _changed(data, self.path, self.value)
        return changed

    def __str__(self) -> str:
        where = "/".join(str(part) for part in self.path)
        return f"{self.kind} at {where}: {_short(self.before)} -> {_short(self.value)}"


def mutants_of(playbook: Playbook, data: Data, seed: int) -> Iterator[Mutant]:
    """Yield every mutant, in the order of the files; random choices follow the seed and the place."""
    fields = list(fields_of(playbook, data))
    neighbours = _neighbours(fields)
    for field in fields:
        random = Random(f"{seed} {field.path}")
        yield from _dropped(field)
        if field.shape.holds != "one":
            yield from _list_items(field)
        yield from _references(field, playbook, random)
        if field.shape.holds == "one":
            yield from _scalars(field)
        yield from _texts(field, neighbours)


def _dropped(field: Field) -> Iterator[Mutant]:
    """Take the key out, unless what it says goes without saying."""
    if field.owner.model_fields[field.name].get_default() != field.means:
        kind = "field dropped" if field.owner is not Playbook else "file dropped"
        yield Mutant(kind, field.label, field.path, DROPPED, field.value)


def _list_items(field: Field) -> Iterator[Mutant]:
    """Drop each item and each entry; exchange neighbours where the order means something."""
    keys = list(field.value) if isinstance(field.value, dict) else list(range(len(field.value)))
    noun = "entry" if field.shape.holds == "map" else "item"
    for key in keys:
        yield Mutant(f"{noun} dropped", field.label, (*field.path, key), DROPPED, field.value[key])
    if field.label not in ORDERED:
        return
    for first, second in itertools.pairwise(keys):
        swapped = _swapped(field.value, first, second)
        yield Mutant(f"{noun} order swapped", field.label, field.path, swapped, [first, second])


def _references(field: Field, playbook: Playbook, random: Random) -> Iterator[Mutant]:
    if isinstance(field.shape.key_mark, RefTo) or not isinstance(field.shape.mark, RefTo):
        return
    concept = field.shape.mark.concept
    kind = "role retargeted" if concept == "roles" else f"reference to {concept} retargeted"
    places = (
        [((), field.value)] if field.shape.holds == "one" else [((i,), v) for i, v in enumerate(field.value)]
    )
    for more, name in places:
        others = [other for other in getattr(playbook, concept) if other != name]
        if others:
            yield Mutant(kind, field.label, (*field.path, *more), random.choice(others), name)


def _scalars(field: Field) -> Iterator[Mutant]:
    value = field.value
    if isinstance(value, bool):
        yield Mutant("flag flipped", field.label, field.path, not value, value)
    elif isinstance(field.means, Duration):
        slower = re.sub(r"\d+", lambda match: str(int(match[0]) * SLOWER), str(value), count=1)
        yield Mutant("duration slowed", field.label, field.path, slower, value)
    elif isinstance(value, int):
        kind = "minutes slowed" if "minute" in field.name else "number changed"
        yield Mutant(kind, field.label, field.path, value * SLOWER + 1, value)
    elif field.choices and value in field.choices:
        other = field.choices[(field.choices.index(value) + 1) % len(field.choices)]
        yield Mutant("choice changed", field.label, field.path, other, value)


def _texts(field: Field, neighbours: Mapping[Path, str]) -> Iterator[Mutant]:
    if not isinstance(field.shape.mark, Prose):
        return
    if field.shape.holds == "one":
        places: list[tuple[Path, str]] = [((), field.value)]
    else:
        pairs = field.value.items() if isinstance(field.value, dict) else enumerate(field.value)
        places = [((key,), text) for key, text in pairs if isinstance(text, str)]
    for more, text in places:
        path = (*field.path, *more)
        for kind, changed in _broken(text):
            yield Mutant(kind, field.label, path, changed, text)
        if path in neighbours:
            yield Mutant("text exchanged", field.label, path, neighbours[path], text)


def _broken(text: str) -> Iterator[tuple[str, str]]:
    yield "text blanked", " "
    for match in _BLANK.finditer(text):
        yield "blank typed over", text[: match.start()] + "it" + text[match.end() :]
        yield "blank misspelt", text[: match.start()] + f"[[{match[1]}x]]" + text[match.end() :]
    for match in _REFERENCE.finditer(text):
        yield "reference in text misspelt", text[: match.end() - 1] + "x" + text[match.end() - 1 :]


def _neighbours(fields: list[Field]) -> dict[Path, str]:
    """Return for each single text the text of the same field in the next entry of its kind."""
    groups: dict[str, list[Field]] = {}
    for field in fields:
        if isinstance(field.shape.mark, Prose) and field.shape.holds == "one":
            groups.setdefault(field.label, []).append(field)
    found = {}
    for group in groups.values():
        for field, other in zip(group, [*group[1:], group[0]], strict=True):
            if field.value != other.value:
                found[field.path] = other.value
    return found


def _swapped(value: Any, first: Any, second: Any) -> Any:
    if isinstance(value, list):
        changed = list(value)
        changed[first], changed[second] = changed[second], changed[first]
        return changed
    keys = list(value)
    here, there = keys.index(first), keys.index(second)
    keys[here], keys[there] = keys[there], keys[here]
    return {key: value[key] for key in keys}


def _changed(holder: Any, path: Path, value: Any) -> Any:
    """Return a list or mapping with one thing below it broken, the rest shared."""
    head, *rest = path
    copied = holder.copy()
    if rest:
        copied[head] = _changed(holder[head], tuple(rest), value)
    elif isinstance(value, Dropped):
        del copied[head]
    else:
        copied[head] = value
    return copied


def _short(value: Any, most: int = 70) -> str:
    shown = repr(value) if not isinstance(value, dict) else "{...}"
    return shown if len(shown) <= most else shown[: most - 3] + "..."
