"""A playbook that notes what it is asked for: concepts, and views with the concepts that they were made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from generator.model import Playbook
from generator.model.playbook import CONCEPTS

_VIEWS: Mapping[str, Callable[[Any], Any]] = {
    name: view.func for name, view in vars(Playbook).items() if isinstance(view, cached_property)
}
_WALKED = frozenset({"prose", "mentions", "values"})
_OF_TEXTS = _WALKED | {"sentences", "sentences_with"}
"""Views that can be those of one concept."""
BY_VALUE = frozenset({"language"})
"""Views that are small, and of which the whole concept behind them says much else."""
BITS = {name: 1 << number for number, name in enumerate((*CONCEPTS, *sorted(BY_VALUE)))}
_EVERYTHING = (1 << len(CONCEPTS)) - 1


class Notes:
    """What a playbook was asked for.

    Attributes:
        playbook: the playbook.
        reads: a bit for each concept that was asked for.
        only: the concept whose texts are looked at; all where it is empty.
    """

    def __init__(self, playbook: Playbook) -> None:
        self.playbook, self.reads, self.only = playbook, 0, ""
        self._views: dict[tuple[str, str], tuple[Any, int]] = {}

    def view(self, watched: Playbook, name: str, work: Callable[[Any], Any]) -> Any:
        """Return what follows from the playbook, made once; whoever asks for it reads what it was made of."""
        only = self.only if name in _OF_TEXTS else ""
        if (name, only) not in self._views:
            outer = self.reads, self.only
            self.reads, self.only = BITS.get(only, 0), only
            try:
                root = self._alone(only) if only and name in _WALKED else watched
                value = work(root)
                self._views[name, only] = value, self.reads
            finally:
                self.reads, self.only = outer
        value, reads = self._views[name, only]
        self.reads |= reads
        return value

    def _alone(self, concept: str) -> Playbook:
        """Return a playbook that holds nothing but a concept, to be walked."""
        nothing: dict[str, Any] = dict.fromkeys(CONCEPTS, ())
        return Playbook.of(nothing | {concept: getattr(self.playbook, concept)}, frozenset())

    def leave_views(self) -> None:
        """Leave the views of the whole to whoever asks the playbook for them later."""
        for (name, only), (view, _) in self._views.items():
            if name in _VIEWS and not only:
                self.playbook.__dict__.setdefault(name, view)


class Watched(Playbook):
    """A playbook that notes what it is asked for."""

    __slots__ = ("_notes",)

    @classmethod
    def noted(cls, notes: Notes) -> Watched:
        """Return the playbook of some notes, which are taken from now on."""
        made = cls.__new__(cls)
        object.__setattr__(made, "_notes", notes)
        object.__setattr__(made, "_given", notes.playbook.model_fields_set)
        made.__dict__.update(dict(notes.playbook))
        return made

    def worked_out(self, work: Callable[[Any], Any]) -> Any:
        """Return what a function of playbooks says, see `once_for_each`."""
        notes: Notes = object.__getattribute__(self, "_notes")
        return notes.view(self, f"{work.__module__}.{work.__qualname__}", work)

    def __getattribute__(self, name: str) -> Any:
        take = object.__getattribute__
        if name in BY_VALUE:
            notes = take(self, "_notes")
            notes.reads |= BITS[name]
            return getattr(notes.playbook, name)
        if name in BITS:
            take(self, "_notes").reads |= BITS[name]
        elif name in _VIEWS:
            return take(self, "_notes").view(self, name, _VIEWS[name])
        elif name in ("__dict__", "_given"):
            take(self, "_notes").reads |= _EVERYTHING
        return take(self, name)
