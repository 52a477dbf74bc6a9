"""Every reference inside a text leads to something that is there.

Why: A reference that leads nowhere stays on the page as it was typed: the reader sees braces where the
deadline should be.

Bad:
    # severities.yaml
    sev-1:
      response: Everyone joins the war room within {severities/sev1/war_room_within}.

Good:
    # severities.yaml
    sev-1:
      response: Everyone joins the war room within {severities/sev-1/war_room_within}.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.text import Missing, ToFill, references_in, resolve
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.nearest import MOST_HINTS, nearest

ID = "unknown-text-reference"
LEVEL = Level.ERROR
KIND = Kind.FACTS
BY_CONCEPT = True


def check(playbook: Playbook) -> Iterator[Problem]:
    hints: dict[str, str | None] = {}
    for words in playbook.prose:
        for path in references_in(words.text):
            found = resolve(playbook, path)
            if isinstance(found, Missing):
                if path not in hints:
                    hints[path] = _hint(found) if len(hints) < MOST_HINTS else None
                message = f"'{{{path}}}' leads nowhere: there is no '{found.part}'"
                target = Spot.of(*path.split("/"))
                yield Problem(ID, LEVEL, message, words.spot, hint=hints[path], target=target)


def check_public(playbook: Playbook) -> Iterator[Problem]:
    """Yield what `check` finds, and every reference that a public edition could only show as a blank."""
    yield from check(playbook)
    for words in playbook.prose:
        for path in references_in(words.text):
            if isinstance(resolve(playbook, path), ToFill):
                message = f"'{{{path}}}' is private or not filled in, so a public edition has nothing to show for it"
                hint = "fill it in if it is public, or say it without the reference"
                yield Problem(ID, LEVEL, message, words.spot, hint=hint)


def _hint(missing: Missing) -> str:
    near = nearest(missing.part, missing.known)
    if near:
        return f"did you mean '{near}'?"
    if not missing.known:
        return "the part before it is already a value; leave the rest out"
    few = ", ".join(missing.known[:12])
    return f"there is: {few}{' ...' if len(missing.known) > 12 else ''}"
