"""Lists of English words that rules with a logic of their own look for: data and nothing else, one idea a module.

They stay beside `words/` and in Python because no sentence is refused for one of them: a rule tells verbs, conditions
and participles apart by them and asks for each list by name, so that a wrong name stops the type checker. A file of
`words/` is a whole rule, with what to say instead of each word.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a block of text as a set."""
    return frozenset(text.split())
