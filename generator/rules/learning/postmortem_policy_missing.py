"""The postmortem policy says for every severity whether one is required and who may read it.

Why: After the incident everybody is tired, and the severity without a rule is the one nobody learns from.

Bad:
    # severities.yaml has sev-1 and sev-2
    # postmortem.yaml
    policies:
      sev-1: {required: true, published: public}

Good:
    # severities.yaml has sev-1 and sev-2
    # postmortem.yaml
    policies:
      sev-1: {required: true, published: public}
      sev-2: {required: true, published: internal}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "postmortem-policy-missing"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities:
        if playbook.postmortem.policies and severity not in playbook.postmortem.policies:
            message = f"the postmortem policy says nothing about severity '{severity}'"
            hint = f"add '{severity}' to policies, with required and published"
            yield Problem(ID, LEVEL, message, Spot.of("postmortem", "policies").key, hint=hint)
