"""Two entries of one concept never share a name, a short form, an alias or a letter.

Why: Names are spoken on a call. When two roles answer to one name, both wait for the other.

Bad:
    # roles.yaml
    technical-lead:
      short: TL
    team-lead:
      short: TL

Good:
    # roles.yaml
    technical-lead:
      short: TL
    team-lead:
      short: TM
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "duplicate-name"
LEVEL = Level.ERROR
KIND = Kind.FACTS

SPOKEN = {
    "severities": ("name", "label", "aliases"),
    "phases": ("name",),
    "roles": ("name", "short", "aliases"),
    "types": ("name", "letter"),
    "levers": ("name",),
    "ladders": ("name",),
    "evidence": ("name",),
    "scripts": ("name",),
    "timestamps": ("name",),
    "metrics": ("name",),
    "clocks": ("name",),
    "drills": ("name",),
    "cases": ("name",),
    "glossary": ("term", "aliases"),
    "channels": ("name",),
    "parties": ("name",),
    "dependencies": ("name",),
    "preparation": ("name",),
}
"""The fields people say aloud or pick from, by concept. Sources may share a title."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for concept, fields in SPOKEN.items():
        owners: dict[str, str] = {}
        for entry_id, entry in getattr(playbook, concept).items():
            for field in fields:
                if field == "short" and field not in entry.model_fields_set:
                    continue  # made of the name; cards print the name where two would be the same
                for path, name in _names(field, getattr(entry, field)):
                    owner = owners.setdefault(name.casefold(), entry_id)
                    if owner != entry_id:
                        message = f"'{name}' is also what '{owner}' is called"
                        spot = Spot.of(concept, entry_id, *path)
                        yield Problem(ID, LEVEL, message, spot, hint="choose another word for one of them")


def _names(field: str, value: str | tuple[str, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if value == "":
        return
    if isinstance(value, str):
        yield (field,), value
    else:
        for index, name in enumerate(value):
            yield (field, index), name
