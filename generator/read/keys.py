"""Keys of a mapping: text, visible, NFC, and each only once."""

from __future__ import annotations

import unicodedata

from generator.read.characters import offset_of, refusal, refused_in_key
from generator.read.findings import ONE_OF_TWO, Findings
from generator.read.scalars import typed
from generator.read.texts import shortened

# Stands for a key whose value is read for its problems, but kept nowhere. No good key holds a NUL.
DROPPED = "\0"
_GOOD: dict[tuple[str, bool], str] = {}
"""Keys that were found good, whether they stood without quotes, and what is kept: the same in every file."""
_MOST_REMEMBERED = 10_000


class Keys:
    """Checks keys. Remembers the good ones: playbooks repeat a few dozen names thousands of times."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings

    def accept(self, raw: str, start: int, end: int, *, plain: bool, seen: dict[str, int]) -> str:
        """Return the key under which the value is kept, `DROPPED` when it cannot be kept.

        Args:
            raw: the key as read.
            start: where it starts in the text.
            end: where it ends.
            plain: whether it stands without quotes.
            seen: keys of the same mapping and where they stand; the new one is added.
        """
        key = _GOOD.get((raw, plain)) or self._check(raw, start, end, plain=plain)
        if key in seen:
            line = self._findings.source.location(seen[key]).line
            message = f"the key '{shortened(key)}' already stands in line {line}"
            self._findings.add("duplicate-key", start, message, ONE_OF_TWO, first=seen[key])
            return DROPPED
        if key != DROPPED:
            seen[key] = start
        return key

    def _check(self, raw: str, start: int, end: int, *, plain: bool) -> str:
        if plain and raw == "<<":
            message = "the merge key << brings in values that nobody sees here"
            self._findings.add("merge-key", start, message, "write the values out")
        elif plain and not isinstance(typed(raw), str):
            message = f"the key {raw} is not text" if raw else "the key is empty"
            hint = f'put it in quotes: "{raw}"' if raw else "write a name before the colon"
            self._findings.add("key-not-text", start, message, hint)
        elif char := refused_in_key(raw):
            rule, message, hint = refusal(char, "the key")
            self._findings.add(rule, offset_of(char, self._findings.source.text, start, end), message, hint)
        else:
            key = unicodedata.normalize("NFC", raw)
            if len(_GOOD) < _MOST_REMEMBERED:
                _GOOD[raw, plain] = key
            return key
        return DROPPED
