"""Looking for many names in prose at once: the cost grows with the text, not with the number of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

_TOKEN = re.compile(r"\w+(?:[-'’\u2010\u2011]\w+)*")
_KEYBOARD = str.maketrans({"’": "'", "\u2010": "-", "\u2011": "-"})
"""Of two ways to set a mark inside a word, the one on every keyboard."""


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text; a hyphen or an apostrophe inside a word belongs to it."""
    found: list[str] = []
    for piece in text.split():
        if piece.isalnum():  # most are, and splitting at blanks costs a fraction of a search
            found.append(piece)
        else:
            found += _TOKEN.findall(piece)
    return tuple(found)


def as_compared(name: str) -> str:
    """Return a name as it is compared: in lower case, its apostrophes and hyphens those of a keyboard."""
    return name.lower() if name.isascii() else name.lower().translate(_KEYBOARD)


class Phrases(Generic[Meaning]):
    """Names of one or several words, each with what it stands for. Case does not count, nor which hyphen it is.

    Attributes:
        names: each name as its words in lower case.
    """

    def __init__(self, names: Mapping[str, Meaning]) -> None:
        """Take the names; of two that differ only in case the later one counts."""
        self._by_words = {words_in(as_compared(name)): meaning for name, meaning in names.items()}
        self._by_words.pop((), None)
        self.names = tuple(self._by_words)
        self._starts = frozenset(words[0] for words in self._by_words)
        self._longest = max(map(len, self._by_words), default=0)

    def may_be_in(self, text: str) -> bool:
        """Return whether a name can stand in a text: a quick look that spares the long one."""
        return not self._starts.isdisjoint(words_in(as_compared(text)))

    def find(self, text: str) -> Iterator[tuple[str, Meaning]]:
        """Yield each name in a text as it stands there, with its meaning; at each place the longest."""
        return self.find_among(words_in(text))

    def find_among(self, tokens: Sequence[str]) -> Iterator[tuple[str, Meaning]]:
        """Yield each name among the words of a text, as `find` does."""
        lowered = [as_compared(token) for token in tokens]
        if self._starts.isdisjoint(lowered):
            return
        here = 0
        while here < len(tokens):
            size = self._size_at(lowered, here)
            if size:
                yield " ".join(tokens[here : here + size]), self._by_words[tuple(lowered[here : here + size])]
            here += size or 1

    def _size_at(self, lowered: list[str], here: int) -> int:
        if lowered[here] not in self._starts:
            return 0
        sizes = range(min(self._longest, len(lowered) - here), 0, -1)
        return next((size for size in sizes if tuple(lowered[here : here + size]) in self._by_words), 0)
