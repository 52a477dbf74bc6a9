"""The cards of a checked playbook: typeset, written, recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.api.sound import shelf
from generator.atomic import home, write_all
from generator.cards.shelf import Say, files_for, make_cards, put_files, record_of_cards
from generator.check.check import Checked, placed, root_of
from generator.check.levels import at_level
from generator.folder.files import DEFAULT, LayeredFiles, Unsourced
from generator.model.card import Card
from generator.problems import Problem, in_order

if TYPE_CHECKING:
    from generator.cards.make import Printed  # typesets: a record needs none of it

_TALL = "card-too-tall"
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
    told = list(_where_written(checked, found))
    return replace(made, problems=in_order(placed(told, checked.source)))


def _where_written(checked: Checked, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems; what a layer said that does not fit is told at the line of the layer, not where it is printed."""
    source = checked.source.files if isinstance(checked.source, Unsourced) else checked.source
    cards: Mapping[str, Card] = {}
    for problem in problems:
        where = None
        if isinstance(source, LayeredFiles) and problem.rule in _WIDE:
            found = _TOO_WIDE.search(problem.message)
            where = source.where_said(found[1]) if found else None
        elif isinstance(source, LayeredFiles) and problem.rule == _TALL and _of_default(problem, source):
            cards = cards or {card.id: card for card in shelf(checked).cards()}
            card = cards.get(problem.message.split(" ", 1)[0])
            where = source.grown_in("\n".join(card.lines)) if card else None
        yield replace(problem, where=where) if where else problem


def _of_default(problem: Problem, source: LayeredFiles) -> bool:
    return problem.spot is not None and source.stack.source(problem.spot)[0].name == DEFAULT


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
