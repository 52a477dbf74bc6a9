"""Problems and changes -> text, JSON, Markdown, annotations, code quality reports. Nothing else in the package formats them.

The formats are listed here, and nothing is imported: the command line offers them before it knows which one it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from generator.errors import UnfinishedError

if TYPE_CHECKING:
    from generator.diff import Comparison
    from generator.problems import Location, Problem

    SourceLine = Callable[[Location], str]
    Reporter = Callable[[Sequence[Problem], SourceLine, bool, int], str]
    """Takes problems, a way to the lines of the files, whether to colour, and how many warnings were accepted."""

Made = TypeVar("Made")


class Formats(Mapping[str, Made]):
    """What makes a report in each format, imported when it is asked for."""

    def __init__(self, places: Mapping[str, str]) -> None:
        """Take the place of each as `module:function`."""
        self._places = places

    def __getitem__(self, form: str) -> Made:
        """Return what makes a report in a format.

        Raises:
            UnfinishedError: it is not where the list says.
        """
        module, name = self._places[form].split(":")
        try:
            made: Made = getattr(import_module(module), name)
        except (ModuleNotFoundError, AttributeError) as error:
            raise UnfinishedError(f"add {name} to {module.replace('.', '/')}.py") from error
        return made

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the formats."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)


REPORTERS: Formats[Reporter] = Formats(
    {
        "text": "generator.report.text:as_text",
        "json": "generator.report.machine:as_json",
        "github": "generator.report.annotations:as_github",
        "gitlab": "generator.report.gitlab:as_gitlab",
        "sarif": "generator.report.sarif:as_sarif",
    }
)
"""Of problems."""

CHANGE_REPORTERS: Formats[Callable[[Comparison], str]] = Formats(
    {
        "text": "generator.report.changes.text:as_text",
        "json": "generator.report.changes.document:as_json",
        "markdown": "generator.report.changes.markdown:as_markdown",
        "github": "generator.report.changes.annotations:as_github",
    }
)
"""Of changes."""
