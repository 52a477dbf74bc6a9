r"""References inside prose: `{severities/sev-1/contain_within}` stands for the value at that path.

A number is stated once and referred to. `\{` writes a brace. Finding and resolving live here;
how a reference looks on a page is the business of `pages`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.base import Entry, Part
from generator.model.duration import Duration
from generator.model.phases import HandoverStep
from generator.model.shape import shape_of
from generator.model.words import Source, Term

if TYPE_CHECKING:
    from generator.model.playbook import Playbook

REFERENCE = re.compile(r"\\\{|\{([a-z][a-z0-9_-]*(?:/[A-Za-z0-9_-]+)+)\}")

_EVERY = re.compile(r"\bevery\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Missing:
    """A path that leads nowhere: the part that was not found and what there is instead."""

    part: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToFill:
    """What stands for a value that only the team knows and has not filled in yet."""

    name: str
    question: str


def references_in(text: str) -> Iterator[str]:
    """Yield the paths referred to in a text, in order."""
    for match in REFERENCE.finditer(text) if "{" in text else ():
        if match[1]:
            yield match[1]


def resolve(playbook: Playbook, path: str) -> object | Missing:
    """Return what stands at a path: an entry, a duration, a number or a text; Missing if nothing does."""
    here: object = playbook
    for part in path.split("/"):
        if isinstance(here, Mapping):
            if part not in here:
                return Missing(part, tuple(here))
            here = here[part]
        elif isinstance(here, tuple):
            if not part.isdigit() or int(part) >= len(here):
                return Missing(part, tuple(str(index) for index in range(len(here))))
            here = here[int(part)]
        elif here is playbook and part == "steps":
            here = playbook.steps
        elif isinstance(here, Part):
            known = tuple(type(here).model_fields)
            if to_fill := _to_fill(here, part):
                return to_fill
            if part not in known or getattr(here, part) is None:
                return Missing(part, tuple(name for name in known if _has(here, name)))
            here = getattr(here, part)
        else:
            return Missing(part, ())
    return here


def _has(part: Part, name: str) -> bool:
    """Return whether something stands there or the team is asked for it; an empty list is nothing."""
    return getattr(part, name) not in (None, (), {}) or _to_fill(part, name) is not None


def _to_fill(part: Part, name: str) -> ToFill | None:
    if getattr(part, name, name) is not None:
        return None
    found = (shape.team for shape in shape_of(type(part)) if shape.name == name)
    return next((ToFill(name.replace("_", "-"), team.question) for team in found if team), None)


def title_of(entry: Entry) -> str:
    """Return the name people use for an entry."""
    if isinstance(entry, Term):
        return entry.term
    if isinstance(entry, Source):
        return entry.title
    if isinstance(entry, HandoverStep):
        return f"Hand over to {entry.hand_over_to.name}"
    for field in ("name", "title", "ask", "do", "statement"):
        if hasattr(entry, field):
            return str(getattr(entry, field))
    return entry.id


def in_words(value: object) -> str | None:
    """Return a referred value as words for a sentence; None when it has no words of its own."""
    if isinstance(value, Duration):
        return value.words
    if isinstance(value, Entry):
        return title_of(value)
    if isinstance(value, ToFill):
        return f"[[{value.name}]]"
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str | int):
        return str(value)
    return None


def fill(playbook: Playbook, text: str, show: Callable[[str, object], str] | None = None) -> str:
    """Return the text with every reference replaced by its words.

    Args:
        playbook: where references lead.
        text: what may hold references.
        show: called with the path and the value found, returns what to write; plain words if left out.

    A reference that cannot be resolved stays as it was written; a rule reports it.
    """

    def one(match: re.Match[str]) -> str:
        if not match[1]:
            return "{"
        value = resolve(playbook, match[1])
        words = in_words(value)
        if words is None or isinstance(value, Missing):
            return match[0]
        if isinstance(value, Duration) and _EVERY.search(text, 0, match.start()):
            value = words = value.rate
        return show(match[1], value) if show else words

    return REFERENCE.sub(one, text)
