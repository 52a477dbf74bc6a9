"""A metric is shown in a unit that is no longer than its shortest target.

Why: A target of five minutes in hours is 0.08, and a miss of four minutes is rounded away on the page.

Bad:
    # metrics.yaml
    time-to-declare:
      unit: hours
      targets: {sev-1: 5m}

Good:
    # metrics.yaml
    time-to-declare:
      unit: minutes
      targets: {sev-1: 5m}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.duration import Duration
from generator.model.metrics import Metric
from generator.problems import Kind, Level, Problem, Spot

ID = "unit-too-large"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_UNITS = {"minutes": Duration(1, "m"), "hours": Duration(1, "h"), "days": Duration(1, "d")}


def check(playbook: Playbook) -> Iterator[Problem]:
    for metric in playbook.metrics.values():
        shortest = min(_targets(playbook, metric), key=lambda target: target.minutes, default=None)
        if shortest and shortest.minutes < _UNITS[metric.unit].minutes:
            message = f"metric '{metric.id}' is shown in {metric.unit}, and has a target of {shortest.words}"
            hint = "choose a shorter unit"
            yield Problem(ID, LEVEL, message, Spot.of("metrics", metric.id, "unit"), hint=hint)


def _targets(playbook: Playbook, metric: Metric) -> Iterator[Duration]:
    yield from metric.targets.values()
    yield from metric.type_targets.values()
    if metric.detection:
        yield from (kind.detection.target for kind in playbook.types.values() if kind.detection.target)
    for severity in playbook.severities.values() if metric.target_field else ():
        value: Duration | None = getattr(severity, str(metric.target_field))
        if value:
            yield value
