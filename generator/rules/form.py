"""What a rule is. Most are modules, not classes; some are a row of a table. These say so to the type checker.

A rule with `BY_CONCEPT = True` looks at texts (`prose`, `sentences`, `mentions`, `values` of the playbook), and what it
finds in those of one concept follows from them and from what else it asks the playbook for. It is asked about one concept
after the other, so that an edit in one asks nothing about the others again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, RuleDoc


class Documented(Protocol):
    """What every rule holds."""

    __doc__: str | None

    @property
    def ID(self) -> str:  # noqa: N802 - a constant of modules
        """The name of the fault."""
        ...

    @property
    def LEVEL(self) -> Level:  # noqa: N802
        """How much it weighs."""
        ...

    @property
    def KIND(self) -> Kind:  # noqa: N802
        """Who may set its level."""
        ...


class Rule(Documented, Protocol):
    """A rule about the playbook alone."""

    def check(self, playbook: Playbook) -> Iterator[Problem]:
        """Yield what breaks the rule."""
        ...


class DatedRule(Documented, Protocol):
    """A rule about age."""

    def check(self, playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
        """Yield what breaks the rule on a day."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """A rule that is a row of a table: what it tells its users, beside what it needs in order to look."""

    doc: RuleDoc

    @property
    def ID(self) -> str:  # noqa: N802
        """The name of the fault."""
        return self.doc.id

    @property
    def LEVEL(self) -> Level:  # noqa: N802
        """How much it weighs."""
        return self.doc.level

    @property
    def KIND(self) -> Kind:  # noqa: N802
        """Who may set its level."""
        return self.doc.kind


def document(rule: Documented) -> RuleDoc:
    """Return what a rule tells its users: in its row, or in the docstring of its module."""
    return (
        rule.doc if isinstance(rule, Row) else RuleDoc.of(rule.ID, rule.LEVEL, rule.__doc__ or "", rule.KIND)
    )
