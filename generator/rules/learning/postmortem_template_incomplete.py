"""The postmortem asks for impact, detection and actions; an action states an owner, a due date and its verification.

Why: What the template does not ask for is not written down. Without the detection the headline metric cannot be
computed; without an owner and a date the actions are wishes, and the incident comes back. Questions for some types only
are no template yet, and how an action is verified is asked where the plan speaks of it.

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
from collections.abc import Iterator, Mapping

from generator.model import Playbook
from generator.model.prose import speaks_english
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import listing

ID = "postmortem-template-incomplete"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_SECTIONS = {
    "what the impact was": r"impact|affected|harm|damage|consequence|scope|loss",
    "how it was detected": r"detect|notic|discover|alert|found|report",
    "which actions follow": r"action|prevent|improve|follow-?up|remed|next step|recommend",
}
_STATED = {
    "an owner": r"owner|responsible|accountable|assign|assignee|who\b|lead\b|team\b|name\b",
    "a due date": r"due|date|deadline|by when|until|timeline|target|when\b",
}
_ACTION = _STATED | {
    "how it is verified": r"verif|proof|prove|evidence|check|done when|accept|test|confirm|completed|completion|status",
}


def check(playbook: Playbook) -> Iterator[Problem]:
    postmortem = playbook.postmortem
    if not speaks_english(playbook) or not postmortem.template:
        return
    asked = " ".join(
        f"{section.id} {field.id} {field.prompt}"
        for section in postmortem.template.values()
        for field in section.fields.values()
    )
    prompts = [field for section in postmortem.template.values() for field in section.fields.values()]
    whole = not prompts or any(not field.only_for_types for field in prompts)
    if whole and (lacking := _lacking(_SECTIONS, asked)):
        message, hint = f"the postmortem template does not ask {lacking}", "add a field that asks for each"
        yield Problem(ID, LEVEL, message, Spot.of("postmortem", "template").key, hint=hint)
    actions = postmortem.actions
    if actions is None or not actions.fields:
        return
    told = " ".join([asked, *actions.kinds])
    wanted = _ACTION if re.search(r"\bverif", told, re.IGNORECASE) else _STATED
    if lacking := _lacking(wanted, " ".join(actions.fields)):
        message, hint = f"a preventive action does not state {lacking}", "add each to the fields of actions"
        yield Problem(ID, LEVEL, message, Spot.of("postmortem", "actions", "fields"), hint=hint)


def _lacking(patterns: Mapping[str, str], text: str) -> str:
    """Return what a text does not speak of, as a phrase."""
    return listing(what for what, how in patterns.items() if not re.search(how, text, re.IGNORECASE))
