"""Levels of rules: what a team says about the rules of the check as a whole, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.base import IsoDate, Part, Reason, RoleRef
from generator.model.fields import EDITORIAL, OMITTED, OPERATIONAL, fact
from generator.problems import Location


class RuleLevel(Part):
    """How much the findings of one rule weigh here. Rules about facts keep their level."""

    level: Literal["ignore", "warning", "error"] = fact(
        "ignore: not told; warning: told, and fails with --strict; error: fails the check.",
        OMITTED,
        OPERATIONAL,
    )
    reason: Reason | None = fact(
        "Why, for whoever reviews it; needed to lower a rule about safety.", OMITTED, EDITORIAL, default=None
    )
    decided_by: RoleRef | None = fact(
        "Role that answers for it; needed to lower a rule about safety.", OMITTED, OPERATIONAL, default=None
    )
    until: IsoDate | None = fact(
        "Last day on which it holds, at most a year ahead; needed to lower a rule about safety.",
        OMITTED,
        OPERATIONAL,
        default=None,
    )
    fixed: bool = fact(
        "true: no layer after this one may say anything else about the rule.",
        OMITTED,
        OPERATIONAL,
        default=False,
    )


@dataclass(frozen=True, slots=True)
class SetLevel:
    """What a team says about a rule: the words of it, where they stand, and whether they hold."""

    says: RuleLevel
    where: Location | None
    holds: bool
