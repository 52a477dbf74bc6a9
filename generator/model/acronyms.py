"""Acronyms in a text, and those that a playbook explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.of_texts import of_text

if TYPE_CHECKING:
    from generator.model.playbook import Playbook

_ACRONYM = re.compile(r"(?<![\w./@#-])[A-Z][A-Z0-9]{1,5}s?(?![\w@/]|[.-]\w)")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]")
_NUMERAL = re.compile(r"[IVXLC]+|[A-Z]\d+")


@of_text(str)
def acronyms_in(text: str) -> tuple[str, ...]:
    """Return each acronym of two to six capitals, once; roman numerals and ids such as `P1` are none."""
    if not _CAPITALS.search(text):
        return ()
    found = (match[0] for match in _ACRONYM.finditer(text))
    return tuple(dict.fromkeys(name for name in found if not _NUMERAL.fullmatch(name)))


def known_acronyms(playbook: Playbook) -> frozenset[str]:
    """Return the acronyms that a playbook explains: in the glossary, with roles, as names of laws, outsiders and its own."""
    explained = [*(role.short for role in playbook.roles.values())]
    for role in playbook.roles.values():
        explained += [role.name, *role.aliases]
    for term in playbook.glossary.values():
        explained += [term.term, term.meaning, *term.aliases]
    explained += [severity.name for severity in playbook.severities.values()]
    explained += [clock.name for clock in playbook.clocks.values()]
    explained += [reference.name for reference in playbook.references.values()]
    explained += [channel.name for channel in playbook.channels.values()]
    explained += [word for name, party in playbook.parties.items() for word in (party.name, name.upper())]
    explained += [
        word for name, needed in playbook.dependencies.items() for word in (needed.name, name.upper())
    ]
    ours = playbook.organisation
    own = (ours.name, ours.product, *ours.features.values(), *ours.surfaces.values())
    explained += [name for name in own if name]
    found = {acronym for text in explained for acronym in _ACRONYM.findall(text)}
    return frozenset(found | {name.removesuffix("s") for name in found})


def spelled_out(acronym: str, text: str) -> bool:
    """Return whether a text explains an acronym itself, in brackets behind it or with it in brackets."""
    return f"({acronym})" in text or f"{acronym} (" in text
