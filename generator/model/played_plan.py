"""An incident against the plan: the severity in force, the updates that were due, the postmortem, each length of time.

Records keep the ids of the plan of their day. An id that `about.moved` renamed is looked up under its new name; one
that the plan no longer has is passed over here, because `record-unknown-id` reports it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.duration import Duration
from generator.model.incidents import PUBLISHED, Incident
from generator.model.metrics import Metric
from generator.model.moments import known, read_instant
from generator.model.playbook import Playbook
from generator.model.postmortem import Policy
from generator.model.severities import Severity, Updates
from generator.model.workdays import due

TOLERANCE = datetime.timedelta(minutes=2)
"""An update that is this much late was on time."""
_MOST = 500
"""More updates than this are not counted one by one."""


@dataclass(frozen=True, slots=True)
class Update:
    """An internal update that was due, and when it came; None when it never did. `index` is its place in `words`."""

    due: datetime.datetime
    sent: datetime.datetime | None
    index: int | None

    @property
    def kept(self) -> bool:
        """Whether it came in time."""
        return self.sent is not None and self.sent <= self.due + TOLERANCE


@dataclass(frozen=True, slots=True)
class Taken:
    """How long something took in one incident, in minutes, and the target; None where there is none.

    `asked` is the target in words.
    """

    incident: Incident
    minutes: float
    target: float | None
    asked: str

    @property
    def missed(self) -> bool:
        """Whether it took longer than its target."""
        return self.target is not None and self.minutes > self.target


def renamed(playbook: Playbook, concept: str, name: str) -> str:
    """Return what an entry is called now."""
    seen = {name}
    while (new := playbook.about.moved.get(f"{concept}/{name}", "").rpartition("/")[2]) and new not in seen:
        name = new
        seen.add(name)
    return name


def named_as_today(playbook: Playbook) -> Playbook:
    """Return a playbook whose records name things as the plan does now, for readers who are not told what was renamed."""
    if not (playbook.about.moved and playbook.incidents):
        return playbook
    incidents = {name: _as_today(playbook, incident) for name, incident in playbook.incidents.items()}
    return playbook.model_copy(update={"incidents": incidents})


def _as_today(playbook: Playbook, incident: Incident) -> Incident:
    def now(concept: str, name: str | None) -> str | None:
        return renamed(playbook, concept, name) if name else name

    severities = (
        each.model_copy(update={"severity": now("severities", each.severity), "by": now("roles", each.by)})
        for each in incident.severities
    )
    levers = (
        each.model_copy(update={"lever": now("levers", each.lever), "by": now("roles", each.by)})
        for each in incident.levers
    )
    return incident.model_copy(
        update={
            "type": now("types", incident.type),
            "kind": now("kinds", incident.kind),
            "moments": {now("timestamps", name): value for name, value in incident.moments.items()},
            "severities": tuple(severities),
            "levers": tuple(levers),
            "actions": {
                name: action.model_copy(update={"owner": now("roles", action.owner)})
                for name, action in incident.actions.items()
            },
        }
    )


def at(playbook: Playbook, incident: Incident, timestamp: str | None) -> datetime.datetime | None:
    """Return when a timestamp was, whatever it was called on that day; None when that is not known."""
    found = incident.at(timestamp)
    if found or not timestamp or not playbook.about.moved:
        return found
    now = renamed(playbook, "timestamps", timestamp)
    return next(
        (
            known(value)
            for name, value in incident.moments.items()
            if renamed(playbook, "timestamps", name) == now
        ),
        None,
    )


def severity_at(playbook: Playbook, incident: Incident, when: datetime.datetime) -> Severity | None:
    """Return the severity in force at a moment; the first one before any was set."""
    found = incident.severities[0]
    for each in incident.severities:
        if read_instant(each.at) <= when:
            found = each
    return playbook.severities.get(renamed(playbook, "severities", found.severity))


def worst(playbook: Playbook, incident: Incident) -> Severity | None:
    """Return the worst severity that it ever had."""
    named = (renamed(playbook, "severities", each.severity) for each in incident.severities)
    known = [playbook.severities[name] for name in named if name in playbook.severities]
    return min(known, key=lambda severity: severity.rank, default=None)


def end_of(playbook: Playbook, incident: Incident) -> datetime.datetime | None:
    """Return when it was resolved, else the last moment that is known."""
    return at(playbook, incident, "resolved") or max(
        (moment for _, moment in incident.instants), default=None
    )


def updates_of(playbook: Playbook, incident: Incident) -> tuple[Update, ...]:
    """Return each internal update that the plan asked for, from the declaration to the end."""
    declared = at(playbook, incident, "declared") or read_instant(incident.severities[0].at)
    end = end_of(playbook, incident)
    if end is None:
        return ()
    scripts = {severity.updates.script for severity in playbook.severities.values() if severity.updates}
    sent = sorted(
        (read_instant(each.at), index)
        for index, each in enumerate(incident.words)
        if renamed(playbook, "scripts", each.script) in scripts
    )
    return tuple(_updates(playbook, incident, (declared, end), sent))


def _updates(
    playbook: Playbook,
    incident: Incident,
    span: tuple[datetime.datetime, datetime.datetime],
    sent: list[tuple[datetime.datetime, int]],
) -> Iterator[Update]:
    declared, end = span
    here, first = declared, True
    waiting = [each for each in sent if each[0] >= declared]
    for _ in range(_MOST):
        by = _next_due(playbook, incident, declared, here, first=first)
        if by is None or by > end:
            return
        first = False
        if waiting and waiting[0][0] <= by + TOLERANCE:
            here, index = waiting.pop(0)
            yield Update(by, here, index)
        elif waiting:
            late, index = waiting.pop(0)
            yield Update(by, late, index)
            here = late
        else:
            yield Update(by, None, None)
            here = by


def _next_due(
    playbook: Playbook,
    incident: Incident,
    declared: datetime.datetime,
    here: datetime.datetime,
    *,
    first: bool,
) -> datetime.datetime | None:
    """Return when the next update is due after one at `here`; None when no severity from then on asks for one."""
    changes = [moment for each in incident.severities if (moment := read_instant(each.at)) > here]
    for start in (here, *changes):
        severity = severity_at(playbook, incident, start)
        updates = severity.updates if severity else None
        if updates is None:
            continue
        by = max(start, here) + _every(updates, start - declared, first=first)
        later = next((moment for moment in changes if start < moment < by), None)
        if later is None or _no_slower(playbook, incident, later, updates):
            return by
    return None


def _every(updates: Updates, elapsed: datetime.timedelta, *, first: bool) -> datetime.timedelta:
    if first and updates.first_within:
        return _delta(updates.first_within)
    every = updates.every
    for rhythm in updates.then:
        if elapsed >= _delta(rhythm.after):
            every = rhythm.every
    return max(_delta(every), datetime.timedelta(minutes=1))


def _no_slower(playbook: Playbook, incident: Incident, when: datetime.datetime, updates: Updates) -> bool:
    """Return whether a severity set later still asks for the update that is due already."""
    severity = severity_at(playbook, incident, when)
    after = severity.updates if severity else None
    return after is not None and after.every.minutes == updates.every.minutes


def _delta(length: Duration) -> datetime.timedelta:
    return datetime.timedelta(minutes=length.minutes)


def policy_of(playbook: Playbook, incident: Incident) -> Policy | None:
    """Return what the worst severity asks of the postmortem."""
    severity = worst(playbook, incident)
    return playbook.postmortem.policies.get(severity.id) if severity else None


def published_at(playbook: Playbook, incident: Incident) -> datetime.datetime | None:
    """Return when its postmortem came out."""
    return at(playbook, incident, playbook.postmortem.counted_until or PUBLISHED)


def postmortem_due(playbook: Playbook, incident: Incident) -> datetime.date | None:
    """Return the last day for the postmortem; None where none is required, or the end is not known."""
    policy, start = (
        policy_of(playbook, incident),
        at(playbook, incident, playbook.postmortem.counted_from or ""),
    )
    within = postmortem_limit(playbook, policy)
    if incident.drill or policy is None or not policy.required or start is None or within is None:
        return None
    return day_after(playbook, start, within)


def postmortem_limit(playbook: Playbook, policy: Policy | None) -> Duration | None:
    """Return the time limit of the postmortem of a severity: its own, else that of all; None without either."""
    return (policy.due_within if policy else None) or playbook.postmortem.due_within


def day_after(playbook: Playbook, start: datetime.datetime, within: Duration) -> datetime.date:
    """Return the day on which a length of time ends, business days counted as the organisation works."""
    if within.unit == "business day":
        return due(start.date(), min(within.amount, 366), playbook.organisation.working_days)
    return (start + _delta(within)).date()


def taken(playbook: Playbook, metric: Metric, incidents: Iterable[Incident]) -> Iterator[Taken]:
    """Yield how long a metric took in each record in which both of its moments are known."""
    for incident in incidents:
        start, stop = at(playbook, incident, metric.start), at(playbook, incident, metric.stop)
        if start and stop and stop >= start:
            asked = _asked(playbook, metric, incident)
            target = _minutes(playbook, asked, start) if asked else None
            yield Taken(incident, (stop - start).total_seconds() / 60, target, asked.short if asked else "")


def _asked(playbook: Playbook, metric: Metric, incident: Incident) -> Duration | None:
    """Return the target of a metric for one incident: that of its type, else of its worst severity."""
    type_id = renamed(playbook, "types", incident.type)
    severity = worst(playbook, incident)
    if type_id in metric.type_targets:
        return metric.type_targets[type_id]
    if metric.detection:
        kind = playbook.types.get(type_id)
        return kind.detection.target if kind else None
    if severity and metric.target_field:
        found: Duration | None = getattr(severity, metric.target_field)
        return found
    return metric.targets.get(severity.id) if severity else None


def _minutes(playbook: Playbook, length: Duration, start: datetime.datetime) -> float:
    """Return a target in minutes; one in business days lasts until the end of the last day."""
    if length.unit != "business day":
        return length.minutes
    ends = day_after(playbook, start, length) + datetime.timedelta(days=1)
    until = datetime.datetime.combine(ends, datetime.time(), datetime.UTC)
    return (until - start).total_seconds() / 60
