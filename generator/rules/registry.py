"""All rules, in groups a reader looks for them in. A new rule is imported and listed here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from generator.model import Playbook
from generator.problems import Level, Problem
from generator.rules import (
    unknown_reference,
)


class Rule(Protocol):
    """What a rule module holds."""

    __doc__: str | None
    ID: str
    LEVEL: Level

    def check(self, playbook: Playbook) -> Iterator[Problem]:
        """Yield what breaks the rule."""
        ...


GROUPS: Mapping[str, tuple[Rule, ...]] = {
    "Names and references": (unknown_reference,),
    "Severities": (),
    "Triage": (),
    "Phases": (),
    "Steps and decisions": (),
    "Roles": (),
}

RULES: Mapping[str, Rule] = {rule.ID: rule for rules in GROUPS.values() for rule in rules}


def check_all(playbook: Playbook) -> tuple[Problem, ...]:
    """Return the problems of every rule, each once, rule after rule."""
    return tuple(dict.fromkeys(problem for rule in RULES.values() for problem in rule.check(playbook)))
