"""What a public edition would give away in words: a channel, a switch or a way to reach somebody, typed into a text.

Private fields are taken out before anything is rendered. A text that says the same once more would stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.check.own_words import LEAKED
from generator.model import Playbook
from generator.model.about import About
from generator.model.base import Part
from generator.model.edition import private_fields
from generator.model.walk import walk_parts
from generator.problems import Kind, Level, Problem, Spot, documented
from generator.rules.names import unknown_text_reference
from generator.rules.prose import person_named, personal_contact, secret_in_text

_RULE = LEAKED

RULES = documented(
    """
private-in-public: error
No text of a public edition says what a private field says.

Why: The field is taken out of the edition and the sentence beside it is not: strangers read the address of
the war room, and join.

Bad:
    # severities.yaml, with `edition: public`
    sev-1:
      response: Everybody joins https://meet.example.com/inc.

Good:
    # severities.yaml, with `edition: public`
    sev-1:
      response: Everybody joins the {channels/war-room}.
""",
    Kind.FACTS,
)

TELLING_RULES = frozenset(
    {_RULE, unknown_text_reference.ID, person_named.ID, personal_contact.ID, secret_in_text.ID}
)
"""What is wrong with a public edition because of who reads it, and not because of what it says to the team."""

_TELLING = re.compile(r"[\d#@/\\:_]|\S\s+\S+\s+\S")
"""What is too special to stand in a text by chance: a digit, a mark of addresses and commands, three words."""
_TOKEN, _WORD = re.compile(r"\w+|[^\w\s]"), re.compile(r"\w")
_SHORTEST = 4
_WRITTEN_ON_PURPOSE = {(Playbook, "words"), (About, "moved")}
"""A list of words is private for the words it avoids; what it says instead belongs into the texts. What was renamed is
nobody's business, but texts refer to the new path."""
_NAMED = {"contacts": "roles", "channels": "channels", "levers": "levers", "parties": "parties"}
"""How a text refers to what the private field belongs to, by concept."""


def problems_of_edition(full: Playbook, public: Playbook) -> Iterator[Problem]:
    """Yield each text of a public edition that says what a private field of the playbook says.

    What a public field says as a whole is public, whoever says it a second time.

    Args:
        full: the playbook with everything in it.
        public: its public edition.
    """
    said = tuple(secret_in_text.strings(public))
    yield from _named(full, public, said)
    shown = [(spot, text, _plain(text)) for spot, text in said]
    published = {text for _, _, text in shown}
    hidden = {text: spot for text, spot in _private(full) if text not in published}
    if not hidden:
        return
    finder = _Finder(hidden)
    told = set()
    for spot, _, text in shown:
        for private in finder.find(text):
            if (spot, private) not in told:
                told.add((spot, private))
                yield _problem(spot, hidden[private])


def _named(full: Playbook, public: Playbook, said: Iterable[tuple[Spot, str]]) -> Iterator[Problem]:
    """Yield each person named where nobody minds in the internal edition: in a command, an id, an address."""
    prose = {words.spot for words in public.prose}
    others = ((spot, text) for spot, text in said if spot not in prose)
    yield from person_named.named_in(others, person_named.people_of(full))


class _Finder:
    """Looks for many texts at once: the cost grows with the text, not with how many are looked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._lengths: dict[str, set[int]] = {}
        self._texts: dict[tuple[str, ...], set[str]] = {}
        for text in texts:
            tokens = tuple(_TOKEN.findall(text))
            self._lengths.setdefault(tokens[0], set()).add(len(tokens))
            self._texts.setdefault(tokens, set()).add(text)

    def find(self, text: str) -> Iterator[str]:
        """Yield each text that stands in another as words of its own; at each place the longest."""
        places = list(_TOKEN.finditer(text))
        tokens = [place[0] for place in places]
        here = 0
        while here < len(tokens):
            size, found = self._at(text, places, tokens, here)
            if found:
                yield found
            here += size

    def _at(self, text: str, places: list[re.Match[str]], tokens: list[str], here: int) -> tuple[int, str]:
        for size in sorted(self._lengths.get(tokens[here], ()), reverse=True):
            known = self._texts.get(tuple(tokens[here : here + size]), ())
            if known and here + size <= len(tokens):
                start, end = places[here].start(), places[here + size - 1].end()
                if text[start:end] in known and not (_is_word(text, start - 1) or _is_word(text, end)):
                    return size, text[start:end]
        return 1, ""


def _is_word(text: str, index: int) -> bool:
    return 0 <= index < len(text) and bool(_WORD.match(text, index))


def _problem(spot: Spot, private: Spot) -> Problem:
    """Return what is wrong, without saying it once more."""
    concept, *below = private.path
    named = _NAMED.get(str(concept))
    hint = f"write {{{named}/{below[0]}}} in its place, or leave it out" if named else "leave it out"
    message = f"the public edition would say here what '{private}' keeps private"
    return Problem(_RULE, Level.ERROR, message, spot, hint=hint)


def _private(playbook: Playbook) -> Iterator[tuple[str, Spot]]:
    """Yield each telling text of a private field, and where it stands."""
    for spot, part in walk_parts(playbook):
        for name in private_fields(type(part)):
            if (type(part), name) in _WRITTEN_ON_PURPOSE:
                continue
            for text in _texts(getattr(part, name)):
                plain = _plain(text)
                if len(plain) >= _SHORTEST and _TELLING.search(plain):
                    yield plain, spot.at(name)


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in a value that no part of the public edition holds; parts below are walked by themselves."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, tuple | list):
        for member in value:
            yield from _texts(member)
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
