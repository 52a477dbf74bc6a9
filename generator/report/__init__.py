"""Problems and changes -> text, JSON, Markdown, annotations, code quality reports. Nothing else in the package formats them.

A format is a module of `problems/` or `changes/`. The folders are only looked at, and nothing is imported: the command
line offers the formats before it knows which one it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator.errors import UnfinishedError

if TYPE_CHECKING:
    from generator.diff import Comparison
    from generator.model import Playbook
    from generator.model.situation import Situation
    from generator.model.verdict import Verdict
    from generator.problems import Location, Problem

    SourceLine = Callable[[Location], str]
    Reporter = Callable[[Sequence[Problem], SourceLine, bool, int], str]
    """Takes problems, a way to the lines of the files, whether to colour, and how many warnings were accepted."""

Made = TypeVar("Made")


class Formats(Mapping[str, Made]):
    """What makes a report in each format, imported when it is asked for."""

    def __init__(self, folder: str) -> None:
        """Take the folder whose modules are formats: `as_text` in `text.py`."""
        self._folder = folder
        paths = Path(__file__).with_name(folder).glob("[!_]*.py")
        self._names = sorted((path.stem for path in paths), key=lambda name: (name != "text", name))

    def __getitem__(self, form: str) -> Made:
        """Return what makes a report in a format.

        Raises:
            UnfinishedError: its module does not have it.
        """
        if form not in self._names:
            raise KeyError(form)
        try:
            made: Made = getattr(import_module(f"{__name__}.{self._folder}.{form}"), f"as_{form}")
        except AttributeError as error:
            raise UnfinishedError(f"add as_{form} to generator/report/{self._folder}/{form}.py") from error
        return made

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the formats, what people read first."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._names)


REPORTERS: Formats[Reporter] = Formats("problems")
"""Of problems."""

CHANGE_REPORTERS: Formats[Callable[[Comparison], str]] = Formats("changes")
"""Of changes."""

VERDICT_REPORTERS: Formats[Callable[[Playbook, Situation, Verdict], str]] = Formats("verdicts")
"""Of what triage adds up to."""
