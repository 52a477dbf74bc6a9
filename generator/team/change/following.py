"""What speaks of an entry, changed when it goes or gets another id: lists, tables, single values, texts, decks of cards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import UsageError
from generator.layer.lists import said_by
from generator.layer.stack import ABSENT, Path, value_at
from generator.model import Playbook
from generator.model.base import Entry, Part
from generator.model.cards import KINDS
from generator.model.practice import Drill
from generator.model.severities import GivenBy
from generator.model.text import Missing, in_words, resolve
from generator.model.types import NotThis
from generator.model.walk import walk_references, walk_words
from generator.team.change.draft import Draft, NamedPath

_NAMED_BY = {"types_and_kinds": ("types", "kinds")}
"""Concepts whose entries a reference of another name may mean."""


@dataclass(frozen=True, slots=True)
class Target:
    """An entry that goes.

    Attributes:
        path: where it stands, concept first; of a kind that goes with its type, where that stands.
        id: its id.
        concept: what references call it; `steps` for a step of a phase, `kinds` for a kind of a type.
        instead: id of the entry that takes its place; None when nothing does.
        keeps_place: whether the other entry is the same one under another id.
        reason: why it goes, for the layer.
    """

    path: tuple[str, ...]
    id: str
    concept: str
    instead: str | None
    keeps_place: bool
    reason: str

    def is_within(self, path: Path) -> bool:
        """Return whether a path is that of the entry, or below it."""
        return tuple(map(str, path[: len(self.path)])) == self.path


@dataclass(frozen=True, slots=True)
class Followed:
    """What had to follow.

    Attributes:
        removed: entries that had no sense without the one that went.
        texts: where words were changed that somebody has to read.
    """

    removed: tuple[NamedPath, ...]
    texts: tuple[NamedPath, ...]

    def __add__(self, other: Followed) -> Followed:
        return Followed(
            tuple(dict.fromkeys([*self.removed, *other.removed])),
            tuple(dict.fromkeys([*self.texts, *other.texts])),
        )


def follow(draft: Draft, data: Mapping[str, Any], playbook: Playbook, target: Target) -> Followed:
    """Change everything that speaks of an entry; the entry itself is left to the caller.

    Raises:
        UsageError: something needs another entry in its place, and none was named.
    """
    work = _Follow(draft, data, playbook, target)
    work.references()
    work.cards()
    work.words()
    return Followed(tuple(dict.fromkeys(work.removed)), tuple(dict.fromkeys(work.texts)))


class _Follow:
    def __init__(self, draft: Draft, data: Mapping[str, Any], playbook: Playbook, target: Target) -> None:
        self._draft, self._data, self._playbook, self._target = draft, data, playbook, target
        self.removed: list[NamedPath] = []
        self.texts: list[NamedPath] = []

    def references(self) -> None:
        found = [
            each
            for each in walk_references(self._playbook)
            if self._target.concept in _NAMED_BY.get(each.concept, (each.concept,))
            and each.names == self._target.id
            and not self._target.is_within(each.spot.path)
            and each.spot.path[0] != "contacts"
        ]
        for path in dict.fromkeys(each.spot.path for each in found if each.spot.on_key):
            self._key(path)
        for path in dict.fromkeys(each.spot.path for each in found if not each.spot.on_key):
            if isinstance(path[-1], int):
                self._item(path)
            else:
                self._value(path)

    def cards(self) -> None:
        """Take an entry out of the decks that name it."""
        concept = "severities" if self._target.concept == "severities" else self._target.concept
        kinds = {kind for kind, entries in KINDS.items() if kind == concept or entries == concept}
        for name, deck in self._playbook.cards.decks.items():
            for field in ("only", "leave_out"):
                items = list(getattr(deck, field))
                if self._target.id in items and kinds & set(deck.cards):
                    come = [self._target.instead] if self._target.instead else []
                    self._draft.exchange(("cards", "decks", name, field), items, [self._target.id], come)

    def words(self) -> None:
        """Change texts with references to the entry or a value of it."""
        old = re.escape("/".join(self._target.path))
        concept, inside = self._target.concept, ("steps", "kinds")
        short = rf"|{concept}/{re.escape(self._target.id)}" if concept in inside else ""
        named = re.compile(rf"(?<!\\)\{{(?:{old}{short})(?P<rest>/[A-Za-z0-9_/-]+)?\}}")
        for words in walk_words(self._playbook):
            path = words.spot.path
            if self._target.is_within(path) or not named.search(words.text) or self._is_gone(path):
                continue
            self._text(path, lambda text: named.sub(self._said_instead, text))

    def _said_instead(self, match: re.Match[str]) -> str:
        if self._target.instead:
            head = "/".join((*self._target.path[:-1], self._target.instead))
            return f"{{{head}{match['rest'] or ''}}}"
        value = resolve(self._playbook, match[0][1:-1])
        return (None if isinstance(value, Missing) else in_words(value)) or self._target.id

    def _text(self, path: Path, change: Any) -> None:
        """Change the text at a path, in whichever form the layers hold it."""
        value = value_at(self._data, path)
        if not isinstance(value, str):  # the whole item is a text with more beside it
            return
        if isinstance(path[-1], int):
            holder = path[:-1]
            self._draft.exchange(self._named(holder), list_at(self._data, holder), [value], [change(value)])
            self.texts.append(self._named(holder))
            self._no_choice_of_one(holder)
        else:
            self._draft.put(self._named(path), change(value))
            self.texts.append(self._named(path))

    def _no_choice_of_one(self, path: Path) -> None:
        """Let a blank take any name when one value is left to choose."""
        if path[-1] != "choices" or len(self._draft.list_below(self._named(path))) > 1:
            return
        blank = self._named(path[:-1])
        self._draft.drop((*blank, "choices"))
        self._draft.put((*blank, "kind"), "name")

    def _key(self, path: Path) -> None:
        """A table has a row for the entry: the row goes, or goes on under the other id."""
        row = value_at(self._data, path)
        named = self._named(path)
        if self._target.instead and (self._target.keeps_place or not self._has(path)):
            self._draft.put((*named[:-1], self._target.instead), row)
        self._draft.drop(named)

    def _has(self, path: Path) -> bool:
        return value_at(self._data, (*path[:-1], str(self._target.instead))) is not ABSENT

    def _item(self, path: Path) -> None:
        holder, gone = path[:-1], self._target.id
        items = list_at(self._data, holder)
        come = [self._target.instead] if self._target.instead and self._target.keeps_place else []
        left = [item for item in items if item != gone]
        if not left and not come and _has_no_sense_when_empty(self._playbook, holder):
            self._drop_around(holder)
        else:
            self._draft.exchange(self._named(holder), items, [gone], come)

    def _value(self, path: Path) -> None:
        if self._target.instead:
            self._draft.put(self._named(path), self._target.instead)
            return
        for_it_alone = isinstance(_part_at(self._playbook, path[:-1]), (NotThis, Drill))
        if _may_be_left_out(self._playbook, path) and not (for_it_alone and self._target.concept == "types"):
            self._draft.drop(self._named(path))
            return
        if self._target.concept in {"types", "kinds"}:
            self._drop_around(path)
            return
        raise UsageError(
            f"{'/'.join(map(str, path))} needs another entry in the place of '{self._target.id}': name it with --instead"
        )

    def _drop_around(self, path: Path) -> None:
        """Drop the entry, or the item of a list, that has no sense without the one that went."""
        size = next(
            size
            for size in range(len(path) - 1, 0, -1)
            if isinstance(path[size - 1], int) or isinstance(_part_at(self._playbook, path[:size]), Entry)
        )
        around = path[:size]
        if isinstance(around[-1], int):
            item = value_at(self._data, around)
            self._draft.exchange(self._named(around[:-1]), list_at(self._data, around[:-1]), [item], [])
        else:
            self._draft.drop(self._named(around), self._target.reason)
        self.removed.append(self._named(around))

    def _is_gone(self, path: Path) -> bool:
        named = self._named(path)
        return any(named[: len(gone)] == gone for gone in self.removed)

    def _named(self, path: Path) -> NamedPath:
        return named_path(self._data, path)


def named_path(data: Mapping[str, Any], path: Path) -> NamedPath:
    """Return a path in which items of lists go by what they say."""
    here: Any = data
    found: list[str] = []
    for part in path:
        here = value_at(here, (part,))
        found.append(str(said_by(here)) if isinstance(part, int) else part)
    return tuple(found)


def list_at(data: Mapping[str, Any], path: Path) -> list[Any]:
    """Return the list at a path; an empty one where there is none."""
    found = value_at(data, path)
    return found if isinstance(found, list) else []


def _part_at(playbook: Playbook, path: Path) -> object:
    here: Any = playbook
    for part in path:
        here = getattr(here, str(part)) if isinstance(here, Part) else here[part]
    return here


def _has_no_sense_when_empty(playbook: Playbook, path: Path) -> bool:
    """Return whether an empty list would say more than before or nothing at all, or is not allowed."""
    owner, name = _part_at(playbook, path[:-1]), str(path[-1])
    if not isinstance(owner, Part):
        return False
    if isinstance(owner, GivenBy):
        return not (owner.answers if name == "types" else owner.types)
    field = type(owner).model_fields.get(name)
    least = bool(field and field.more.get("min_length"))
    return name in {"only_for", "only_for_types"} or least or bool(field and field.is_required())


def _may_be_left_out(playbook: Playbook, path: Path) -> bool:
    owner = _part_at(playbook, path[:-1])
    field = type(owner).model_fields.get(str(path[-1])) if isinstance(owner, Part) else None
    return field is not None and not field.is_required()
