"""Words of the glossary in running text: found while a text is rendered, linked once in each section of a page.

A text is rendered once and shown on many pages, so it only carries marks; a finished page turns the first mark
of each word in a section into a link and the others into plain words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from generator.model.words import Term
from generator.pages.escaping import OPEN, TERM_CLOSE, TERM_OPEN, TERM_WORDS, Html, inert

_MARKED = re.compile(f"{TERM_OPEN}([^{TERM_WORDS}]*){TERM_WORDS}([^{TERM_CLOSE}]*){TERM_CLOSE}")
_HEADING = "\n## "


class Glossary:
    """Finds the terms of a glossary and their aliases in text, also with an `s` at the end."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._term_of: dict[str, str] = {}
        for term in terms.values():
            for spelling in (term.term, *term.aliases) if term.linked else ():
                self._term_of.setdefault(_key(spelling), term.id)
        self._found = _alternation(self._term_of) if self._term_of else None

    def marked(self, text: str) -> str:
        """Return text without active characters, each word of the glossary marked with its term."""
        if self._found is None:
            return inert(text)
        parts: list[str] = []
        start = 0
        for match in self._found.finditer(text):
            parts += [inert(text[start : match.start()]), self._mark(match)]
            start = match.end()
        return "".join([*parts, inert(text[start:])])

    def _mark(self, match: re.Match[str]) -> str:
        term = self._term_of[_key(match[1])]
        return f"{TERM_OPEN}{term}{TERM_WORDS}{inert(match[0])}{TERM_CLOSE}"


def without_terms(html: str) -> str:
    """Return rendered text with every marked word as a plain one."""
    return _MARKED.sub(r"\2", html)


def link_terms(text: str, address_of: Callable[[str], Html | None]) -> str:
    """Return the Markdown of a page in which each term is linked once between two of its main headings.

    Args:
        text: the page, with the marks of `Glossary.marked`.
        address_of: returns where a term is explained; None for no link.
    """
    return _HEADING.join(_link_once(section, address_of) for section in text.split(_HEADING))


def _link_once(section: str, address_of: Callable[[str], Html | None]) -> str:
    seen: set[str] = set()

    def one(match: re.Match[str]) -> str:
        address = None if match[1] in seen else address_of(match[1])
        seen.add(match[1])
        return match[2] if address is None else f'<a class="pb-term" href="{address}">{match[2]}</a>'

    return _MARKED.sub(one, section)


def _key(spelling: str) -> str:
    """Return what all ways to write a term have in common, as text looks while it is rendered."""
    words = " ".join(spelling.split())
    return words[:1].lower() + words[1:] if _is_word(words) else words


def _is_word(spelling: str) -> bool:
    """Return whether a term may begin a sentence; an acronym is written in one way only."""
    return spelling[1:] == spelling[1:].lower() and spelling[1:2].isalpha()


def _alternation(spellings: Iterable[str]) -> re.Pattern[str]:
    """Return one expression for all terms, longest first; grouped by first letter, because most words are none."""
    by_letter = groupby(sorted(spellings, key=lambda one: (one[:1], -len(one), one)), lambda one: one[:1])
    groups = [f"(?={_first(letter)})(?:{'|'.join(map(_written, some))})" for letter, some in by_letter]
    return re.compile(rf"(?<![\w\-{OPEN}])({'|'.join(groups)})s?(?![\w\-])")


def _first(letter: str) -> str:
    return (
        f"[{re.escape(letter)}{re.escape(letter.upper())}]" if len(letter.upper()) == 1 else re.escape(letter)
    )


def _written(spelling: str) -> str:
    first = _first(spelling[0]) if _is_word(spelling) else re.escape(spelling[0])
    return first + r"\s+".join(map(re.escape, spelling[1:].split(" ")))
