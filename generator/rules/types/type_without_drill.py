"""Every incident type has a drill.

Why: What was never practised is done slowly and in the wrong order. The type without a drill is the one where
nobody has pulled the lever before.

Bad:
    # types.yaml
    prompt-injection:
      name: Prompt injection
    # drills.yaml
    drill-data-leakage:
      type: data-leakage

Good:
    # types.yaml
    prompt-injection:
      name: Prompt injection
    # drills.yaml
    drill-prompt-injection:
      type: prompt-injection
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import told_once

ID = "type-without-drill"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    drilled = {drill.type for drill in playbook.drills.values()}
    found = [
        Problem(
            ID,
            LEVEL,
            f"no drill exercises type '{kind}'",
            Spot.of("types", kind).key,
            hint=f"add a drill with `type: {kind}`",
        )
        for kind in (playbook.types if drilled and None not in drilled else ())
        if kind not in drilled
    ]
    yield from told_once(found, len(playbook.types), "types", "have no drill")
