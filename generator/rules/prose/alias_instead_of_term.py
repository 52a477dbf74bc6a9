"""Prose uses the one word the glossary, the role or the severity has for a thing, not its aliases.

Why: Under stress two words are two things. Whoever searches for "kill switch" does not find "circuit breaker",
and asks on the call.

Bad:
    # glossary.yaml
    containment:
      term: Containment
      aliases: [Stop-gap]
    # levers.yaml
    kill-switch:
      what: This stop-gap turns the feature off.

Good:
    # glossary.yaml
    containment:
      term: Containment
      aliases: [Stop-gap]
    # levers.yaml
    kill-switch:
      what: This containment turns the feature off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.phrases import Phrases, words_in
from generator.model.prose import as_typed, unquoted
from generator.patterns import later
from generator.problems import Kind, Level, Problem

ID = "alias-instead-of-term"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_OTHERS_WORDS = frozenset({"glossary", "cases", "incidents", "sources", "references"})
_FREE = frozenset({"aliases", "name", "short", "term", "usually", "example", "tell"})
"""Fields that name things, or quote the outside world: job titles, values, what drill players hear."""

_ADDRESS = later(r"\b(?:https?|mailto|sms|slack|msteams):\S+", re.IGNORECASE)

Meant = tuple[str, str] | None
"""The term and its alias; None for a term itself, in which no alias is looked for."""


def check(playbook: Playbook) -> Iterator[Problem]:
    aliases = _aliases(playbook)
    if not aliases:
        return
    terms: dict[str, Meant] = {term: None for term, _ in _named(playbook)}
    only_aliases, everything = Phrases(aliases), Phrases(aliases | terms)
    for words in playbook.prose:
        path = words.spot.path
        if path[0] in _OTHERS_WORDS or not _FREE.isdisjoint(map(str, path[2:])):
            continue
        if not only_aliases.may_be_in(words.text) or next(only_aliases.find(words.text), None) is None:
            continue
        for shown, meant in everything.find(as_typed(unquoted(_ADDRESS.sub("-", words.text)))):
            if meant and not (meant[1].isupper() and shown.islower()):
                message = f"'{shown}' is an alias here; the word is '{meant[0]}'"
                yield Problem(ID, LEVEL, message, words.spot, hint=f"write '{meant[0]}', or refer to it")


def _named(playbook: Playbook) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((term.term, term.aliases) for term in playbook.glossary.values())
    yield from ((role.name, role.aliases) for role in playbook.roles.values())
    yield from ((severity.name, severity.aliases) for severity in playbook.severities.values())


def _aliases(playbook: Playbook) -> dict[str, Meant]:
    """Return what each alias stands for; 'the commander' is a short form, and a number stands for much else."""
    return {
        alias: (term, alias)
        for term, aliases in _named(playbook)
        for alias in aliases
        if not set(words_in(alias.lower())) <= set(words_in(term.lower())) and not alias.isdigit()
    }
