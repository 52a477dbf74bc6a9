"""Lists of English words that rules look for: data and nothing else, one idea a module.

A phrase stands in lower case with what to do about it; other forms of a word are entries of their own.
A rule about words reads its list from here, so that adding a word takes no code.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a block of text as a set."""
    return frozenset(text.split())
