"""A major severity requires a postmortem, and a worse severity is never less required or less open than a milder one.

Why: What hurt most teaches most and is asked about longest. A policy that publishes the small incidents and
hides the large ones costs the trust it was made for.

Bad:
    # postmortem.yaml
    policies:
      sev-1: {required: true, published: internal}
      sev-2: {required: true, published: public}

Good:
    # postmortem.yaml
    policies:
      sev-1: {required: true, published: public}
      sev-2: {required: true, published: internal}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "postmortem-policy-weaker"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_OPENNESS = ("none", "internal", "public")


def check(playbook: Playbook) -> Iterator[Problem]:
    policies = playbook.postmortem.policies
    ranked = [severity for severity in playbook.by_rank if severity.id in policies]
    for severity in ranked:
        if severity.major and not policies[severity.id].required:
            message = f"severity '{severity.id}' is major but requires no postmortem"
            yield _problem(severity.id, "required", message, "write `required: true`")
    for worse, milder in pairwise(ranked):
        above, below = policies[worse.id], policies[milder.id]
        if below.required and not above.required and not worse.major:
            message = f"severity '{worse.id}' requires no postmortem, but the milder '{milder.id}' does"
            yield _problem(worse.id, "required", message, "write `required: true`")
        if _OPENNESS.index(below.published) > _OPENNESS.index(above.published):
            message = (
                f"the postmortem of '{worse.id}' is {_named(above.published)}, "
                f"that of the milder '{milder.id}' is {_named(below.published)}"
            )
            hint = "publish the worse one at least as openly"
            yield _problem(worse.id, "published", message, hint)


def _named(published: str) -> str:
    return "not published" if published == "none" else published


def _problem(severity: str, field: str, message: str, hint: str) -> Problem:
    return Problem(ID, LEVEL, message, Spot.of("postmortem", "policies", severity, field), hint=hint)
