"""Nothing in the playbook looks like a key, a token or a password.

Why: A playbook is copied, printed and published. A secret in it is public from then on, even after the next
commit removes it.

Bad:
    # levers.yaml
    kill-switch:
      command: flags off answers --key AKIAIOSFODNN7EXAMPLE

Good:
    # levers.yaml
    kill-switch:
      command: flags off answers --key $FLAGS_KEY
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.walk import walk_parts
from generator.problems import Level, Problem, Spot

ID = "secret-in-text"
LEVEL = Level.ERROR

_SHAPES = {
    "an access key": r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
    "a repository token": r"\bgh[pousr]_\w{30,}|\bgithub_pat_\w{30,}|\bglpat-[\w-]{20,}",
    "a chat token": r"\bxox[abeoprs]-[\w-]{10,}",
    "an API key": r"\bAIza[\w-]{30,}|\bsk-[\w-]{20,}|\b[sr]k_live_\w{16,}",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+",
    "a password in an address": r"\bhttps?://[^\s/:@]+:[^\s/@]+@",
    "a password": r"\b(?i:password|passwd|api[_-]?key|secret)[\"']?\s?[:=]\s?[\"']?(?=\S*\d)(?![$<{\[])\S{8,}",
}
_ANY = re.compile("|".join(f"(?P<s{index}>{shape})" for index, shape in enumerate(_SHAPES.values())))
_NAMES = tuple(_SHAPES)
_SHOWN = 6


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each text, command or address that holds something secret; shows only its beginning."""
    for spot, text in _strings(playbook):
        match = _ANY.search(text) if len(text) >= 16 else None  # no shape is shorter
        if match:
            name = _NAMES[int((match.lastgroup or "s0")[1:])]
            message = f"'{match[0][:_SHOWN]}…' looks like {name}"
            hint = "revoke it, remove it, and write a variable such as $TOKEN in its place"
            yield Problem(ID, LEVEL, message, spot, hint=hint)


def _strings(playbook: Playbook) -> Iterator[tuple[Spot, str]]:
    for spot, part in walk_parts(playbook):
        for name, value in part:
            if isinstance(value, str):
                yield spot.at(name), value
            elif isinstance(value, tuple):
                yield from (
                    (spot.at(name, index), item) for index, item in enumerate(value) if isinstance(item, str)
                )
            elif isinstance(value, dict):
                yield from (
                    (spot.at(name, key), item) for key, item in value.items() if isinstance(item, str)
                )
