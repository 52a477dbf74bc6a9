"""Small phrases that several rules share. Not a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.model import Playbook


def named(ids: Iterable[str], *, most: int = 4) -> str:
    """Return quoted ids as a phrase, each once: `'a', 'b' and 'c'`, or `'a', 'b' and 7 more` when there are many."""
    words = [f"'{name}'" for name in dict.fromkeys(ids)]
    if len(words) > most:
        words = [*words[: most - 1], f"{len(words) - most + 1} more"]
    return listing(words) or "nothing"


def listing(phrases: Iterable[str], last: str = "and") -> str:
    """Return phrases as one: `a, b and c`; nothing where there are none."""
    *others, end = [*phrases] or [""]
    return f" {last} ".join(part for part in (", ".join(others), end) if part)


def at_severities(playbook: Playbook, severities: Collection[str]) -> str:
    """Return ` at 'sev-1' and 'sev-2'`, or nothing when these are all severities there are."""
    return "" if len(set(severities)) == len(playbook.severities) else f" at {named(severities)}"


def for_types(playbook: Playbook, names: Collection[str]) -> str:
    """Return ` for 'a' and 'b'`, or nothing when these are all incident types or nobody tells them apart."""
    return "" if not names or playbook.types.keys() <= set(names) else f" for {named(names)}"
