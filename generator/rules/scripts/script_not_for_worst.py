"""A script that a kind or an answer brings is used at the worst severity, where such an incident may end.

Why: The verdict offers the words of the kind. At SEV-1 they are left out when they are meant for SEV-2 alone, and the
worst hour begins without the words that were written for it. Other words to the same audience at the same stage, brought
by the same kind or answer, will do.

Bad:
    # severities.yaml
    sev-1: {rank: 1}
    sev-2: {rank: 2}
    # scripts.yaml
    forgery-notice: {audience: public, stage: holding, used_for: [sev-2]}
    # types.yaml
    harmful-output:
      kinds:
        forged: {scripts: [forgery-notice]}

Good:
    # severities.yaml
    sev-1: {rank: 1}
    sev-2: {rank: 2}
    # scripts.yaml
    forgery-notice: {audience: public, stage: holding, used_for: [sev-1, sev-2]}
    # types.yaml
    harmful-output:
      kinds:
        forged: {scripts: [forgery-notice]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "script-not-for-worst"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    if not playbook.by_rank:
        return
    worst, told = playbook.by_rank[0].id, set[str]()
    for who, names in _bringers(playbook):
        scripts = [playbook.scripts[name] for name in names if name in playbook.scripts]
        covered = {(script.audience, script.stage) for script in scripts if worst in script.used_for}
        for script in scripts:
            missing = script.used_for and worst not in script.used_for
            if missing and (script.audience, script.stage) not in covered and script.id not in told:
                told.add(script.id)
                message = (
                    f"{who} brings '{script.id}', which is for {named(script.used_for)} and not for '{worst}'"
                )
                hint = f"add {worst} to `used_for`, or bring other words for it"
                yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id, "used_for"), hint=hint)


def _bringers(playbook: Playbook) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what brings scripts into a verdict, in words, and the ids of those scripts."""
    for kind in playbook.kinds.values():
        yield f"kind '{kind.id}'", kind.scripts
    for question in playbook.triage.questions.values():
        for answer in question.answers:
            yield f"the answer '{answer.answer}' to '{question.id}'", answer.scripts
