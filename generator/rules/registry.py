"""All rules, and what applying them gives. The rooms are listed here; each room lists its rules in its `RULES`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, cast

from generator import rules
from generator.errors import UnfinishedError
from generator.model import Playbook
from generator.problems import Kind, Level, Problem
from generator.rules.form import DatedRule, Documented, Rule
from generator.rules.language.listed_words import own_rules

ROOMS = (
    "names",
    "severities",
    "triage",
    "phases",
    "steps",
    "crew",
    "roles",
    "whole",
    "types",
    "levers",
    "scripts",
    "commands",
    "readiness",
    "learning",
    "record",
    "clocks",
    "prose",
    "language",
)
"""In the order in which their rules are asked."""


_NEEDED = {
    "LEVEL": "LEVEL = Level.WARNING",
    "KIND": "KIND = Kind.ADVICE",
    "check": "def check(playbook: Playbook) -> Iterator[Problem]:",
}
_LEVEL_OF = {Kind.SAFETY: Level.ERROR, Kind.ADVICE: Level.WARNING}
"""What a rule of a kind weighs until a team says otherwise; facts are either."""

PLACES: dict[str, str] = {}
"""The module that holds each rule, by its id."""


def rules_in(room: str) -> Iterator[tuple[str, Any]]:
    """Yield the rules of a room in its order, by id.

    Raises:
        UnfinishedError: the list of the room and its modules do not agree; the message says what to add.
    """
    package, place = f"generator.rules.{room}", f"generator/rules/{room}"
    there: dict[str, Any] = {}
    for found in iter_modules(import_module(package).__path__):
        held = _rules_of(import_module(f"{package}.{found.name}"), f"{place}/{found.name}.py")
        PLACES.update(dict.fromkeys(held, f"{package}.{found.name}"))
        there |= held
    listed: tuple[str, ...] = import_module(package).RULES
    for rule in sorted(there.keys() - set(listed)):
        raise UnfinishedError(f"add '{rule}' to RULES in {place}/__init__.py, where it belongs in the order")
    for rule in listed:
        if rule not in there:
            raise UnfinishedError(
                f"add {place}/{rule.replace('-', '_')}.py with ID = '{rule}': the room lists it"
            )
        yield rule, there[rule]


def _rules_of(module: Any, file: str) -> Mapping[str, Any]:
    """Return the rules of a module by id: the rows of its table, and itself where it is one."""
    rows = {row.ID: row for row in getattr(module, "RULES", ())}
    if not hasattr(module, "ID"):
        return rows
    for name, such_as in _NEEDED.items():
        if not hasattr(module, name):
            raise UnfinishedError(f"add {name} to {file}, such as `{such_as}`")
    if (fits := _LEVEL_OF.get(module.KIND)) and module.LEVEL is not fits:
        raise UnfinishedError(
            f"write LEVEL = Level.{fits.name} in {file}, or another KIND: {module.KIND} is {fits}"
        )
    return {**rows, module.ID: module}


_there = {found.name for found in iter_modules(rules.__path__) if found.ispkg} - {"age"}
for _room in sorted(_there.symmetric_difference(ROOMS)):
    raise UnfinishedError(
        f"add '{_room}' to ROOMS in generator/rules/registry.py"
        if _room in _there
        else f"add generator/rules/{_room}/__init__.py with RULES: ROOMS lists it"
    )

RULES: Mapping[str, Rule] = {name: cast("Rule", rule) for room in ROOMS for name, rule in rules_in(room)}

AGEING: Mapping[str, DatedRule] = dict(rules_in("age"))
"""Rules that compare with the day of the check. An old plan can be published all the same, with a mark: the
one that it replaces is older."""

EVERY_RULE: tuple[Documented, ...] = (*RULES.values(), *AGEING.values())


def check_all(playbook: Playbook, today: datetime.date | None = None) -> tuple[Problem, ...]:
    """Return the problems of every rule and of the team's own lists of words, each once, rule after rule.

    Args:
        playbook: what to check.
        today: the day of the check; without it nothing ages.
    """
    asked = (*RULES.values(), *own_rules(playbook))
    found = [problem for rule in asked for problem in rule.check(playbook)]
    if today is not None:
        found += [problem for dated in AGEING.values() for problem in dated.check(playbook, today)]
    return tuple(dict.fromkeys(found))
