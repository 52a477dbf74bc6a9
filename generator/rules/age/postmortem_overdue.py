"""The postmortem of an incident is out within its time, business days counted as the organisation works.

Why: Weeks later nobody remembers what they saw, and the people who waited for the account stop believing in it. The
interim account counts when law or an investigation forbids the full one. Checked when the day of the check is known.

Bad:
    # incidents.yaml
    stale-refunds:
      moments:
        resolved: "2026-10-02T16:00Z"
      postmortem: {state: draft}

Good:
    # incidents.yaml
    stale-refunds:
      moments:
        resolved: "2026-10-02T16:00Z"
        postmortem-published: "2026-10-07T10:00Z"
      postmortem: {state: published, published: internal}
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.incidents import PUBLISHED
from generator.model.played_plan import policy_of, postmortem_due, postmortem_limit, published_at
from generator.problems import Kind, Level, Problem, Spot

ID = "postmortem-overdue"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        due, out, policy = (
            postmortem_due(playbook, incident),
            published_at(playbook, incident),
            policy_of(playbook, incident),
        )
        limit = postmortem_limit(playbook, policy)
        if due is None or limit is None or (out.date() if out else today) <= due:
            continue
        within = limit.words
        came = f"came out on {out.date()}" if out else "is not out"
        spot = Spot.of("incidents", incident.id)
        spot = spot.at("moments", _name(playbook)) if out else spot.key
        message = f"the postmortem was due by {due}, {within} after the end, and {came}"
        hint = (
            "say in it why it came late"
            if out
            else (f"publish it, or the interim account, and write '{_name(playbook)}' below `moments`")
        )
        yield Problem(ID, LEVEL, message, spot, hint=hint)


def _name(playbook: Playbook) -> str:
    return playbook.postmortem.counted_until or PUBLISHED
