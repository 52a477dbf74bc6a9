"""A public script for the postmortem is used only at severities whose postmortem is public.

Why: The policy says internal, the script at hand says public, and at the end of a long week somebody posts an
account that nobody cleared for readers outside.

Bad:
    # postmortem.yaml
    policies:
      sev-2: {required: true, published: internal}
    # scripts.yaml
    postmortem-publication:
      audience: public
      stage: postmortem
      used_for: [sev-1, sev-2]

Good:
    # postmortem.yaml
    policies:
      sev-2: {required: true, published: internal}
    # scripts.yaml
    postmortem-publication:
      audience: public
      stage: postmortem
      used_for: [sev-1]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "postmortem-script-too-open"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        for index, name in enumerate(script.used_for if script.is_public else ()):
            policy = playbook.postmortem.policies.get(name)
            if script.stage == "postmortem" and policy and policy.published != "public":
                message = (
                    f"script '{script.id}' would publish the postmortem of '{name}', which is not public"
                )
                hint = f"remove it here, or write `published: public` for '{name}' in the policies"
                yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id, "used_for", index), hint=hint)
