"""Every rung of a ladder can be left again: its lever can be taken back, and where the others say when, it does so too.

Why: A ladder says when to step up again. A lever that destroys something, or comes back in part, holds the product on
its rung for good, and nobody planned for that at 2 a.m.

Bad:
    # levers.yaml
    clear-memory: {reversible: "no"}
    # ladders.yaml
    answers:
      rungs:
        - {name: "Answers, without memory", lever: clear-memory}
        - {name: "Off", lever: kill-switch}

Good:
    # levers.yaml
    limit-session: {reversible: "yes"}
    # ladders.yaml
    answers:
      rungs:
        - {name: "Answers, in short sessions", lever: limit-session}
        - {name: "Off", lever: kill-switch}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "rung-without-way-back"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for ladder in playbook.ladders.values():
        for index, rung in enumerate(ladder.rungs):
            lever = playbook.levers.get(rung.lever)
            if not rung.back_when and any(other.back_when for other in ladder.rungs):
                message = f"'{rung.name}' does not say when to step up again, and other rungs do"
                spot = Spot.of("ladders", ladder.id, "rungs", index)
                yield Problem(
                    ID, LEVEL, message, spot, hint="add back_when: what must hold before the step up"
                )
            if lever and lever.reversible != "yes":
                how = (
                    "can be taken back only in part"
                    if lever.reversible == "partly"
                    else "cannot be taken back"
                )
                message = f"'{rung.name}' says when to step up again, but '{lever.id}' {how}"
                hint = "name a lever that can be undone, or accept this warning with the reason"
                spot = Spot.of("ladders", ladder.id, "rungs", index, "lever")
                yield Problem(ID, LEVEL, message, spot, hint=hint)
