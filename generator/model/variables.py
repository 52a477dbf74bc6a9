"""Variables: what only the incident knows and a command needs, such as the id of a trace. Commands name it `[[trace-id]]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.model.base import Entry, Instruction, RoleRef, Text
from generator.model.fields import BREAKING, EDITORIAL, OPERATIONAL, PRIVATE, fact
from generator.problems import Spot

if TYPE_CHECKING:
    from generator.model.playbook import Playbook

VARIABLE = re.compile(r"\[\[([a-z][a-z0-9-]{0,62})\]\]")
"""How a variable stands in a command. What a shell means by `[[ -f log ]]` has spaces and is none."""


class Variable(Entry, noun="variable"):
    """A value that an incident gives. Private like the commands that need it."""

    meaning: Text = fact(
        "What goes in, in words that are understood at 2 AM; its name in words when left out.",
        PRIVATE,
        OPERATIONAL,
        counts=True,
        default_factory=lambda said: said.get("id", "").replace("-", " "),
    )
    example: Text | None = fact("A realistic value.", PRIVATE, EDITORIAL, default=None)
    found_in: Text | None = fact("Where to look it up.", PRIVATE, OPERATIONAL, default=None)
    known_by: RoleRef | None = fact("Role that knows it.", PRIVATE, OPERATIONAL, default=None)
    pattern: Text | None = fact(
        "Form of every value, as a regular expression that fits all of it.",
        PRIVATE,
        BREAKING,
        says="form",
        default=None,
    )


def variables_in(command: str) -> tuple[str, ...]:
    """Return the names of the variables in a command, in order, each once."""
    return tuple(dict.fromkeys(VARIABLE.findall(command)))


def commands(playbook: Playbook) -> Iterator[tuple[Spot, str]]:
    """Yield every command of a playbook with its place."""
    for lever in playbook.levers.values():
        yield from _own(Spot.of("levers", lever.id), lever)
    for phase in playbook.phases.values():
        for step in phase.steps.values():
            yield from _own(Spot.of("phases", phase.id, "steps", step.id), step)
    for kind in playbook.types.values():
        yield from _of_items(Spot.of("types", kind.id, "confirm", "steps"), kind.confirm.steps)
    for item in playbook.evidence.values():
        yield from _of_items(Spot.of("evidence", item.id, "collect"), item.collect)


def _own(spot: Spot, part: object) -> Iterator[tuple[Spot, str]]:
    """Yield the command of a part, and those of the smaller steps inside it."""
    command = getattr(part, "command", None)
    if command is not None:
        yield spot.at("command"), command
    for index, inner in enumerate(getattr(part, "steps", ())):
        yield from _own(spot.at("steps", index), inner)


def _of_items(spot: Spot, items: Iterable[str | Instruction]) -> Iterator[tuple[Spot, str]]:
    for index, item in enumerate(items):
        yield from _own(spot.at(index), item)
