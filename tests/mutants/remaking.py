"""Makes the playbook of a mutant from the sound one: only what changed is built, walked and cut into sentences anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from graphlib import TopologicalSorter

from generator.model import COLLECTIONS, CONCEPTS, Playbook, build_playbook
from generator.model.base import Part
from generator.model.build import build_concept
from generator.model.prose import Sentence, sentences_in
from generator.model.settings import with_settings
from generator.model.walk import Words, walk_words
from generator.problems import Problem
from tests.mutants.fields import Data
from tests.mutants.operators import Mutant
from tests.mutants.watching import VIEWS, Watched, reads_of, watched

_FLAT = frozenset({"mentions", "prose", "sentences"})
"""Views that are equal only when the order is the same too. Equal maps can differ in their order."""


@dataclass(frozen=True, slots=True)
class Remade:
    """The playbook of a mutant.

    Attributes:
        playbook: the playbook, with the blanks filled that settings know.
        changed: the concepts and views that differ from those of the sound playbook.
    """

    playbook: Playbook
    changed: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Cut:
    """The sentences of one piece of prose, and what of the playbook they were made from."""

    piece: Words
    sentences: tuple[Sentence, ...]
    reads: frozenset[str]


class Original:
    """The sound playbook, and what was worked out about it once."""

    def __init__(self, data: Data) -> None:
        built, problems = build_playbook(data)
        if built is None:
            raise ValueError(problems)
        self._data, self._built = data, built
        self.playbook: Watched = watched(with_settings(built))
        self._words = {place: tuple(walk_words(part, place)) for place, part in _entries(self.playbook)}
        self._cuts = {piece.spot: self._cut(piece) for piece in self.playbook.prose}
        self._views = {view: reads_of(partial(make, self.playbook)) for view, make in VIEWS.items()}
        order = TopologicalSorter(
            {view: reads.intersection(VIEWS) - {view} for view, (_, reads) in self._views.items()}
        )
        self._order = tuple(order.static_order())

    def remade(self, mutant: Mutant) -> Remade | Problem:
        """Return the playbook of a mutant, or the first problem of its shape."""
        built = self._rebuilt(mutant)
        if isinstance(built, Problem):
            return built
        playbook = with_settings(built)
        changed = {name for name in CONCEPTS if getattr(built, name) is not getattr(self._built, name)}
        if playbook.scripts != self.playbook.scripts:
            changed.add("scripts")  # a setting that fills their blanks is another one
        for view in self._order:
            before, reads = self._views[view]
            if changed.isdisjoint(reads):
                vars(playbook)[view] = before
            elif self._view(view, playbook, changed) != before or view not in _FLAT:
                changed.add(view)
        return Remade(playbook, frozenset(changed))

    def _rebuilt(self, mutant: Mutant) -> Playbook | Problem:
        concept, *below = map(str, mutant.path)
        data = mutant.apply(self._data)
        if not data.get(concept):
            built, problems = build_playbook(data)
            return built or problems[0]
        one = concept in COLLECTIONS and len(below) > 1
        value = {below[0]: data[concept][below[0]]} if one else data[concept]
        part, problems = build_concept(concept, value)
        if problems:
            return problems[0]
        fields = {name: getattr(self._built, name) for name in CONCEPTS}
        fields[concept] = fields[concept] | part if one else part
        return Playbook.model_construct(**fields)

    def _view(self, view: str, playbook: Playbook, changed: set[str]) -> object:
        """Return a view, worked out anew as far as it must be."""
        if view == "prose":
            vars(playbook)[view] = tuple(self._prose(playbook))
        elif view == "sentences":
            vars(playbook)[view] = tuple(self._sentences(playbook, changed))
        return getattr(playbook, view)

    def _prose(self, playbook: Playbook) -> Iterator[Words]:
        before = dict(_entries(self.playbook))
        for place, part in _entries(playbook):
            same = before.get(place) is part
            yield from self._words[place] if same else walk_words(part, place)

    def _sentences(self, playbook: Playbook, changed: set[str]) -> Iterator[Sentence]:
        for piece in playbook.prose:
            cut = self._cuts.get(piece.spot)
            same = cut and cut.piece == piece and changed.isdisjoint(cut.reads)
            yield from cut.sentences if cut and same else sentences_in(playbook, piece)

    def _cut(self, piece: Words) -> _Cut:
        found, reads = reads_of(lambda: tuple(sentences_in(self.playbook, piece)))
        return _Cut(piece, found, reads)


def _entries(playbook: Playbook) -> Iterator[tuple[tuple[str, ...], Part]]:
    """Yield every entry and every concept that is one part, in the order in which a playbook is walked."""
    for concept in CONCEPTS:
        value = getattr(playbook, concept)
        if concept in COLLECTIONS:
            yield from (((concept, key), entry) for key, entry in value.items())
        else:
            yield (concept,), value
