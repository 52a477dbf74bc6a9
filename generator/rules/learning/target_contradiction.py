"""One length of time is measured by one metric, and the postmortem has one due time.

Why: Two metrics between the same two moments show two numbers for one thing, and each team quotes the one it likes.
A postmortem that is due in five days here and in ten there is due in ten.

Bad:
    # metrics.yaml
    time-to-contain: {start: awareness, stop: contained}
    mitigation-time: {start: awareness, stop: contained}

Good:
    # metrics.yaml
    time-to-contain: {start: awareness, stop: contained}
    time-to-recover: {start: awareness, stop: resolved}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.metrics import Metric
from generator.problems import Kind, Level, Problem, Spot

ID = "target-contradiction"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for metric in playbook.metrics.values():
        other = first.setdefault((metric.start or metric.id, metric.stop or ""), metric.id)
        if other != metric.id:
            message = (
                f"metric '{metric.id}' measures from '{metric.start}' to '{metric.stop}', as '{other}' does"
            )
            hint = "keep one of the two, and break it down with split_by"
            yield Problem(ID, LEVEL, message, Spot.of("metrics", metric.id).key, hint=hint)
        yield from _other_than_due(playbook, metric)


def _other_than_due(playbook: Playbook, metric: Metric) -> Iterator[Problem]:
    postmortem = playbook.postmortem
    if (
        postmortem.due_within is None
        or metric.start is None
        or (metric.start, metric.stop)
        != (
            postmortem.counted_from,
            postmortem.counted_until,
        )
    ):
        return
    for severity, target in metric.targets.items():
        if target != postmortem.due_within:
            message = (
                f"the postmortem is due within {postmortem.due_within.words}, "
                f"but its target at '{severity}' is {target.words}"
            )
            hint = f"write {postmortem.due_within}, or change postmortem/due_within"
            yield Problem(ID, LEVEL, message, Spot.of("metrics", metric.id, "targets", severity), hint=hint)
