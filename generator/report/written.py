"""Text and JSON in which nothing is left that a terminal could obey or a reader could not decode."""

from __future__ import annotations

import json
import re
import unicodedata

_NO_CHARACTER = re.compile("[\ud800-\udfff]")
"""What Python makes of the bytes of a file name that is not UTF-8; no JSON document may hold it."""


def printable(text: str) -> str:
    """Return the text with everything a terminal could obey made visible."""
    return "".join(char if is_harmless(char) else f"\\u{{{ord(char):x}}}" for char in text)


def is_harmless(char: str) -> bool:
    """Return whether a terminal only shows a character."""
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} or char in "\u200c\u200d"


def written(document: object) -> str:
    """Return a document as JSON; what is no character is made visible, as in the other formats."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return _NO_CHARACTER.sub(lambda found: json.dumps(printable(found[0]))[1:-1], text)
