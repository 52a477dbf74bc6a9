"""A role that is to be called at a severity by name is paged there, or joins: by its own page, or by that of the severity.

Why: The page of the executive says "at every SEV-1", and the list of whom SEV-1 pages leaves them out. At night only
the list is read.

Bad:
    # severities.yaml
    sev-1:
      pages: [incident-commander]
    # roles.yaml
    executive-on-call:
      pulled_in_when: At every {severities/sev-1}.

Good:
    # severities.yaml
    sev-1:
      pages: [incident-commander, executive-on-call]
    # roles.yaml
    executive-on-call:
      pulled_in_when: At every {severities/sev-1}.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.severities import Severity
from generator.model.text import references_in
from generator.problems import Kind, Level, Problem, Spot

ID = "role-not-called"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        spot = Spot.of("roles", role.id, "pulled_in_when")
        for name in _named(role.pulled_in_when, "severities"):
            severity = playbook.severities.get(name)
            if severity and role.id not in _called(severity):
                yield _problem(role.id, severity.id, spot, "say another occasion")
    for severity in playbook.severities.values():
        spot = Spot.of("severities", severity.id, "response")
        for name in _named(severity.response, "roles"):
            if name in playbook.roles and name not in _called(severity):
                yield _problem(name, severity.id, spot, "leave the role out of the sentence")


def _named(text: str | None, concept: str) -> Iterator[str]:
    """Yield the ids of the entries of a concept that a text refers to, each once."""
    for path in dict.fromkeys(references_in(text or "")):
        head, name = path.split("/")[:2]
        if head == concept:
            yield name


def _called(severity: Severity) -> tuple[str, ...]:
    pulled = (each.role for each in severity.pulls_in)
    return (*severity.pages, *severity.joins, *pulled, *severity.leads)


def _problem(role: str, severity: str, spot: Spot, otherwise: str) -> Problem:
    message = f"'{role}' is to be called at '{severity}', which neither pages it nor lets it join"
    hint = f"add '{role}' to pages or joins of '{severity}', or {otherwise}"
    return Problem(ID, LEVEL, message, spot, hint=hint)
