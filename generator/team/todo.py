"""The use case `playbook todo`: what only the team can fill in, and where to write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.check.check import Checked
from generator.errors import UsageError
from generator.folder.files import LayeredFiles
from generator.layer.manifest import FILE
from generator.model import Playbook
from generator.model.base import Entry
from generator.model.text import title_of
from generator.model.unfinished import HOLIDAYS, Question, questions
from generator.problems import Location, Spot


@dataclass(frozen=True, slots=True)
class Todo:
    """Something only the team can say and has not said yet.

    Attributes:
        question: what to ask.
        name: what it is about, such as `Kill switch`; empty where the question says so itself.
        path: what it is about, such as `levers/kill-switch/where`.
        write_in: the file to write the answer into.
        lines: the lines to write there; empty where the file has the entry already.
        where: where the entry stands now.
    """

    question: str
    name: str
    path: str
    write_in: str
    lines: tuple[str, ...]
    where: Location | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """How much of what only the team knows is said, and what is open, the most missed first."""

    total: int
    open: tuple[Todo, ...]


def agenda(checked: Checked) -> Agenda:
    """Return what a team still has to fill in.

    Raises:
        UsageError: the playbook could not be built.
    """
    playbook = checked.playbook
    if playbook is None:
        raise UsageError("the playbook cannot be read: `playbook check` says what is wrong with it")
    found = questions(playbook)
    todo = (
        Todo(
            each.question,
            _name(playbook, each.spot),
            str(each.spot),
            _written_in(checked, each.spot),
            _lines(each) if isinstance(checked.source, LayeredFiles) else (),
            _place(checked, each.spot),
        )
        for each in found
        if not each.answered
    )
    return Agenda(len(found), tuple(todo))


def _name(playbook: Playbook, spot: Spot) -> str:
    """Return the name of the entry that a question is about."""
    here: object = playbook if spot.path[0] != "contacts" else None
    name = ""
    for part in spot.path:
        here = here.get(part) if isinstance(here, Mapping) else getattr(here, str(part), None)
        name = title_of(here) if isinstance(here, Entry) else name
    return name


def _place(checked: Checked, spot: Spot) -> Location | None:
    """Return where the entry around a question stands; for a contact, the role."""
    if spot.path[0] == "contacts":
        return checked.source.locate(Spot.of("roles", *spot.path[1:]).key)
    return checked.source.locate(Spot(spot.path[:-1]).key)


def _lines(question: Question) -> tuple[str, ...]:
    """Return the lines of a layer that answer a question, with dots for the answer."""
    if question.spot == HOLIDAYS:
        return ("working_days:", '  name: "..."', '  holidays: ["2026-12-25", "..."]')
    keys = [str(part) for part in question.spot.path[1:]]
    if question.spot.path[0] == "contacts":
        keys.append("reach")
    lines = [f"{'  ' * depth}{key}:" for depth, key in enumerate(keys)]
    if not question.fields:
        return (*lines[:-1], f'{lines[-1]} "..."')
    margin = "  " * len(keys)
    first, later = (f"{margin}- ", f"{margin}  ") if question.many else (margin, margin)
    starts = (first, *[later] * (len(question.fields) - 1))
    return (*lines, *(f'{start}{name}: "..."' for start, name in zip(starts, question.fields, strict=True)))


def _written_in(checked: Checked, spot: Spot) -> str:
    """Return the file that takes the answer: in the contacts layer, in the last layer, or where the entry stands."""
    source, concept = checked.source, spot.path[0]
    if isinstance(source, LayeredFiles) and source.manifest:
        manifest = source.manifest
        own = manifest.layers[-1] if manifest.layers else None
        folder = manifest.contacts if concept == "contacts" and manifest.contacts else own
        return (checked.folder / (folder or "") / f"{concept}.yaml").as_posix() if folder else FILE
    found = source.file_and_line(Spot(spot.path[:2]))
    return (checked.folder / (found[0] if found else f"{concept}.yaml")).as_posix()
