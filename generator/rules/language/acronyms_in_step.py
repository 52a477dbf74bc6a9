"""A step holds one acronym at most.

Why: "Ask the IC whether the DPO or the SME runs the DSR" is a riddle at 3 a.m. Read aloud it is worse.

Bad:
    # phases.yaml
    confirm:
      steps:
        ask:
          do: Ask the DPO and the SME for the DSR.

Good:
    # phases.yaml
    confirm:
      steps:
        ask:
          do: Ask the {roles/privacy-lead} who must be told.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.acronyms import acronyms_in
from generator.model.prose import speaks_english
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import is_step
from generator.rules.language.wordlists import listed
from generator.rules.wording import named

ID = "acronyms-in-step"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_EVERYDAY = listed("acronyms", "everyday")


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    severities = {severity.name for severity in playbook.severities.values()}
    for sentence in playbook.sentences:
        if is_step(sentence.spot.path):
            found = [name for name in acronyms_in(sentence.text) if name not in _EVERYDAY | severities]
            if len(found) > 1:
                message = f"{named(found)} are {len(found)} acronyms in one step"
                yield Problem(ID, LEVEL, message, sentence.spot, hint="write all but one of them out")
