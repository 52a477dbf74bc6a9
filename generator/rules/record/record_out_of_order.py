"""The moments of a record run forward: through the metrics from one to the next, in each list, and nothing before the first signal.

Why: A mistyped hour gives a containment before the fault, and no figure can be made from it. Where it
really was so, answer with `accepted`.

Bad:
    # incidents.yaml
    stale-refunds:
      moments:
        awareness: "2026-10-01T13:21Z"
        contained: "2026-10-01T12:41Z"

Good:
    # incidents.yaml
    stale-refunds:
      moments:
        awareness: "2026-10-01T13:21Z"
        contained: "2026-10-01T13:41Z"
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Mapping
from itertools import pairwise

from generator.model import Playbook
from generator.model.incidents import Incident
from generator.model.moments import in_short, known, read_instant
from generator.model.played_plan import at, renamed
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "record-out-of-order"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
_HINT = "compare both with the log; when it was so, answer with `accepted` and the reason"
_END = "resolved"
_ELSEWHERE = datetime.timedelta(hours=12)
"""Where people write the day of an action, it can still be yesterday."""


def check(playbook: Playbook) -> Iterator[Problem]:
    follows = _follows(playbook)
    for incident in playbook.incidents.values():
        yield from _moments(playbook, follows, incident)
        yield from _beside(playbook, incident)
        yield from _lists(incident)
        yield from _injects(incident)
        yield from _reports(incident)


def _follows(playbook: Playbook) -> Mapping[str, set[str]]:
    """Return the moments that come after each one: where its metrics stop, and the end after the containment."""
    follows: dict[str, set[str]] = {}
    for metric in playbook.metrics.values():
        if metric.start is None or metric.stop is None:
            continue
        follows.setdefault(metric.start, set()).add(metric.stop)
        if metric.target_field == "contain_within":
            follows.setdefault(metric.stop, set()).add(_END)
    return follows


def _moments(playbook: Playbook, follows: Mapping[str, set[str]], incident: Incident) -> Iterator[Problem]:
    called = {renamed(playbook, "timestamps", name): name for name in incident.moments}
    moments = {now: moment for now, name in called.items() if (moment := incident.at(name))}
    for first, before in moments.items():
        early = [
            second
            for second in sorted(_next_known(follows, moments, first))
            if _minute(moments[second]) < _minute(before)
        ]
        spot = Spot.of("incidents", incident.id, "moments")
        if len(early) > 1:  # one mistake, told where it is
            message = (
                f"'{called[first]}' was {in_short(before)}, after {named([called[name] for name in early])}"
            )
            yield Problem(ID, LEVEL, message, spot.at(called[first]), hint=_HINT)
        elif early:
            (second,) = early
            message = f"'{called[second]}' was {in_short(moments[second])}, before '{called[first]}' at {in_short(before)}"
            yield Problem(ID, LEVEL, message, spot.at(called[second]), hint=_HINT)


def _next_known(follows: Mapping[str, set[str]], moments: Container[str], first: str) -> Iterator[str]:
    """Yield what comes after a moment, past those that nobody knows."""
    waiting, seen = [first], {first}
    while waiting:
        for name in follows.get(waiting.pop(), set()) - seen:
            seen.add(name)
            if name in moments:
                yield name
            else:
                waiting.append(name)


def _minute(moment: datetime.datetime) -> datetime.datetime:
    """Return a moment to the minute: one that was typed beside one that a machine noted says no more."""
    return moment.replace(second=0)


def _beside(playbook: Playbook, incident: Incident) -> Iterator[Problem]:
    """Yield what people did before there was a sign, and severities that the moments contradict."""
    sign = next((metric.stop for metric in playbook.metrics.values() if metric.detection and metric.stop), "")
    for name in ("severities", "levers", "words"):
        for index, each in enumerate(getattr(incident, name)):
            yield from _apart(playbook, incident, (name, index, "at"), each.at, "before", sign)
    for index, each in enumerate(incident.severities):
        yield from _apart(
            playbook, incident, ("severities", index, "at"), each.at, "after", _END if index else "declared"
        )
    for index, pulled in enumerate(incident.levers):
        yield from _apart(playbook, incident, ("levers", index, "at"), pulled.at, "after", _END)
    yield from _actions(incident, at(playbook, incident, sign) or read_instant(incident.severities[0].at))


def _apart(
    playbook: Playbook, incident: Incident, path: tuple[str | int, ...], said: str, word: str, timestamp: str
) -> Iterator[Problem]:
    """Yield a moment that is before, or after, a timestamp and must not be."""
    moment, bound = read_instant(said), at(playbook, incident, timestamp)
    if bound is None:
        return
    first, second = (moment, bound) if word == "before" else (bound, moment)
    if _minute(first) < _minute(second):
        message = f"this was {in_short(moment)}, {word} '{timestamp}' at {in_short(bound)}"
        yield Problem(ID, LEVEL, message, Spot.of("incidents", incident.id, *path), hint=_HINT)


def _actions(incident: Incident, begun: datetime.datetime) -> Iterator[Problem]:
    earliest = (begun - _ELSEWHERE).date().isoformat()
    for action in incident.actions.values():
        for name, said in (("due", "is due by"), ("done", "was done on")):
            day = getattr(action, name)
            if day and day < earliest:
                message = f"action '{action.id}' {said} {day}, before the incident of {begun.date()}"
                spot = Spot.of("incidents", incident.id, "actions", action.id, name)
                yield Problem(
                    ID,
                    LEVEL,
                    message,
                    spot,
                    hint="write the day of this action; one of before is none of the incident's",
                )


def _lists(incident: Incident) -> Iterator[Problem]:
    for name in ("severities", "levers", "words"):
        moments = [read_instant(each.at) for each in getattr(incident, name)]
        for index, (before, after) in enumerate(pairwise(moments), start=1):
            if after < before:
                message = f"this was {in_short(after)}, before the one above it at {in_short(before)}"
                spot = Spot.of("incidents", incident.id, name, index, "at")
                yield Problem(ID, LEVEL, message, spot, hint="write them in order of time")
    for index, pulled in enumerate(incident.levers):
        passed = known(pulled.verified)
        if passed and passed < read_instant(pulled.at):
            message = f"the check of '{pulled.lever}' passed at {in_short(passed)}, before it was pulled"
            spot = Spot.of("incidents", incident.id, "levers", index, "verified")
            yield Problem(ID, LEVEL, message, spot, hint="compare both with the log")


def _injects(incident: Incident) -> Iterator[Problem]:
    injects = incident.played.injects if incident.played else ()
    spot = Spot.of("incidents", incident.id, "played", "injects")
    for index, inject in enumerate(injects):
        if inject.answered is not None and inject.answered < inject.told:
            message = (
                f"this was answered in minute {inject.answered}, before it was told in minute {inject.told}"
            )
            yield Problem(
                ID, LEVEL, message, spot.at(index, "answered"), hint="both count from the start of the drill"
            )
    for index, (before, after) in enumerate(pairwise(injects), start=1):
        if after.at_minute == before.at_minute:
            message = f"the inject of minute {after.at_minute} stands here a second time"
            yield Problem(ID, LEVEL, message, spot.at(index, "at_minute"), hint="take one of the two out")
        elif after.told < before.told:
            message = f"this was told in minute {after.told}, before the one above it in minute {before.told}"
            yield Problem(ID, LEVEL, message, spot.at(index, "told"), hint="write them in order of time")


def _reports(incident: Incident) -> Iterator[Problem]:
    """Yield each report of a clock that was sent before the one above it."""
    for index, decided in enumerate(incident.clocks):
        sent = [(number, moment) for number, said in enumerate(decided.sent) if (moment := known(said))]
        for (_, before), (number, after) in pairwise(sent):
            if after < before:
                message = (
                    f"this report was sent {in_short(after)}, before the one above it at {in_short(before)}"
                )
                spot = Spot.of("incidents", incident.id, "clocks", index, "sent", number)
                yield Problem(ID, LEVEL, message, spot, hint="write them in order of time")
