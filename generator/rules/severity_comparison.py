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
from generator.problems import Level, Problem

ID = "severity-comparison"
LEVEL = Level.ERROR

_WAY = r"(?:lower|higher|above|below|up|upwards?|down|downwards?|over|under|greater|less|more)\b"
_DIRECTION = rf"(?:or|and) {_WAY}"
_CANDIDATE = re.compile(rf"<|>|≤|≥|\+|or {_WAY}|and {_WAY}")


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each comparison of severities that can be read both ways."""
    names = sorted(
        {name for entry in playbook.severities.values() for name in (entry.name, *entry.aliases)}, key=len
    )
    named = "|".join(re.escape(name) for name in reversed(names))
    compared = re.compile(
        rf"(?<!\w)(?:(?:{named}|severity|sev) ?(?:[<>≤≥]=?|=[<>]) ?\w+|[<>≤≥]=? ?(?:{named})(?!\w)"
        rf"|(?:{named})(?:\+(?!\w)| {_DIRECTION}))",
        re.IGNORECASE,
    )
    for words in playbook.prose:
        if not _CANDIDATE.search(words.text):
            continue
        for match in compared.finditer(as_read(playbook, words.text)):
            message = f"'{match[0].strip()}' can be read both ways"
            hint = "write 'or worse' or 'or milder' behind the severity, or list the severities"
            yield Problem(ID, LEVEL, message, words.spot, hint=hint)
