"""What an upgrade of the default means for a team, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from generator.problems import Location
from generator.report.text import printable

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
    steps: Sequence[Step], changes: Sequence[Change], in_words: Callable[[object], str], *, sound: bool = True
) -> str:
    """Return the report: each effect with its changes, then what changes for responders.

    Args:
        steps: the changes of the default.
        changes: what they change for responders.
        in_words: returns a plain value on one line.
        sound: whether the layers fit the new default; otherwise nobody can say yet what changes for responders.
    """
    lines: list[str] = []
    for effect, head in _HEADS:
        mine = [step for step in steps if step.effect == effect]
        if mine:
            lines += [f"{head} ({len(mine)}):", *_steps(mine, in_words), ""]
    nothing = "  nothing changes" if sound else "  this can be told when what is broken below is mended"
    lines += ["For your responders:", *(_changes(changes) or [nothing]), ""]
    return "\n".join(lines)


def _steps(steps: Iterable[Step], in_words: Callable[[object], str]) -> Iterator[str]:
    for step in steps:
        yield f"  {'/'.join(map(str, step.path))}"
        old, new = _difference(step.old, step.new)
        yield f"    default: {printable(in_words(old))} -> {printable(in_words(new))}"
        if step.effect != "inherited":
            where = f" ({printable(str(step.where))})" if step.where else ""
            yield f"    yours:   {printable(in_words(step.yours))}{where}"


def _difference(old: object, new: object) -> tuple[object, object]:
    """Return two values; of two lists only the items that the other one does not have."""
    if isinstance(old, list) and isinstance(new, list) and sorted(map(str, old)) != sorted(map(str, new)):
        return [item for item in old if item not in new], [item for item in new if item not in old]
    return old, new


def _changes(changes: Iterable[Change]) -> list[str]:
    return [
        f"  {change.weight}: {printable(f'{change.subject} {change.aspect}'.strip())}: "
        f"{printable(change.before or 'nothing')} -> {printable(change.after or 'nothing')}"
        for change in changes
    ]
