"""A step that names a lever, a script or a piece of evidence has it at hand in `uses`.

Why: What a step uses is what page and card put beside it. A script named in a sentence and missing there is looked
for in another tab at 3 a.m. The same holds for the evidence that proves it done (`done_when`).

Bad:
    # phases.yaml
    contain:
      steps:
        post-holding-notice:
          do: Post the {scripts/holding-notice}.
          uses: {levers: [safe-reply]}

Good:
    # phases.yaml
    contain:
      steps:
        post-holding-notice:
          do: Post the {scripts/holding-notice}.
          uses: {scripts: [holding-notice]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import step_spot
from generator.model.phases import ActionStep
from generator.model.text import references_in
from generator.problems import Kind, Level, Problem

ID = "mentioned-not-used"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_AT_HAND = frozenset({"levers", "scripts", "evidence"})


def check(playbook: Playbook) -> Iterator[Problem]:
    for step in playbook.steps.values():
        if not isinstance(step, ActionStep):
            continue
        orders = [step.do, *(smaller.do for smaller in step.steps)]
        proofs = [path for path in references_in(step.done_when or "") if path.startswith("evidence/")]
        for path in dict.fromkeys([*(path for order in orders for path in references_in(order)), *proofs]):
            concept, name, *rest = path.split("/")
            if concept in _AT_HAND and not rest and name not in getattr(step.uses, concept):
                message = f"'{step.id}' names {path}, which is not among what it uses"
                spot = step_spot(playbook, step.id).key
                yield Problem(ID, LEVEL, message, spot, hint=f"add '{name}' to `uses: {concept}`")
