"""All rules, and what applying them gives. A new rule is listed in a module of `groups`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from generator.model import Playbook
from generator.problems import Problem
from generator.rules.form import DatedRule, Documented, Rule
from generator.rules.groups import ageing, content, language, response

GROUPS: Mapping[str, tuple[Rule, ...]] = {**response.GROUPS, **content.GROUPS, **language.GROUPS}
RULES: Mapping[str, Rule] = {rule.ID: rule for rules in GROUPS.values() for rule in rules}

AGEING: Mapping[str, DatedRule] = {rule.ID: rule for rule in ageing.RULES}
"""Rules that compare with the day of the check. An old plan can be published all the same, with a mark: the
one that it replaces is older."""

EVERY_RULE: tuple[Documented, ...] = (*RULES.values(), *AGEING.values())


def check_all(playbook: Playbook, today: datetime.date | None = None) -> tuple[Problem, ...]:
    """Return the problems of every rule, each once, rule after rule.

    Args:
        playbook: what to check.
        today: the day of the check; without it nothing ages.
    """
    found = [problem for rule in RULES.values() for problem in rule.check(playbook)]
    if today is not None:
        found += [problem for dated in AGEING.values() for problem in dated.check(playbook, today)]
    return tuple(dict.fromkeys(found))
