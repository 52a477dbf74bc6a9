"""A postmortem that is due is as public as the worst severity of the incident asks.

Why: Who was harmed by the worst kind of incident was promised an account. One that stays inside breaks that promise.
Checked when the day of the check is known.

Bad:
    # incidents.yaml
    stale-refunds:
      severities:
        - {at: "2026-10-01T13:24Z", severity: sev-1}
      postmortem: {state: published, published: internal}

Good:
    # incidents.yaml
    stale-refunds:
      severities:
        - {at: "2026-10-01T13:24Z", severity: sev-1}
      postmortem:
        state: published
        published: public
        cleared: {by: legal-counsel, at: "2026-10-06T12:00Z"}
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.played_plan import policy_of, postmortem_due, published_at, worst
from generator.problems import Kind, Level, Problem, Spot

ID = "postmortem-not-published"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_READERS = ("none", "internal", "public")


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        policy, due, severity = (
            policy_of(playbook, incident),
            postmortem_due(playbook, incident),
            worst(playbook, incident),
        )
        if policy is None or due is None or severity is None:
            continue
        out = published_at(playbook, incident)
        account = incident.postmortem
        if not (out or today > due) or (account is None and out is None):  # that it is late is told already
            continue
        is_now = account.published if account else "none"
        if _READERS.index(is_now) < _READERS.index(policy.published) and not (account and account.held_back):
            spot = Spot.of("incidents", incident.id)
            spot = spot.at("postmortem", "published") if account else spot.key
            message = f"the postmortem is {_SAID[is_now]}, and {severity.name} asks for {_ASKED[policy.published]} one"
            hint = "publish it so, or name the kind of reason in `held_back`"
            yield Problem(ID, LEVEL, message, spot, hint=hint)


_SAID = {"none": "not published", "internal": "internal", "public": "public"}
_ASKED = {"internal": "an internal", "public": "a public"}
