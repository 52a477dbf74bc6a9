"""Characters nobody can see that change what is read, shown or run: which ones, and where they stand.

Values may hold what human scripts need: zero-width joiners and the plain direction marks. Keys may not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"

# C0 and C1 controls but tab and line feed, the separators YAML 1.1 takes for line ends, surrogates and
# noncharacters.
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ud800-\udfff" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
# Embeddings, overrides, isolates and their deprecated kin; a byte order mark inside the text; interlinear
# notes; tag characters.
_HIDDEN = "\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
# What is blank or has no width without being a space: soft hyphen, joiners, fillers, variation selectors.
_INVISIBLE = (
    "\t\n\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u202f\u205f-\u2065"
    "\u2800\u3000\u3164\ufe00-\ufe0f\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff"
)
_PLAIN = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
_IS_CONTROL = re.compile(f"[{_CONTROL}]")
_REFUSED_IN_VALUES = re.compile(f"[{_CONTROL}{_HIDDEN}]")
_REFUSED_IN_KEYS = re.compile(f"[{_CONTROL}{_HIDDEN}{_INVISIBLE}]")

_UNNAMED = {
    "\0": "NUL", "\a": "BELL", "\b": "BACKSPACE", "\t": "TAB", "\n": "LINE FEED", "\f": "FORM FEED",
    "\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x7f": "DELETE", "\x85": "NEXT LINE",
}  # fmt: skip
# What a backslash stands for in double quotes, as far as it can give a refused character.
_SHORT = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
          "e": "\x1b", "N": "\x85", "L": "\u2028", "P": "\u2029", "_": "\u00a0"}  # fmt: skip
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)


def _is_plain(text: str) -> bool:
    """Return whether a text holds nothing but what an old typewriter has, which is quick to tell and most often so."""
    return text.isascii() and not text.encode().translate(None, _PLAIN)


def refused_in_text(text: str) -> Iterator[tuple[int, str]]:
    """Yield index and character of everything that no text may hold."""
    if _is_plain(text):
        return iter(())
    return ((match.start(), match.group()) for match in _REFUSED_IN_VALUES.finditer(text))


def refused_in_key(key: str) -> str | None:
    """Return the first character of a key that a reader could not see, or None."""
    if key.isascii() and key.isprintable():
        return None
    match = _REFUSED_IN_KEYS.search(key)
    return match.group() if match else None


def cleaned(text: str) -> str:
    """Return the text, same length, with each refused character replaced by a visible one."""
    return text if _is_plain(text) else _REFUSED_IN_VALUES.sub(SUBSTITUTE, text)


def refusal(char: str, holder: str = "the text") -> tuple[str, str, str]:
    """Return rule, message and hint for a refused character."""
    number_and_name = f"U+{ord(char):04X} {_UNNAMED.get(char) or unicodedata.name(char, '')}".rstrip()
    if _IS_CONTROL.match(char):
        hint = "delete it; for line breaks write the text as a block behind |"
        return "control-character", f"{holder} holds the control character {number_and_name}", hint
    hint = "delete it, or type the words around it anew"
    return "hidden-character", f"{holder} holds {number_and_name}, which nobody can see", hint


def offset_of(char: str, source: str, start: int, end: int) -> int:
    """Return where a scalar of the source holds a character, as it is or as an escape."""
    offset = source.find(char, start, end)
    if offset >= 0:
        return offset
    escapes = _ESCAPE.finditer(source, start, end)
    return next((escape.start() for escape in escapes if _meaning(escape) == char), start)


def _meaning(escape: re.Match[str]) -> str | None:
    digits = escape[1] or escape[2] or escape[3]
    return chr(int(digits, 16)) if digits else _SHORT.get(escape[4])
