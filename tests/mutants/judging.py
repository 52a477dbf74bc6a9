"""Says which mutants the check lets through: the verdict of `playbook check --strict`, reached by less work.

What cannot have changed its mind is not asked again. A rule that read nothing of what a mutant changed says what
it said of the sound playbook. A test compares the verdicts with those of the whole check on files.
"""

from __future__ import annotations

import datetime
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.cards.shelf import Shelf, problems_of_cards
from generator.check.catalogue import levels
from generator.check.check import root_of
from generator.model import Playbook
from generator.model.base import Answered
from generator.model.walk import walk_parts
from generator.problems import Level, Problem
from generator.rules.acceptances import settle
from generator.rules.registry import AGEING, RULES
from tests.mutants.fields import Data
from tests.mutants.operators import Mutant
from tests.mutants.remaking import Original, Remade
from tests.mutants.watching import reads_of

CHUNK = 20
_FOR_VERSIONS = frozenset({"card-changed-same-version"})
"""Not asked: it notices every change of words, a sound one as well, until the version is raised."""
Asked = Callable[[Playbook], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class _Opinion:
    """What one rule says of the sound playbook, and what it read for that."""

    rule: Asked
    said: tuple[Problem, ...]
    reads: frozenset[str]


class Judge:
    """Judges mutants of one playbook.

    Args:
        data: the playbook as plain data; its shape is sound.
        folder: where it stands.
        today: the day of the check.
    """

    def __init__(self, data: Data, folder: Path, today: datetime.date) -> None:
        self._original, self._today, self._levels = Original(data), today, levels()
        self._answered = _answered(self._original.playbook)
        self._opinions = [self._opinion(rule) for rule in _rules(folder, today)]

    def first_problem(self) -> Problem | None:
        """Return a problem of the playbook itself; None when it is sound."""
        return self._settled(self._original.playbook, [said for each in self._opinions for said in each.said])

    def caught_by(self, mutant: Mutant) -> str | None:
        """Return the rule that notices a mutant first; None when none does."""
        made = self._original.remade(mutant)
        problem = made if isinstance(made, Problem) else self._problem_of(made)
        return problem.rule if problem else None

    def _problem_of(self, made: Remade) -> Problem | None:
        found: list[Problem] = []
        for opinion in self._opinions:
            if made.changed.isdisjoint(opinion.reads):
                found += opinion.said
                continue
            for problem in opinion.rule(made.playbook):
                if problem.level is Level.ERROR or problem.rule not in self._answered:
                    return problem
                found.append(problem)
        return self._settled(made.playbook, found)

    def _settled(self, playbook: Playbook, found: Sequence[Problem]) -> Problem | None:
        stay, _ = settle(playbook, found, self._levels, self._today)
        return next(iter(stay), None)

    def _opinion(self, rule: Asked) -> _Opinion:
        said, reads = reads_of(lambda: tuple(rule(self._original.playbook)))
        return _Opinion(rule, said, reads)


def _rules(folder: Path, today: datetime.date) -> Iterator[Asked]:
    """Yield everything that a check asks about a playbook of the right shape, the cards last."""
    yield from (rule.check for rule in RULES.values())
    yield from (partial(dated.check, today=today) for dated in AGEING.values())
    shelf = partial(Shelf, root=root_of(folder))
    yield lambda playbook: (
        each for each in problems_of_cards(shelf(playbook)) if each.rule not in _FOR_VERSIONS
    )


def _answered(playbook: Playbook) -> frozenset[str]:
    """Return the rules whose warnings are answered somewhere; no mutant answers another."""
    parts = (part for _, part in walk_parts(playbook) if isinstance(part, Answered))
    return frozenset(answer.rule for part in parts for answer in part.accepted)


_at_work: tuple[Judge, Sequence[Mutant]]


def _verdict(number: int) -> str | None:
    judge, mutants = _at_work
    return judge.caught_by(mutants[number])


def verdicts_on(
    judge: Judge, mutants: Sequence[Mutant], processes: int, progress: Callable[[int], None]
) -> list[str | None]:
    """Return for each mutant the rule that caught it, or None.

    Args:
        judge: what knows the sound playbook.
        mutants: what to break, one at a time.
        processes: how many work side by side.
        progress: called with how many are done.
    """
    global _at_work  # noqa: PLW0603 - what a forked process inherits need not be sent to it
    _at_work = (judge, mutants)
    verdicts = []
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        for verdict in pool.imap(_verdict, range(len(mutants)), CHUNK):
            verdicts.append(verdict)
            progress(len(verdicts))
    return verdicts
