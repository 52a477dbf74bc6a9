"""What a team still has to fill in, as lines for a terminal or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from generator.problems import Location
from generator.report.written import printable, written


class Todo(Protocol):
    """Something to fill in."""

    @property
    def question(self) -> str:
        """What to ask."""

    @property
    def name(self) -> str:
        """What it is about, by name; empty where the question says so itself."""

    @property
    def path(self) -> str:
        """What it is about."""

    @property
    def write_in(self) -> str:
        """The file that takes the answer."""

    @property
    def lines(self) -> Sequence[str]:
        """The lines to write there; empty where the file has the entry already."""

    @property
    def where(self) -> Location | None:
        """Where the entry stands now."""


class Agenda(Protocol):
    """Everything to fill in."""

    @property
    def total(self) -> int:
        """How many things only the team knows."""

    @property
    def open(self) -> Sequence[Todo]:
        """Those that are not filled in, the most missed first."""


def listed(agenda: Agenda, form: str) -> str:
    """Return what is open, one block a question, and how far the team is."""
    if form == "json":
        return written(_document(agenda))
    lines = [_block(number, todo) for number, todo in enumerate(agenda.open, start=1)]
    done = agenda.total - len(agenda.open)
    return (
        "\n".join([*lines, f"{done} of {agenda.total} things that only your team knows are filled in."])
        + "\n"
    )


def _block(number: int, todo: Todo) -> str:
    """Return a question, what to write where, and where what it is about stands."""
    lines = "".join(f"       {printable(line)}\n" for line in todo.lines)
    about = f"     It is about {todo.path}{f', see {printable(str(todo.where))}' if todo.where else ''}.\n"
    return (
        f"{number:>3}. {printable(f'{todo.name}: {todo.question}' if todo.name else todo.question)}\n     Write in {printable(todo.write_in)}"
        f"{':' if lines else '.'}\n{lines}{about}"
    )


def _document(agenda: Agenda) -> dict[str, object]:
    return {
        "total": agenda.total,
        "done": agenda.total - len(agenda.open),
        "open": [
            {
                "question": todo.question,
                "name": todo.name,
                "path": todo.path,
                "write_in": todo.write_in,
                "lines": list(todo.lines),
                "where": str(todo.where) if todo.where else None,
            }
            for todo in agenda.open
        ],
    }
