"""What of a playbook a tool can take or lose: one row for each thing, with how many of it there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model import Playbook
from generator.model.freshness import everything_dated
from generator.model.phases import DecisionStep
from generator.model.severities import DEADLINES


@dataclass(frozen=True, slots=True)
class Facet:
    """A thing a playbook says.

    Attributes:
        says: what it is, for the report of losses.
        count: how many there are in a playbook.
    """

    says: str
    count: Callable[[Playbook], int]


def _deadlines(playbook: Playbook) -> int:
    return sum(getattr(each, name) is not None for each in playbook.severities.values() for name in DEADLINES)


def _decisions(playbook: Playbook) -> int:
    return sum(isinstance(step, DecisionStep) for step in playbook.steps.values())


FACETS: Mapping[str, Facet] = {
    "severities": Facet("the scale of severities", lambda playbook: len(playbook.severities)),
    "deadlines": Facet("deadlines of severities", _deadlines),
    "rhythms": Facet(
        "rhythms of updates", lambda playbook: sum(len(tuple(one.rhythms)) for one in playbook.severities.values())
    ),
    "raising": Facet(
        "when a severity is raised or lowered, and by whom",
        lambda playbook: sum(len(one.raise_when) + len(one.lower_when) for one in playbook.severities.values()),
    ),
    "paging": Facet(
        "who is paged at a severity", lambda playbook: sum(len(one.pages) for one in playbook.severities.values())
    ),
    "triage": Facet("questions of triage with their floors", lambda playbook: len(playbook.triage.questions)),
    "roles": Facet("roles", lambda playbook: len(playbook.roles)),
    "backups": Facet("who stands in for a role", lambda playbook: sum(bool(one.backup) for one in playbook.roles.values())),
    "steps": Facet("steps, with owner and done when", lambda playbook: len(playbook.steps) - _decisions(playbook)),
    "decisions": Facet("decisions and where each answer leads", _decisions),
    "types": Facet("incident types", lambda playbook: len(playbook.types)),
    "levers": Facet("levers", lambda playbook: len(playbook.levers)),
    "evidence": Facet("evidence to save", lambda playbook: len(playbook.evidence)),
    "words": Facet("words of scripts", lambda playbook: len(playbook.scripts)),
    "blanks": Facet(
        "typed blanks of scripts", lambda playbook: sum(len(one.blanks) for one in playbook.scripts.values())
    ),
    "release": Facet("who clears and who releases a script", lambda playbook: len(playbook.scripts)),
    "clocks": Facet("legal and contractual clocks", lambda playbook: len(playbook.clocks)),
    "drills": Facet("drills", lambda playbook: len(playbook.drills)),
    "days": Facet("days on which something is due again", lambda playbook: len(tuple(everything_dated(playbook)))),
    "postmortem": Facet("fields of the postmortem", lambda playbook: len(playbook.postmortem.template)),
    "kinds": Facet("kinds of incident types", lambda playbook: len(playbook.kinds)),
    "channels": Facet("channels and what to use when one is down", lambda playbook: len(playbook.channels)),
    "contacts": Facet("how a role is reached", lambda playbook: len(playbook.contacts)),
    "parties": Facet("who is outside and needed", lambda playbook: len(playbook.parties)),
    "dependencies": Facet("what of others the product needs", lambda playbook: len(playbook.dependencies)),
    "ladders": Facet("ladders of degradation", lambda playbook: len(playbook.ladders)),
    "preparation": Facet("lists of what is done before an incident", lambda playbook: len(playbook.preparation)),
    "timestamps": Facet("moments to write down", lambda playbook: len(playbook.timestamps)),
    "metrics": Facet("metrics", lambda playbook: len(playbook.metrics)),
    "laws": Facet("laws without a clock", lambda playbook: len(playbook.laws)),
    "cases": Facet("public cases", lambda playbook: len(playbook.cases)),
    "incidents": Facet("records of incidents and drills", lambda playbook: len(playbook.incidents)),
}  # fmt: skip
"""Every facet, in the order of a report."""
