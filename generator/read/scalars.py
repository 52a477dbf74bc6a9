"""What a scalar means: only six unquoted words and decimal numbers are more than text.

YAML 1.1 would read `no` as false, `15:30` as 930 and `0471` as 313; in a playbook each of these is text.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"

_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
# Eighteen digits fit every machine's integers; a longer row of digits is an account or a serial number.
_INT = re.compile(r"0|-?[1-9][0-9]{0,17}")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,8})\.[0-9]{1,9}")
_MAY_START_NUMBER = frozenset("-0123456789")


def typed(text: str) -> bool | int | float | str | None:
    """Return what an unquoted scalar stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _MAY_START_NUMBER:
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text
