"""Reads the files of words: rules in `words/`, and in `lists/` what rules with a logic of their own look for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from generator.errors import UnfinishedError

_ROOM = Path(__file__).parent


@cache
def said_in(file: str, *needed: str) -> dict[str, Any]:
    """Return what a file of this room says, such as `lists/verbs.toml`.

    Raises:
        UnfinishedError: it leaves out something that is needed.
    """
    said = tomllib.loads((_ROOM / file).read_text(encoding="utf-8"))
    if lacking := [name for name in needed if name not in said]:
        raise UnfinishedError(f"add {', '.join(lacking)} to generator/rules/language/{file}")
    return said


def listed(file: str, name: str) -> frozenset[str]:
    """Return the words under a name in a file of `lists/`."""
    return frozenset(said_in(f"lists/{file}.toml", name)[name].split())
