"""A metric with targets by severity has one for each severity that has deadlines.

Why: Without a number a slow response at that severity is no miss, and nobody asks why it was slow.

Bad:
    # severities.yaml
    sev-1: {contain_within: 15m}
    sev-2: {contain_within: 1h}
    # metrics.yaml
    time-to-declare:
      targets: {sev-2: 5m}

Good:
    # severities.yaml
    sev-1: {contain_within: 15m}
    sev-2: {contain_within: 1h}
    # metrics.yaml
    time-to-declare:
      targets: {sev-1: 5m, sev-2: 5m}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.severities import DEADLINES
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "target-missing"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    timed = [
        severity.id
        for severity in playbook.by_rank
        if any(getattr(severity, field) is not None for field in DEADLINES)
    ]
    for metric in playbook.metrics.values():
        missing = [severity for severity in timed if severity not in metric.targets]
        if metric.targets and missing:
            message = f"metric '{metric.id}' has no target for {named(missing)}"
            hint = "add one, or take all targets out and say in `publish` why there is none"
            yield Problem(ID, LEVEL, message, Spot.of("metrics", metric.id, "targets"), hint=hint)
