"""Each placeholder of an address is known and stands where its value cannot lead elsewhere.

Why: The live page fills it in when somebody taps. An unknown one stays open, and a value in the host or in the mail
address would send people, and what they write, to another place. Only addresses of contacts and channels are filled in.

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
from generator.model.templated import PLACEHOLDERS, Template, Wrong, pieces, templated_texts, wrong_in
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.nearest import nearest
from generator.rules.prose.secret_in_text import strings

ID = "address-placeholder"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    filled_in = dict(templated_texts(playbook))
    for spot, text in filled_in.items():
        for wrong in dict.fromkeys(wrong_in(text)):
            message, hint = _told(wrong)
            yield Problem(ID, LEVEL, message, spot, hint=hint)
    for spot, text in strings(playbook):
        if "{" in text and spot not in filled_in and spot.path[-1] != "command":
            yield from _elsewhere(spot, text)


def _elsewhere(spot: Spot, text: str) -> Iterator[Problem]:
    """Yield the placeholders of addresses that nobody fills in, because only those of contacts and channels are."""
    names = (name for each in pieces(text) if isinstance(each, Template) for name in each.names)
    for name in dict.fromkeys(name for name in names if name in PLACEHOLDERS):
        yield Problem(
            ID, LEVEL, f"'{{{name}}}' stands in an address that nobody fills in", spot,
            hint="the live page fills in those of contacts and of channels (where); write this one without it",
        )  # fmt: skip


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
