"""The moments of a record run forward: no length of time is negative, and each list is in order of time.

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

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Playbook
from generator.model.incidents import Incident
from generator.model.moments import in_short, known, read_instant
from generator.problems import Kind, Level, Problem, Spot

ID = "record-out-of-order"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
_HINT = "compare both with the log; when it was so, answer with `accepted` and the reason"


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        yield from _moments(playbook, incident)
        yield from _lists(incident)


def _moments(playbook: Playbook, incident: Incident) -> Iterator[Problem]:
    pairs = dict.fromkeys((metric.start, metric.stop) for metric in playbook.metrics.values())
    for first, second in pairs:
        before, after = incident.at(first), incident.at(second)
        if before and after and after < before:
            message = f"'{second}' was {in_short(after)}, before '{first}' at {in_short(before)}"
            yield Problem(
                ID, LEVEL, message, Spot.of("incidents", incident.id, "moments", second), hint=_HINT
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
