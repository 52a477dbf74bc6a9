"""Each placeholder of an address is known and stands where its value cannot lead elsewhere.

Why: The live page fills it in when somebody taps. An unknown one stays open, and a value in the host or in the mail
address would send people, and what they write, to another place.

Bad:
    # channels.yaml
    incident-channel:
      where: https://{incident}.chat.example/new?sev={severty}

Good:
    # channels.yaml
    incident-channel:
      where: https://chat.example/new?name={incident}&sev={severity}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.templated import PLACEHOLDERS, Wrong, templated_texts, wrong_in
from generator.problems import Kind, Level, Problem
from generator.rules.nearest import nearest

ID = "address-placeholder"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for spot, text in templated_texts(playbook):
        for wrong in dict.fromkeys(wrong_in(text)):
            message, hint = _told(wrong)
            yield Problem(ID, LEVEL, message, spot, hint=hint)


def _told(wrong: Wrong) -> tuple[str, str]:
    said = f"'{{{wrong.name}}}'"
    if wrong.unknown:
        near = nearest(wrong.name.lower(), PLACEHOLDERS)
        there = f"an address may name: {', '.join(PLACEHOLDERS)}"
        return f"no incident has a {said} for an address", f"did you mean '{near}'?" if near else there
    if wrong.place:
        return (
            f"{said} stands in {wrong.place}, where a value would lead elsewhere",
            "write that part out; a placeholder stands behind the host, or in the subject or the body of a message",
        )
    return (
        f"{said} stands outside an address, so nobody fills it in",
        "put an address with spaces between < and >, such as <mailto:duty@bank.example?subject=AI incident: {incident}>",
    )
