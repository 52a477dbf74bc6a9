"""The cards of a checked playbook: typeset, written, recorded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.api.sound import shelf
from generator.atomic import home, write_all
from generator.cards.shelf import Say, files_for, make_cards, put_files, record_of_cards
from generator.check.check import Checked, placed, root_of
from generator.check.levels import at_level
from generator.folder.files import Files, LayeredFiles
from generator.problems import Problem, in_order

if TYPE_CHECKING:
    from generator.cards.make import Printed  # typesets: a record needs none of it

_WIDE = frozenset({"card-word-too-wide", "card-title-too-long"})
_TOO_WIDE = re.compile(r"(?:word|title) '([^']+)'")


def cards(
    checked: Checked,
    work: Path,
    say: Say = lambda _: None,
    *,
    decks: tuple[str, ...] = (),
    form: str | None = None,
    sheets: tuple[str, ...] = (),
) -> Printed:
    """Typeset the cards of a playbook that was checked; what does not fit is a problem with its place.

    Args:
        checked: the result of `check`, without errors.
        work: folder for results; what did not change is not typeset again.
        say: gets one short sentence at each stage.
        decks: ids of the decks to make; all when left out.
        form: format to make them in, instead of the format of each deck.
        sheets: ids of the sheets to put them on, instead of those of each deck.

    Raises:
        PlaybookError: a name is unknown, a template is wrong, or a font is missing.
    """
    made = make_cards(shelf(checked), work, (decks, form, sheets, ()), say)
    found = at_level(made.problems, checked.levels)
    told = (_where_written(problem, checked.source) for problem in found)
    return replace(made, problems=in_order(placed(told, checked.source)))


def _where_written(problem: Problem, source: Files) -> Problem:
    """Return a problem of a word that is too wide at the line of a layer that says it, not where a text refers to it."""
    found = _TOO_WIDE.search(problem.message) if problem.rule in _WIDE else None
    where = source.where_said(found[1]) if found and isinstance(source, LayeredFiles) else None
    return replace(problem, where=where) if where else problem


def write_cards(made: Printed, folder: Path, recorded: Checked | None = None) -> tuple[int, str]:
    """Write the finished files into a folder, all or none, and the record of the cards with them.

    Args:
        made: the cards.
        folder: where.
        recorded: the playbook whose cards are written down in the record; none are when left out. Record and cards are
            written as one where the folder lies in the repository, else the cards first.

    Returns:
        How many files there are, and a sentence about the record.

    Raises:
        UsageError: something cannot be written.
    """
    count = sum(1 for _ in made.files)
    if recorded and folder.resolve().is_relative_to(home(root_of(recorded.folder))):
        return count, record(recorded, files_for(made, folder))
    return put_files(made, folder), record(recorded) if recorded else ""


def record(checked: Checked, files: Mapping[Path, bytes | None] | None = None) -> str:
    """Write down in `cards.lock.json` which cards are published now; return a sentence that says so.

    Args:
        checked: the result of `check`.
        files: what else is written or removed with it, all or nothing, by absolute path in the repository.

    Raises:
        UsageError: a file cannot be written; nothing changed then.
    """
    path, content, said = record_of(checked)
    write_all(home(path.parent), {**(files or {}), path.resolve(): content}, "playbook cards --record")
    return said


def record_of(checked: Checked) -> tuple[Path, bytes, str]:
    """Return the record of the cards that are published now: its file, its content, a sentence about it."""
    kept = shelf(checked)
    return (kept.record, *record_of_cards(kept))
