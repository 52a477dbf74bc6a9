"""Every major severity that pages roles says when a page is acknowledged and when it is escalated.

Why: A page without a deadline is a page that nobody misses. At 2 AM the phone is on silent, and nobody
calls the backup because nobody said when. Where the `escalation` of every paged role says it, the severity need not.

Bad:
    # severities.yaml
    sev-1:
      major: true
      pages: [incident-commander]

Good:
    # severities.yaml
    sev-1:
      major: true
      pages: [incident-commander]
      acknowledge_within: 5m
      escalate_after: 5m
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "page-without-deadline"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        if not (severity.major and severity.pages):
            continue
        for field in ("acknowledge_within", "escalate_after"):
            stated = any(getattr(other, field) for other in playbook.severities.values())
            said = field == "escalate_after" and all(
                role.escalation if (role := playbook.roles.get(name)) else False for name in severity.pages
            )
            if stated and not said and getattr(severity, field) is None:
                message = f"'{severity.id}' pages {len(severity.pages)} roles, but has no {field}"
                spot = Spot.of("severities", severity.id).key
                yield Problem(ID, LEVEL, message, spot, hint=f"add {field}, for example `{field}: 5m`")
