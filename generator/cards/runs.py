"""Rich text of the playbook -> runs for the typesetter: references filled, Markdown read as pages read it.

A block of code stands as a command, on lines of its own; a row of a table is a line, each cell behind its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.markup import Block, blocks, stretches
from generator.model import Playbook
from generator.model.card import Run, RunKind, Runs
from generator.model.scripts import BLANK, Blank, Script
from generator.model.text import fill

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "dv", "ug", "ckb"})

_WORD = r"(?:[#@/+$~]|-{1,2})?[A-Za-z0-9](?:[A-Za-z0-9/_.:@=+%&#~-]*[A-Za-z0-9/_=+%])?"
_LATIN = re.compile(rf"{_WORD}(?: {_WORD})*")
_LETTERS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_SHORT = frozenset({"time", "duration", "number"})


_TICK = "(\N{NO-BREAK SPACE})"


class Writer:
    """Turns the texts of one playbook into runs."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook
        language = playbook.about.language.lower().split("-")[0]
        self._isolates = language in RIGHT_TO_LEFT

    def line(self, text: str) -> Runs:
        """Return a text as one paragraph, however many it has on a page."""
        found: list[Run] = []
        for block in blocks(fill(self._playbook, text)):
            if found and found[-1].kind != "command" and block.kind != "code":
                found.append(Run("text", " "))
            found += self._of_block(block)
        return tuple(found)

    def plain(self, text: str) -> str:
        """Return a text without markup with its references filled."""
        return " ".join(fill(self._playbook, text).split())

    def bare(self, text: str) -> Runs:
        """Return a text without markup as one run."""
        return self._isolated("text", self.plain(text))

    def paragraphs(self, text: str) -> tuple[Runs, ...]:
        """Return each paragraph, list item, row and block of code of a text; none of one without words."""
        if not text.strip():
            return ()
        return tuple(self._of_block(block) for block in blocks(fill(self._playbook, text)))

    def script(self, script: Script, text: str) -> tuple[Runs, ...]:
        """Return each line of a script, its blanks as rules to write on; lines are broken where the author did."""
        return tuple(tuple(self._with_blanks(script, line)) for line in text.splitlines() if line.strip())

    def _with_blanks(self, script: Script, text: str) -> Iterator[Run]:
        said = " ".join(fill(self._playbook, text).split())
        start = 0
        for match in BLANK.finditer(said):
            yield from self._isolated("text", said[start : match.start()])
            blank = script.blanks.get(match[1])
            if blank and blank.preset:
                yield Run("strong", self.plain(blank.preset))
                if (
                    blank.preset in blank.true_while_held
                ):  # true or not is ticked by hand, never printed as a fact
                    yield Run("text", f" {_TICK} / ")
                    yield Run("blank", match[1], _width(blank))
            else:
                yield Run("blank", match[1], _width(blank))
            start = match.end()
        yield from self._isolated("text", said[start:])

    def _of_block(self, block: Block) -> Runs:
        if block.kind == "code":
            return (Run("command", block.text),)
        return self._marked(" ".join(block.text.split()))

    def _marked(self, text: str) -> Runs:
        found: list[Run] = []
        for kind, words in stretches(text):
            found += self._isolated("text", words) if kind == "text" else [Run(kind, words)]
        return tuple(found)

    def _isolated(self, kind: RunKind, text: str) -> Runs:
        """Return a text as one run; in a script from right to left, what would fall apart there as runs of their own.

        Latin letters alone keep their order among the others. Figures and signs do not: `/inc declare` would become
        `inc declare/`, and a date begin with its day. So a stretch with one of them is set apart as a whole, and one
        with a hyphen as well, at which no line shall end.
        """
        if not text:
            return ()
        if not self._isolates:
            return (Run(kind, text),)
        found: list[Run] = []
        start = 0
        for match in _LATIN.finditer(text):
            if _LETTERS.fullmatch(match[0]):
                continue
            found += [Run(kind, text[start : match.start()])] if match.start() > start else []
            found.append(Run("ltr", match[0]))
            start = match.end()
        return (*found, Run(kind, text[start:])) if start < len(text) else tuple(found)


def _width(blank: Blank | None) -> str:
    if blank is None or blank.kind in _SHORT:
        return "short"
    return "long" if blank.kind == "text" and (blank.max_words or 0) > 6 else "medium"
