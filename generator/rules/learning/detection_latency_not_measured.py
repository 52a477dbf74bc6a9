"""A metric measures the detection latency, tells loud faults from silent ones, and tags who saw it first.

Why: AI quality drifts for days before anyone looks, and severity grows quietly. A team that measures only its
reaction gets faster at being late. Asked once a metric says from which moment it counts.

Bad:
    # metrics.yaml
    time-to-contain:
      start: awareness
      stop: contained

Good:
    # metrics.yaml
    detection-latency:
      start: exposure-start
      stop: first-signal
      detection: true
      split_by: [loud, silent]
      sources: [monitor, user, press]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "detection-latency-not-measured"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    found = [metric for metric in playbook.metrics.values() if metric.detection]
    if not found and any(metric.start for metric in playbook.metrics.values()):
        hint = "add one from the start of exposure to the first signal, with `detection: true`"
        yield Problem(
            ID, LEVEL, "no metric measures the detection latency", Spot.of("metrics").key, hint=hint
        )
    for metric in found:
        spot = Spot.of("metrics", metric.id)
        if len(set(metric.split_by)) < 2:
            message = f"detection metric '{metric.id}' does not tell kinds of faults apart"
            hint = "write `split_by: [loud, silent]`"
            yield Problem(ID, LEVEL, message, spot.at("split_by").key, hint=hint)
        if len(set(metric.sources)) < 2:
            message = f"detection metric '{metric.id}' does not tag who saw it first"
            hint = "list the sources, such as monitor, employee, user, press, vendor"
            yield Problem(ID, LEVEL, message, spot.at("sources").key, hint=hint)
