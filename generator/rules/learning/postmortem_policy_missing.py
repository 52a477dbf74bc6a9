"""The postmortem policy says for every severity whether one is required and who may read it.

Why: After the incident everybody is tired, and the severity without a rule is the one nobody learns from. A policy for
the worst severities alone, at most half of them, says that the milder ones need none.

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
from generator.rules.wording import named

ID = "postmortem-policy-missing"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    policies = playbook.postmortem.policies
    silent = [severity.id for severity in playbook.by_rank if severity.id not in policies]
    if not policies or not silent or _are_for_the_worst(playbook):
        return
    message = f"the postmortem policy says nothing about {named(silent)}"
    hint = "add each to policies, with required and published"
    yield Problem(ID, LEVEL, message, Spot.of("postmortem", "policies").key, hint=hint)


def _are_for_the_worst(playbook: Playbook) -> bool:
    """Return whether the policies are those of the worst severities, at most half, and each requires a postmortem."""
    policies = playbook.postmortem.policies
    worst = {severity.id for severity in playbook.by_rank[: len(policies)]}
    few = len(policies) * 2 <= len(playbook.severities)
    return few and policies.keys() == worst and all(policy.required for policy in policies.values())
