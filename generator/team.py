"""The use cases of a team that keeps its own playbook: begin it, see what is open, follow the default."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.api import tool_version, write_schemas
from generator.assemble import digest_of, version_of
from generator.checking import Checked, check
from generator.defaults import default_at, installed_default, keep
from generator.errors import UsageError
from generator.layer.manifest import FILE
from generator.layer.notes import near
from generator.model import Playbook, build_playbook
from generator.model.base import Entry
from generator.model.text import title_of
from generator.model.unfinished import HOLIDAYS, Question, questions
from generator.problems import Location, Problem, Spot, in_order
from generator.read.yaml_text import read_yaml
from generator.sources import LayeredFiles
from generator.start import Answers, Written, read_answers, starter_files, write_files
from generator.start.files import Base


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


def default_base(folder: Path, default: Path | None = None) -> Base:
    """Return what a new playbook in a folder stands on: the installed default, or the one in another folder.

    Raises:
        UsageError: the default cannot be read or is not sound.
    """
    source = default_at(default) if default else installed_default()
    playbook, problems = build_playbook(source.data)
    if playbook is None or source.problems:
        first = in_order([*source.problems, *problems])[0]
        raise UsageError(f"the default playbook is not sound: {first.message}; `playbook check` says more")
    path = Path(os.path.relpath(default.resolve(), folder.resolve())).as_posix() if default else None
    version, digest = version_of(source.data), digest_of(source.data)
    return Base(playbook, source, version, digest, path, tool_version())


def answers_in(path: Path) -> Answers:
    """Return the answers in a YAML file.

    Raises:
        UsageError: the file cannot be read, or an answer is not right; the message names the line.
    """
    try:
        document = read_yaml(path.read_bytes(), path.as_posix())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    problems: tuple[Problem, ...] = document.problems
    answers = None
    if not problems:
        data = document.data if isinstance(document.data, dict) else {}
        answers, problems = read_answers(data, path.name)
    if answers is None or problems:
        first = problems[0]
        spot = first.spot or Spot(())
        where = first.where or document.positions.of(Spot(spot.path[1:], spot.on_key))
        raise UsageError(f"{where or path}: {first.message}{f' ({first.hint})' if first.hint else ''}")
    return answers


def begin(
    folder: Path, answers: Answers, base: Base, may_replace: Callable[[str], bool]
) -> tuple[Written, Checked]:
    """Write the files of a new playbook and check the result.

    Args:
        folder: where; made if it is missing.
        answers: what the team said.
        base: the default it stands on.
        may_replace: asked for each file where something else stands.

    Raises:
        UsageError: an answer is about nothing of the default, or a file cannot be written; nothing is written then.
    """
    _refuse_strangers(answers, base.playbook)
    written = write_files(folder, starter_files(answers, base), may_replace)
    keep(folder, base.source)
    write_schemas(folder / "schema", layer=True)
    return written, check(folder)


def _refuse_strangers(answers: Answers, playbook: Playbook) -> None:
    """Refuse answers about roles and severities that are not there: dropped, they would be believed to hold."""
    for asked, given, known in (
        ("on_call", answers.on_call, list(playbook.roles)),
        ("updates", answers.updates, [each.id for each in playbook.severities.values() if each.updates]),
    ):
        for name in given:
            if name not in known:
                raise UsageError(f"'{asked}' knows no '{name}': {near(name, known).rstrip('.')}")


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
    entries = getattr(playbook, str(spot.path[0])) if spot.path[0] != "contacts" else {}
    entry = entries.get(spot.path[1]) if isinstance(entries, Mapping) and len(spot.path) > 1 else None
    return title_of(entry) if isinstance(entry, Entry) else ""


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
