"""At each severity, a type has a lever that takes effect within the time in which the severity promises containment.

Why: The promise is what people rely on while harm goes on. Where no lever is that fast, nobody can keep it.

Bad:
    # types.yaml
    quality-regression:
      levers: [retrain-model]   # 2 days; SEV-1 promises 15 minutes

Good:
    # types.yaml
    quality-regression:
      levers: [kill-switch, retrain-model]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.coverage import gaps, waiver_of
from generator.problems import Kind, Level, Problem
from generator.rules.begun import grave_if

ID = "no-lever-in-time"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for gap in gaps(playbook):
        if gap.harms and waiver_of(playbook, gap) is None:
            level = grave_if(bool(playbook.types[gap.cell["type"]].levers))
            yield Problem(ID, level, gap.lacks, gap.spot, hint=f"{gap.hint}; or waive it in coverage.yaml")
