"""A deadline of the severities is the target of one metric.

Why: Two metrics against one deadline show two numbers, one kept and one missed, and the deadline that the second one
should have had is measured by nobody.

Bad:
    # metrics.yaml
    time-to-contain: {stop: contained, target_field: contain_within}
    time-to-first-public-word: {stop: first-public-word, target_field: contain_within}

Good:
    # metrics.yaml
    time-to-contain: {stop: contained, target_field: contain_within}
    time-to-first-public-word: {stop: first-public-word, target_field: public_word_within}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "deadline-measured-twice"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for metric in playbook.metrics.values():
        field = metric.target_field
        if field and (other := first.setdefault(field, metric.id)) != metric.id:
            message = f"metric '{metric.id}' takes its targets from {field}, as '{other}' does"
            hint = "name the deadline that it measures, or write `targets`"
            spot = Spot.of("metrics", metric.id, "target_field")
            yield Problem(ID, LEVEL, message, spot, hint=hint)
