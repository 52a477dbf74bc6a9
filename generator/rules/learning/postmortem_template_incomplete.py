"""The postmortem asks for impact, detection and actions; an action states an owner, a due date and its verification.

Why: What the template does not ask for is not written down. Without the detection the headline metric cannot be
computed; without an owner and a date the actions are wishes, and the incident comes back.

Bad:
    # postmortem.yaml
    actions:
      fields: [Action]
    template:
      summary:
        fields:
          impact: {prompt: "How many users were affected?"}

Good:
    # postmortem.yaml
    actions:
      fields: [Action, Owner, Due date, Verification]
    template:
      summary:
        fields:
          impact: {prompt: "How many users were affected?"}
          detection: {prompt: "Who noticed it first, and how long after it began?"}
          actions: {prompt: "Who does what by when?"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.problems import Kind, Level, Problem, Spot

ID = "postmortem-template-incomplete"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_SECTIONS = {
    "what the impact was": r"impact|affected|harm|damage|consequence|scope|loss",
    "how it was detected": r"detect|notic|discover|alert|found|report",
    "which actions follow": r"action|prevent|improve|follow-?up|remed|next step|recommend",
}
_ACTION = {
    "an owner": r"owner|responsible|accountable|assign|assignee|who\b|lead\b|team\b|name\b",
    "a due date": r"due|date|deadline|by when|until|timeline|target|when\b",
    "how it is verified": r"verif|proof|prove|evidence|check|done when|accept|test|confirm|completed|completion|status",
}


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook) or not playbook.postmortem.template:
        return
    postmortem = playbook.postmortem
    asked = " ".join(
        f"{section.id} {field.id} {field.prompt}"
        for section in postmortem.template.values()
        for field in section.fields.values()
    )
    for what, pattern in _SECTIONS.items():
        if not re.search(pattern, asked, re.IGNORECASE):
            message, hint = f"the postmortem template does not ask {what}", "add a field that asks for it"
            yield Problem(ID, LEVEL, message, Spot.of("postmortem", "template").key, hint=hint)
    if postmortem.actions is None or not postmortem.actions.fields:
        return
    stated = " ".join(postmortem.actions.fields)
    for what, pattern in _ACTION.items():
        if not re.search(pattern, stated, re.IGNORECASE):
            message, hint = f"a preventive action does not state {what}", "add it to the fields of actions"
            yield Problem(ID, LEVEL, message, Spot.of("postmortem", "actions", "fields"), hint=hint)
