"""The targets of a metric are never slower for a worse severity, and stand in one place only.

Why: A worse incident with more time is nonsense that nobody notices until the first report. Two sources for one
target drift apart with the next change.

Bad:
    # metrics.yaml
    time-to-declare:
      targets: {sev-1: 30m, sev-2: 10m}

Good:
    # metrics.yaml
    time-to-declare:
      targets: {sev-1: 5m, sev-2: 10m}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Playbook
from generator.model.metrics import Metric
from generator.problems import Kind, Level, Problem, Spot

ID = "metric-targets-disordered"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for metric in playbook.metrics.values():
        spot = Spot.of("metrics", metric.id)
        if metric.targets and metric.target_field:
            message = f"metric '{metric.id}' has targets and takes them from {metric.target_field} as well"
            yield Problem(ID, LEVEL, message, spot.at("targets").key, hint="keep one of the two")
        yield from _field_without_values(playbook, metric, spot)
        ranked = [severity.id for severity in playbook.by_rank if severity.id in metric.targets]
        for worse, milder in pairwise(ranked):
            slower, faster = metric.targets[worse], metric.targets[milder]
            if slower.minutes > faster.minutes:
                message = f"the target for '{worse}' is {slower.words}, slower than {faster.words} for the milder '{milder}'"
                hint = f"write {faster} or less"
                yield Problem(ID, LEVEL, message, spot.at("targets", worse), hint=hint)
        yield from _other_than_the_type(playbook, metric, spot)


def _field_without_values(playbook: Playbook, metric: Metric, spot: Spot) -> Iterator[Problem]:
    field = metric.target_field
    if field and all(getattr(severity, field) is None for severity in playbook.severities.values()):
        message = f"metric '{metric.id}' takes its targets from {field}, which no severity states"
        yield Problem(ID, LEVEL, message, spot.at("target_field"), hint=f"add {field} to a severity")


def _other_than_the_type(playbook: Playbook, metric: Metric, spot: Spot) -> Iterator[Problem]:
    for type_id, target in metric.type_targets.items() if metric.detection else ():
        kind = playbook.types.get(type_id)
        stated = kind.detection.target if kind else None
        if stated and stated != target:
            message = (
                f"the detection target for '{type_id}' is {target.words} here and {stated.words} at the type"
            )
            hint = f"write {stated} here, or change types/{type_id}/detection/target"
            yield Problem(ID, LEVEL, message, spot.at("type_targets", type_id), hint=hint)
