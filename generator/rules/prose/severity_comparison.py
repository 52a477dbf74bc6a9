"""Severities are compared with 'or worse' and 'or milder', never with 'or lower', 'and above' or a sign.

Why: SEV-1 is the lowest number and the highest severity. "SEV-2 or lower" is read both ways, and one of them
does not page anybody.

Bad:
    # roles.yaml
    legal-counsel:
      pulled_in_when: The incident is SEV-2 or higher.

Good:
    # roles.yaml
    legal-counsel:
      pulled_in_when: The incident is {severities/sev-2} or worse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import as_read
from generator.of_texts import of_text
from generator.patterns import later
from generator.problems import Kind, Level, Problem

ID = "severity-comparison"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_WAY = r"(?:lower|higher|above|below|up|upwards?|down|downwards?|over|under|greater|less|more)\b"
_BESIDE = r"(?:at least|at most|above|below|beyond|exceed(?:s|ing)?|(?:a )?(?:min|max)(?:imum)?(?: of)?|(?:no )?(?:lower|higher|greater|less|bigger|smaller) than)"
_CANDIDATE = later(rf"[<>≤≥+]|\b{_WAY}|\b{_BESIDE} ", re.IGNORECASE)


def check(playbook: Playbook) -> Iterator[Problem]:
    compared = _comparisons(playbook)
    names = _shortest({name.lower() for name in _names(playbook)} | {"sev"})
    for words in playbook.prose:
        if not _may_compare(words.text) or not _speaks_of(names, words.text):
            continue
        for match in compared.finditer(as_read(playbook, words.text)):
            message = f"'{match[0].strip()}' can be read both ways"
            hint = "write 'or worse' or 'or milder' behind the severity, or list the severities"
            yield Problem(ID, LEVEL, message, words.spot, hint=hint)


@of_text(str)
def _may_compare(text: str) -> tuple[str, ...]:
    """Return what of a text can be a sign or a word of comparing: a quick look that spares the long one."""
    found = _CANDIDATE.search(text)
    return (found[0],) if found else ()


def _speaks_of(names: tuple[str, ...], text: str) -> bool:
    """Return whether a text can name a severity: a quick look that spares the long one; a reference may do so unseen."""
    lower = text.lower()
    if "{" in lower:
        return True
    for name in names:  # noqa: SIM110 - a loop is quicker
        if name in lower:
            return True
    return False


def _shortest(names: set[str]) -> tuple[str, ...]:
    """Return the names that hold no other one."""
    return tuple(name for name in sorted(names) if not any(other in name for other in names - {name}))


def _names(playbook: Playbook) -> set[str]:
    return {name for entry in playbook.severities.values() for name in (entry.name, *entry.aliases)}


def _comparisons(playbook: Playbook) -> re.Pattern[str]:
    """Return what finds a sign, a direction behind a severity, or a bound in front of one."""
    longest_first = sorted(_names(playbook), key=lambda name: (-len(name), name))
    named = rf"(?:{'|'.join(map(re.escape, longest_first))}|(?:severity|sev)[ -]?\d(?!\w))"
    signs = rf"(?:{named}|severity|sev) ?(?:[<>≤≥]=?|=[<>]) ?\w+|[<>≤≥]=? ?{named}(?!\w)"
    behind = rf"{named}(?:/\d)*(?:\+(?!\w)|(?:,? |-)\(?(?:or|and|&)[ -]{_WAY}| (?:upwards?|downwards?)\b)"
    between = rf"from {named} (?:up|down|on|onwards?)\b"
    return re.compile(rf"(?<!\w)(?:{signs}|{between}|{behind}|{_BESIDE} {named}(?!\w))", re.IGNORECASE)
