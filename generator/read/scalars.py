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


_OTHERS_WORDS = frozenset(
    f(word)
    for word in ("true", "false", "null", "yes", "no", "on", "off")
    for f in (str.lower, str.title, str.upper)
) - frozenset(_WORDS)
_OTHERS_NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[1-9][0-9]*(?::[0-5]?[0-9])+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_MAY_START_OTHER = frozenset("+-.0123456789")


def is_other_elsewhere(text: str) -> bool:
    """Return whether an unquoted scalar is more than text by the core schema of YAML 1.2, or by YAML 1.1.

    Editors go by the first, many programs that save a file again by the second: it takes `no` for false and `15:30`
    for 930. A key is left alone.

    Source: YAML 1.2.2, section 10.3.2, "Tag Resolution"; YAML 1.1, language-independent types `bool` and `int`.
    """
    return text in _OTHERS_WORDS or (
        text[0] in _MAY_START_OTHER and _OTHERS_NUMBER.fullmatch(text) is not None
    )


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
