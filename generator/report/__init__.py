"""Problems and changes -> text, JSON, Markdown, annotations, code quality reports. Nothing else in the package formats them.

A format is a module of `problems/` or `changes/`. The folders are only looked at, and nothing is imported: the command
line offers the formats before it knows which one it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

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

    def __init__(self, folder: str, takes: str) -> None:
        """Take the folder whose modules are formats, `as_text` in `text.py`, and the arguments each of them is called with."""
        self._folder, self._takes = folder, takes
        paths = Path(__file__).with_name(folder).glob("[!_]*.py")
        self._names = sorted((path.stem for path in paths), key=lambda name: (name != "text", name))

    def __getitem__(self, form: str) -> Made:
        """Return what makes a report in a format.

        Raises:
            UnfinishedError: its module does not have it; later, that it takes other arguments or returns no text.
        """
        if form not in self._names:
            raise KeyError(form)
        name, file = f"as_{form}", f"generator/report/{self._folder}/{form}.py"
        made = getattr(import_module(f"{__name__}.{self._folder}.{form}"), name, None)
        if made is None:
            raise UnfinishedError(f"add {name} to {file}")

        @wraps(made)
        def asked(*arguments: object, **more: object) -> str:
            try:
                said = made(*arguments, **more)
            except TypeError as error:
                if error.__traceback__ and error.__traceback__.tb_next:  # a mistake within it
                    raise
                raise UnfinishedError(
                    f"add ({self._takes}) to {name} in {file}, as its neighbours have it"
                ) from error
            if not isinstance(said, str):
                raise UnfinishedError(f"add `return` with the text of the report to {name} in {file}")
            return said

        return cast("Made", asked)

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the formats, what people read first."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._names)


REPORTERS: Formats[Reporter] = Formats("problems", "problems, source_line, colour, accepted")
"""Of problems."""

CHANGE_REPORTERS: Formats[Callable[[Comparison], str]] = Formats("changes", "comparison")
"""Of changes."""

VERDICT_REPORTERS: Formats[Callable[[Playbook, Situation, Verdict], str]] = Formats(
    "verdicts", "playbook, situation, verdict"
)
"""Of what triage adds up to."""
