"""The state of a postmortem, its readers and the moment of its publication agree.

Why: A draft that everybody can read was cleared by nobody, and one that is published without a day was never in time.
The interim account can be out while the full one is a draft (`interim: true`).

Bad:
    # incidents.yaml
    stale-refunds:
      postmortem: {state: draft, published: public}

Good:
    # incidents.yaml
    stale-refunds:
      moments:
        postmortem-published: "2026-10-07T10:00Z"
      postmortem: {state: published, published: public}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.incidents import PUBLISHED, Account, Incident
from generator.model.moments import in_short
from generator.model.played_plan import policy_of, published_at
from generator.problems import Kind, Level, Problem, Spot

ID = "postmortem-state-unclear"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        if incident.postmortem:
            yield from _of(playbook, incident, incident.postmortem)


def _of(playbook: Playbook, incident: Incident, account: Account) -> Iterator[Problem]:
    spot = Spot.of("incidents", incident.id, "postmortem")
    out, is_out = published_at(playbook, incident), _is_out(playbook, account.state)
    moment = playbook.postmortem.counted_until or PUBLISHED
    came = f"it came out at {in_short(out)}" if out else ""
    if is_out is False and not account.interim and (out or account.published == "public"):
        message = f"its state is '{account.state}', and {came or 'everybody may read it'}"
        hint = "write `state: published`, `interim: true`, or who may read it until it is out"
        yield Problem(ID, LEVEL, message, spot.at("state"), hint=hint)
    elif account.published == "none" and (is_out or out) and not _asked_for(playbook, incident):
        message = f"{came or 'it is published'}, and nobody may read it"
        hint = "write `published: internal` or `published: public`"
        yield Problem(ID, LEVEL, message, spot.at("published"), hint=hint)
    elif is_out and not incident.drill and moment not in incident.moments:
        hint = f"write '{moment}' below `moments`"
        yield Problem(
            ID, LEVEL, "it is published, and the record does not say when", spot.at("state"), hint=hint
        )


def _asked_for(playbook: Playbook, incident: Incident) -> bool:
    """Return whether the severity asks for readers; that they have none is told by `postmortem-not-published`."""
    policy = policy_of(playbook, incident)
    return policy is not None and policy.published != "none"


def _is_out(playbook: Playbook, state: str) -> bool | None:
    """Return whether a state comes with publication or after it; None where the states of the playbook do not say."""
    states = list(playbook.postmortem.states)
    if state in ("draft", "published"):
        return state == "published"
    if state in states and "published" in states:
        return states.index(state) > states.index("published")
    return None
