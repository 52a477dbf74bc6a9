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
from generator.problems import Kind, Level, Problem

ID = "severity-comparison"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_WAY = r"(?:lower|higher|above|below|up|upwards?|down|downwards?|over|under|greater|less|more)\b"
_BESIDE = r"(?:at least|at most|above|below|beyond|exceed(?:s|ing)?|(?:a )?(?:min|max)(?:imum)?(?: of)?|(?:no )?(?:lower|higher|greater|less|bigger|smaller) than)"
_CANDIDATE = re.compile(rf"[<>≤≥+]|\b{_WAY}|\b{_BESIDE} ", re.IGNORECASE)


def check(playbook: Playbook) -> Iterator[Problem]:
    compared = _comparisons(playbook)
    for words in playbook.prose:
        if not _CANDIDATE.search(words.text):
            continue
        for match in compared.finditer(as_read(playbook, words.text)):
            message = f"'{match[0].strip()}' can be read both ways"
            hint = "write 'or worse' or 'or milder' behind the severity, or list the severities"
            yield Problem(ID, LEVEL, message, words.spot, hint=hint)


def _comparisons(playbook: Playbook) -> re.Pattern[str]:
    """Return what finds a sign, a direction behind a severity, or a bound in front of one."""
    names = {name for entry in playbook.severities.values() for name in (entry.name, *entry.aliases)}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    named = rf"(?:{'|'.join(map(re.escape, longest_first))}|(?:severity|sev)[ -]?\d(?!\w))"
    signs = rf"(?:{named}|severity|sev) ?(?:[<>≤≥]=?|=[<>]) ?\w+|[<>≤≥]=? ?{named}(?!\w)"
    behind = rf"{named}(?:/\d)*(?:\+(?!\w)|(?:,? |-)\(?(?:or|and|&)[ -]{_WAY}| (?:upwards?|downwards?)\b)"
    between = rf"from {named} (?:up|down|on|onwards?)\b"
    return re.compile(rf"(?<!\w)(?:{signs}|{between}|{behind}|{_BESIDE} {named}(?!\w))", re.IGNORECASE)
