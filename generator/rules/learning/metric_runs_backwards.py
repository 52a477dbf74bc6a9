"""A metric starts at an earlier timestamp than the one it stops at.

Why: Backwards it comes out negative or zero, and the one number people watch means nothing.

Bad:
    # metrics.yaml
    time-to-contain:
      start: contained
      stop: awareness

Good:
    # metrics.yaml
    time-to-contain:
      start: awareness
      stop: contained
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "metric-runs-backwards"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for metric in playbook.metrics.values():
        spot = Spot.of("metrics", metric.id, "stop")
        if metric.start is None or metric.stop is None:
            continue
        start, stop = playbook.timestamps.get(metric.start), playbook.timestamps.get(metric.stop)
        if metric.start == metric.stop:
            message = f"metric '{metric.id}' starts and stops at '{metric.start}'"
            yield Problem(ID, LEVEL, message, spot, hint="name the later moment as stop")
        elif start and stop and start.order >= stop.order:
            message = f"metric '{metric.id}' stops at '{stop.id}', which does not come after '{start.id}'"
            hint = "swap start and stop, or mend the order of the timestamps"
            yield Problem(ID, LEVEL, message, spot, hint=hint)
