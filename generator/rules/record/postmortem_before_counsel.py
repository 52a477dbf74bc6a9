"""A public postmortem was cleared by the role that approves what is held back, before it came out.

Why: A public account can give away what a court, an authority or a contract forbids, and cannot be taken back.

Bad:
    # incidents.yaml
    stale-refunds:
      postmortem: {state: published, published: public}

Good:
    # incidents.yaml
    stale-refunds:
      postmortem:
        state: published
        published: public
        cleared: {by: legal-counsel, at: "2026-10-06T12:00Z"}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.moments import in_short, read_instant
from generator.model.played_plan import published_at, renamed
from generator.problems import Kind, Level, Problem, Spot

ID = "postmortem-before-counsel"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    interim = playbook.postmortem.interim
    approver = interim.approver if interim else None
    for incident in playbook.incidents.values() if approver else ():
        account = incident.postmortem
        if account is None or account.published != "public":
            continue
        spot = Spot.of("incidents", incident.id, "postmortem", "published")
        hint = f"publish it internally until `cleared: {{by: {approver}, at: …}}` is true"
        out = published_at(playbook, incident)
        if account.cleared is None:
            yield Problem(ID, LEVEL, f"it is public, and '{approver}' has not cleared it", spot, hint=hint)
        elif renamed(playbook, "roles", account.cleared.by) != approver:
            message = f"'{account.cleared.by}' cleared it; '{approver}' has to"
            yield Problem(ID, LEVEL, message, spot, hint=hint)
        elif out and out < read_instant(account.cleared.at):
            message = f"it came out at {in_short(out)}, before it was cleared at {in_short(read_instant(account.cleared.at))}"
            yield Problem(ID, LEVEL, message, spot, hint="compare both moments with the log")
