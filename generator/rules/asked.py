"""Asks the rules, and remembers what each found and what of the playbook it read for that.

Where that says what it said the last time, the rule is not asked again, and not even imported. What a rule reads is not
declared, it is watched: the concepts that it asks the playbook for, and those from which the views that it asks for were
made. A rule is a function of nothing else, but for the day. One with `BY_CONCEPT` (see `form`) is asked about the texts
of one concept after the other.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib import import_module
from typing import Any, NamedTuple

from generator.model import Playbook
from generator.model.playbook import CONCEPTS
from generator.of_texts import recalled, remember
from generator.problems import Level, Problem, Spot
from generator.rules.watched import BITS, BY_VALUE, Notes, Watched

_MOST = 3
"""Answers of one rule that are kept: of playbooks that take turns, such as those of teams, and of an edit taken back."""
_LIST = "rules"

Stated = Callable[[str], str]
"""Returns a text from which a concept of the playbook follows, and which follows from it."""


class Entry(NamedTuple):
    """What is known of a rule without its module."""

    name: str
    place: str
    level: str
    dated: bool
    by_concept: bool


def ask_all(
    playbook: Playbook,
    stated: Stated,
    today: datetime.date | None = None,
    wanted: Callable[[str, Level], bool] | None = None,
) -> tuple[Problem, ...]:
    """Return what `registry.check_all` returns.

    Args:
        playbook: what to check.
        stated: tells one value of a concept from any other.
        today: the day of the check; without it nothing ages.
        wanted: tells from its id and our level of it whether a rule is asked; without it all are. Those about age always
            are: what is far too old is an error of a rule that warns.
    """
    asked = _Asked(playbook, stated)
    rules = [rule for rule in _rules() if not wanted or rule.dated or wanted(rule.name, Level(rule.level))]
    found = [problem for rule in rules if not rule.dated for problem in asked.found(rule)]
    if playbook.words:
        from generator.rules.language.listed_words import own_rules  # noqa: PLC0415 - few teams have their own

        found += [problem for own in own_rules(playbook) for problem in own.check(playbook)]
    if today is not None:
        found += [problem for rule in rules if rule.dated for problem in asked.found(rule, today)]
    asked.notes.leave_views()
    return tuple(dict.fromkeys(found))


def levels_of_rules() -> Mapping[str, Level]:
    """Return how much what each rule finds weighs, by its id."""
    return {rule.name: Level(rule.level) for rule in _rules()}


def _rules() -> Sequence[Entry]:
    """Return what is known of each rule, in the order in which they are asked."""
    known: Sequence[Any] | None = recalled(_LIST)
    if known is None:
        from generator.rules.registry import AGEING, PLACES, RULES  # noqa: PLC0415 - imports all rules

        known = [
            [name, PLACES[name], rule.LEVEL.value, name in AGEING, getattr(rule, "BY_CONCEPT", False)]
            for name, rule in {**RULES, **AGEING}.items()
        ]
    remember(_LIST, known)
    return [Entry(*each) for each in known]


class _Asked:
    """The rules, asked about one playbook."""

    def __init__(self, playbook: Playbook, stated: Stated) -> None:
        self.notes = Notes(playbook)
        self._watched = Watched.noted(self.notes)
        self._texts = [name for name in CONCEPTS if getattr(playbook, name)]

        @cache
        def digest(name: str) -> str:
            return _digest(repr(getattr(playbook, name)) if name in BY_VALUE else stated(name))

        @cache
        def digest_of(reads: int) -> str:
            return _digest("".join(digest(name) for name, bit in BITS.items() if reads & bit))

        self._digest_of = digest_of

    def found(self, rule: Entry, *today: datetime.date) -> Iterator[Problem]:
        """Yield what a rule finds; of the day only where it asks for that."""
        for only in self._texts if rule.by_concept else ("",):
            self.notes.only = only
            yield from self._found(rule, *today)
        self.notes.only = ""

    def _found(self, rule: Entry, *today: datetime.date) -> Iterable[Problem]:
        name, day = f"{rule.name} {self.notes.only}", [one.isoformat() for one in today]
        known = recalled(name) or []
        for answer in known:
            reads, digest, then, said = answer
            if then == day and digest == self._digest_of(reads):
                others = (one for one in known if one is not answer)
                remember(name, known if answer is known[0] else [answer, *others])
                return map(_problem, said)
        self.notes.reads = 0
        found = list(module_of(rule).check(self._watched, *today))
        if all(problem.where is None and problem.related is None for problem in found):
            answer = [self.notes.reads, self._digest_of(self.notes.reads), day, [*map(_plain, found)]]
            remember(name, [answer, *known][:_MOST])
        return found


def module_of(rule: Entry) -> Any:
    """Import a rule: its module, or its row in the table of one."""
    module = import_module(rule.place)
    if getattr(module, "ID", None) == rule.name:
        return module
    return next(row for row in module.RULES if rule.name == row.ID)


def _plain(problem: Problem) -> list[Any]:
    places = (spot and [list(spot.path), spot.on_key] for spot in (problem.spot, problem.target))
    return [problem.rule, problem.level, problem.message, problem.hint, *places]


def _problem(said: Sequence[Any]) -> Problem:
    rule, level, message, hint, *places = said
    spot, target = (place and Spot(tuple(place[0]), on_key=place[1]) for place in places)
    return Problem(rule, Level(level), message, spot, hint=hint, target=target)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
