"""A script whose name says a stage is used at that stage.

Why: At minute 20 somebody looks for the holding notice. A script of that name that stands under another stage is found by
whoever knows the list, or sent when it is too late for it.

Bad:
    # scripts.yaml
    holding-notice: {name: Holding notice, stage: resolution}

Good:
    # scripts.yaml
    holding-notice: {name: Holding notice, stage: holding}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from generator.model import Playbook
from generator.model.phrases import words_in
from generator.model.scripts import Stage
from generator.problems import Kind, Level, Problem, Spot

ID = "script-stage-mismatch"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_STAGES = frozenset(get_args(Stage))


def check(playbook: Playbook) -> Iterator[Problem]:
    for script in playbook.scripts.values():
        named = _STAGES.intersection(word.lower() for word in words_in(script.name))
        if len(named) == 1 and script.stage not in named:
            message = f"'{script.id}' is called '{script.name}', and its stage is '{script.stage}'"
            hint = f"write `stage: {next(iter(named))}`, or another name"
            yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id, "stage"), hint=hint)
