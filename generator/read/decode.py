"""Bytes -> text: UTF-8 and nothing else, its lines ended by a line feed."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and what was wrong with its bytes.

    Attributes:
        text: the text; with a fault, one that is good enough to show the line.
        fault: what the bytes are instead of UTF-8; None when they are UTF-8.
        fault_at: the character at which they stop being UTF-8.
    """

    text: str
    fault: str | None = None
    fault_at: int = 0


def decode(data: bytes) -> Decoded:
    """Decode strictly; a UTF-8 byte order mark at the start is dropped."""
    body = data.removeprefix(codecs.BOM_UTF8)
    if data.startswith(_UTF_16) or b"\0" in data[:2]:
        return Decoded(_shown(body), "the file looks like UTF-16")
    try:
        return Decoded(_unix(body.decode("utf-8")))
    except UnicodeDecodeError as error:
        before = _unix(body[: error.start].decode("utf-8"))
        return Decoded(_shown(body), f"the byte 0x{body[error.start]:02X} is not UTF-8", len(before))


def _shown(body: bytes) -> str:
    return _unix(body.decode("utf-8", errors="replace"))


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")
