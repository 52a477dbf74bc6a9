"""A role that is to be called at a severity by name is paged there, or joins.

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
from generator.model.text import references_in
from generator.problems import Kind, Level, Problem, Spot

ID = "role-not-called"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for role in playbook.roles.values():
        for path in references_in(role.pulled_in_when or ""):
            concept, name = path.split("/")[:2]
            severity = playbook.severities.get(name) if concept == "severities" else None
            if severity and role.id not in (*severity.pages, *severity.joins):
                message = (
                    f"'{role.id}' is to be called at '{severity.id}', which neither pages it nor lets it join"
                )
                hint = f"add '{role.id}' to pages or joins of '{severity.id}', or say another occasion"
                spot = Spot.of("roles", role.id, "pulled_in_when")
                yield Problem(ID, LEVEL, message, spot, hint=hint)
