"""Runs the check on mutants in this process and beside it, and says which of them it lets through."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.catalogue import levels
from generator.checking import root_of
from generator.model import Playbook, build_playbook
from generator.model.base import Acceptance, Answered
from generator.model.settings import with_settings
from generator.model.walk import walk_parts
from generator.printing import Shelf, problems_of_cards
from generator.problems import Problem
from generator.rules.acceptances import settle
from generator.rules.registry import GROUPS, check_all
from tests.mutants.fields import Data
from tests.mutants.operators import Mutant

CHUNK = 20


def caught_by(data: Data, folder: Path) -> str | None:
    """Return the first rule that says something about a playbook, as `check --strict` would; None if none does."""
    built, problems = build_playbook(data)
    if built is None:
        return problems[0].rule
    playbook = with_settings(built)
    answered = {answer.rule for answer in _answers(playbook)}
    first = next((problem for problem in _found(playbook) if problem.rule not in answered), None)
    if first is None and answered:
        first = next(iter(settle(playbook, check_all(playbook), levels())[0]), None)
    first = first or next(problems_of_cards(Shelf(playbook, root_of(folder))), None)
    return first.rule if first else None


def _found(playbook: Playbook) -> Iterator[Problem]:
    """Yield what the rules find, so that the first problem ends the search."""
    for rules in GROUPS.values():
        for rule in rules:
            yield from rule.check(playbook)


def _answers(playbook: Playbook) -> Iterator[Acceptance]:
    for _, part in walk_parts(playbook):
        if isinstance(part, Answered):
            yield from part.accepted


class _Judge:
    """Judges by number: the mutants are in memory before the processes part, so only numbers travel."""

    def __init__(self, data: Data, mutants: Sequence[Mutant], folder: Path) -> None:
        self._data, self._mutants, self._folder = data, mutants, folder

    def __call__(self, number: int) -> str | None:
        return caught_by(self._mutants[number].apply(self._data), self._folder)


_judge: Callable[[int], str | None]


def _judged(number: int) -> str | None:
    return _judge(number)


def judge(
    data: Data, mutants: Sequence[Mutant], folder: Path, processes: int, progress: Callable[[int], None]
) -> list[str | None]:
    """Return for each mutant the rule that caught it, or None.

    Args:
        data: the sound playbook.
        mutants: what to break, one at a time.
        folder: where the playbook stands.
        processes: how many work side by side.
        progress: called with how many are done.
    """
    global _judge  # noqa: PLW0603 - what a forked process inherits cannot be an argument
    _judge = _Judge(data, mutants, folder)
    verdicts = []
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        for verdict in pool.imap(_judged, range(len(mutants)), CHUNK):
            verdicts.append(verdict)
            progress(len(verdicts))
    return verdicts
