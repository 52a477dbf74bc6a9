"""Which of the names there are somebody probably meant; all of them where several are equally near."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

_MOST = 4
"""Names that one sentence can hold."""


def meant(said: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the names nearest to what was said, in the order of `known`; none where nothing is near.

    Another case and blanks for hyphens are no mistake; the beginning of names is near, too. Of a scale such as sev-1 to
    sev-4 none is nearer to sev-9 than the others, and the mildest must not be the one that is named.
    """
    names, low = tuple(known), plain(said)
    if not low:
        return ()
    same = tuple(name for name in names if plain(name) == low)
    if same:
        return same
    close = difflib.get_close_matches(low, names, _MOST)
    if close:
        best = _like(close[0], low)
        return tuple(name for name in names if name in close and _like(name, low) >= best)
    return tuple(name for name in names if plain(name).startswith(low) or f"-{low}" in plain(name))[:_MOST]


def plain(name: str) -> str:
    """Return a name as an id would be written."""
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())


def asked(names: Iterable[str]) -> str:
    """Return the question which of these names was meant; empty for none."""
    quoted = [f"'{name}'" for name in names]
    most = ", ".join(quoted[:-1])
    return f"did you mean {' or '.join(filter(None, (most, *quoted[-1:])))}?" if quoted else ""


def unknown(what: str, said: str, known: Mapping[str, str] | Iterable[str]) -> str:
    """Return the words for a name that is not there: the nearest ones, else all there are.

    Where the names lead to what people call the things, also one that is only said there is near.
    """
    names = tuple(known)
    near = meant(said, names)
    if not near and isinstance(known, Mapping) and plain(said):
        near = tuple(name for name, words in known.items() if plain(said) in plain(words))[:_MOST]
    question = asked(near)
    return f"there is no {what} '{said}'" + (f": {question}" if question else f"; known: {', '.join(names)}")


def _like(name: str, low: str) -> float:
    return difflib.SequenceMatcher(None, name, low).ratio()
