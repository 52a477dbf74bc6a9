"""What the module of a rule holds. A rule is a module, not a class; these say so to the type checker."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Protocol

from generator.model import Playbook
from generator.problems import Level, Problem


class Documented(Protocol):
    """What every rule module holds."""

    __doc__: str | None
    ID: str
    LEVEL: Level


class Rule(Documented, Protocol):
    """What the module of a rule holds."""

    def check(self, playbook: Playbook) -> Iterator[Problem]:
        """Yield what breaks the rule."""
        ...


class DatedRule(Documented, Protocol):
    """What the module of a rule about age holds."""

    def check(self, playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
        """Yield what breaks the rule on a day."""
        ...
