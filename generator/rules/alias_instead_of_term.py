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
from generator.model.prose import as_typed, unquoted
from generator.problems import Level, Problem

ID = "alias-instead-of-term"
LEVEL = Level.WARNING

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*")
_OTHERS_WORDS = frozenset({"glossary", "cases", "sources", "references"})
_FREE = frozenset({"aliases", "name", "short", "term", "usually", "example", "tell"})
"""Fields that name things, or quote the outside world: job titles, values, what drill players hear."""

Phrase = tuple[str, ...]


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each alias used where the term belongs."""
    terms = _terms(playbook)
    if not terms:
        return
    starts = {phrase[0] for phrase in terms}
    longest = max(len(phrase) for phrase in terms)
    for words in playbook.prose:
        path = words.spot.path
        if path[0] in _OTHERS_WORDS or not _FREE.isdisjoint(map(str, path[2:])):
            continue
        tokens = _TOKEN.findall(unquoted(as_typed(words.text)))
        lowered = [token.lower() for token in tokens]
        if starts.isdisjoint(lowered):
            continue
        for phrase, shown in _found(tokens, lowered, terms, longest):
            term = terms[phrase]
            if term and not (shown.islower() and _is_acronym(term[1])):
                message = f"'{shown}' is an alias here; the word is '{term[0]}'"
                yield Problem(ID, LEVEL, message, words.spot, hint=f"write '{term[0]}', or refer to it")


def _terms(playbook: Playbook) -> dict[Phrase, tuple[str, str] | None]:
    """Return the term and the alias for each alias, as lower-case words; None for the terms themselves."""
    named = [(term.term, term.aliases) for term in playbook.glossary.values()]
    named += [(role.name, role.aliases) for role in playbook.roles.values()]
    named += [(severity.name, severity.aliases) for severity in playbook.severities.values()]
    found: dict[Phrase, tuple[str, str] | None] = {
        _phrase(alias): (term, alias)
        for term, aliases in named
        for alias in aliases
        if not set(_phrase(alias)) <= set(_phrase(term))  # 'the commander' is short, not another word
    }
    return found | {_phrase(term): None for term, _ in named if found}


def _phrase(text: str) -> Phrase:
    return tuple(_TOKEN.findall(text.lower()))


def _is_acronym(alias: str) -> bool:
    return alias.isupper()


def _found(
    tokens: list[str], lowered: list[str], terms: dict[Phrase, tuple[str, str] | None], longest: int
) -> Iterator[tuple[Phrase, str]]:
    """Yield the phrases that stand in a text, the longest at each place, with the words as typed."""
    here = 0
    while here < len(tokens):
        for size in range(min(longest, len(tokens) - here), 0, -1):
            phrase = tuple(lowered[here : here + size])
            if phrase in terms:
                yield phrase, " ".join(tokens[here : here + size])
                here += size - 1
                break
        here += 1
