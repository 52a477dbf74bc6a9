"""No two roles have the same duty or own the same thing, and no two roles do the same step of a phase.

Why: What two people own, nobody does: each sees the other one on the call. The same words under two roles are a
copy that was never decided.

Bad:
    # roles.yaml
    technical-lead:
      duties: [Keep the log.]
    scribe:
      duties: [Keep the log.]

Good:
    # roles.yaml
    technical-lead:
      duties: [Say each action aloud.]
    scribe:
      duties: [Keep the log.]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.phases import ActionStep
from generator.problems import Kind, Level, Problem, Spot

ID = "duty-given-twice"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for kind, owner, text, spot in (*_of_roles(playbook), *_of_steps(playbook)):
        other = first.setdefault((kind, plain(text)), owner)
        if other != owner:
            message = f"'{owner}' and '{other}' have the same words: '{text}'"
            yield Problem(
                ID, LEVEL, message, spot, hint="give it to one of them, or say what each one does of it"
            )


def plain(text: str) -> str:
    """Return what a sentence says: its words in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _of_roles(playbook: Playbook) -> Iterator[tuple[str, str, str, Spot]]:
    for role in playbook.roles.values():
        spot = Spot.of("roles", role.id)
        if role.owns:
            yield "owns", role.id, role.owns, spot.at("owns")
        for index, duty in enumerate(role.duties):
            yield "duty", role.id, duty, spot.at("duties", index)


def _of_steps(playbook: Playbook) -> Iterator[tuple[str, str, str, Spot]]:
    for phase in playbook.phases.values():
        for step in phase.steps.values():
            if isinstance(step, ActionStep):
                yield phase.id, step.owner, step.do, Spot.of("phases", phase.id, "steps", step.id, "do")
