"""What a record says holds no phrase that the postmortem's list of wording replaces.

Why: People who expect blame hide what they know, and a phrase that hides the cause leaves it in place.

Bad:
    # incidents.yaml
    stale-refunds:
      postmortem:
        fields:
          conditions: {internal: "It was human error."}

Good:
    # incidents.yaml
    stale-refunds:
      postmortem:
        fields:
          conditions: {internal: The tool accepted the change without a second review.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.phrases import Phrases
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import found

ID = "postmortem-blames"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    if not playbook.incidents:
        return
    listed = Phrases({each.avoid: each.write for each in playbook.postmortem.wording})
    told = set()
    for sentence, shown, instead in found(playbook, listed, lambda path: path[0] == "incidents"):
        if (sentence.spot, shown.lower()) not in told:
            told.add((sentence.spot, shown.lower()))
            message = f"'{shown}' blames or hides"
            yield Problem(ID, LEVEL, message, sentence.spot, hint=f"write it as in: {instead}")
