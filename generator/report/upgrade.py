"""What an upgrade of the default means for a team, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from generator.problems import Location
from generator.report.written import printable

EMPTY: Mapping[tuple[str | int, ...], tuple[str | int, ...]] = MappingProxyType({})

_HEADS = (
    ("inherited", "Changes for you"),
    ("masked", "Changed in the default, but yours stands in front of it"),
    ("redundant", "The default now says what you say; your line can go"),
)


class Step(Protocol):
    """One change of the default."""

    @property
    def effect(self) -> str:
        """What it means: inherited, masked, redundant."""

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where."""

    @property
    def old(self) -> object:
        """What the old default says."""

    @property
    def new(self) -> object:
        """What the new default says."""

    @property
    def yours(self) -> object:
        """What is in force before."""

    @property
    def where(self) -> Location | None:
        """Where the team says it."""


class Change(Protocol):
    """Something that changes for responders."""

    @property
    def subject(self) -> str:
        """What people know."""

    @property
    def aspect(self) -> str:
        """What about it."""

    @property
    def before(self) -> str | None:
        """The words so far."""

    @property
    def after(self) -> str | None:
        """The words to come."""

    @property
    def weight(self) -> str:
        """How much it weighs."""


def told(
    steps: Sequence[Step],
    changes: Sequence[Change],
    in_words: Callable[[object], str],
    *,
    renamed: Mapping[tuple[str | int, ...], tuple[str | int, ...]] = EMPTY,
    sound: bool = True,
) -> str:
    """Return the report: what is renamed, each effect with its changes, then what changes for responders.

    Args:
        steps: the changes of the default.
        changes: what they change for responders.
        in_words: returns a plain value on one line.
        renamed: what the default calls otherwise or keeps elsewhere, old path to new; every mention of it follows.
        sound: whether the layers fit the new default; otherwise nobody can say yet what changes for responders.
    """
    lines: list[str] = []
    if renamed:
        lines += [f"Renamed or moved in the default; your files follow ({len(renamed)}):"]
        lines += [f"  {printable(_path(old))} -> {printable(_path(new))}" for old, new in renamed.items()] + [
            ""
        ]
    for effect, head in _HEADS:
        mine = [step for step in steps if step.effect == effect]
        if mine:
            lines += [f"{head} ({len(mine)}):", *_steps(mine, in_words), ""]
    nothing = "  nothing changes" if sound else "  this can be told when what is broken below is mended"
    lines += ["For your responders:", *(_changes(changes) or [nothing]), ""]
    return "\n".join(lines)


def _steps(steps: Iterable[Step], in_words: Callable[[object], str]) -> Iterator[str]:
    for step in steps:
        yield f"  {printable(_path(step.path))}"
        old, new = _difference(step.old, step.new)
        yield f"    default: {printable(in_words(old))} -> {printable(in_words(new))}"
        if step.effect != "inherited":
            where = f" ({printable(str(step.where))})" if step.where else ""
            yield f"    yours:   {printable(in_words(step.yours))}{where}"


def _difference(old: object, new: object) -> tuple[object, object]:
    """Return two values; of two lists only the items that differ, and of items with keys only what does."""
    if not (isinstance(old, list) and isinstance(new, list)):
        return old, new
    gone, come = [item for item in old if item not in new], [item for item in new if item not in old]
    if not gone and not come:
        return old, new
    return [_changed(item, come) for item in gone], [_changed(item, gone) for item in come]


def _changed(item: object, others: Sequence[object]) -> object:
    """Return an item with its first key, which names it, and what is not the same in the other of that name."""
    if not isinstance(item, Mapping) or not item:
        return item
    first = next(iter(item))
    other = next(
        (each for each in others if isinstance(each, Mapping) and each.get(first) == item[first]), {}
    )
    return {key: value for key, value in item.items() if key == first or other.get(key) != value}


def _path(path: tuple[str | int, ...]) -> str:
    return "/".join(map(str, path))


def _changes(changes: Iterable[Change]) -> list[str]:
    return [
        f"  {change.weight}: {printable(f'{change.subject} {change.aspect}'.strip())}: "
        f"{printable(change.before or 'nothing')} -> {printable(change.after or 'nothing')}"
        for change in changes
    ]
