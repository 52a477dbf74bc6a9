"""Values and patches on one line, as somebody would write them into a layer: for messages that can be copied."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.layer.lists import said_by
from generator.layer.stack import ABSENT, Path

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 _/-]*[A-Za-z0-9]|[A-Za-z]|\d+(?:s|m|h|d|w)|\$[a-z]+")
_NOT_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ID = re.compile(r"[a-z0-9-]+")
_CALLED = re.compile(r"It is called ([a-z0-9-]+) now\.")
_YOURS = "..."
_NEEDS_ONE = frozenset({"only_for", "types", "severities", "cards"})
"""Lists that are not left empty: where the last item goes, what they stand in goes."""


def inline(value: Any) -> str:
    """Return a value on one line."""
    if isinstance(value, str):
        bare = _BARE.fullmatch(value) and value.lower() not in _NOT_WORDS
        return value if bare else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{inline(key)}: {inline(member)}' for key, member in value.items())}}}"
    return json.dumps(value)


def called(new: str) -> str:
    """Return the reason with which an entry goes that has another id now."""
    return f"It is called {new} now."


def called_now(reason: object) -> str | None:
    """Return the other id that a reason names; None when it is another reason."""
    found = _CALLED.fullmatch(reason) if isinstance(reason, str) else None
    return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Renamed:
    """An entry that has another id in a layer.

    Attributes:
        path: where it stood, such as `severities/sev-1`.
        new: the id that it has now.
    """

    path: str
    new: str

    def said(self, text: str) -> str:
        """Return its id, or a text that refers to it, as it has to be now."""
        above, _, old = self.path.rpartition("/")
        return (
            self.new
            if text == old
            else re.sub(rf"\{{{re.escape(self.path)}(?=[/}}])", f"{{{above}/{self.new}", text)
        )


def patch_at(
    below: object, path: Path, *, gone: bool = False, on_key: bool = False, renamed: Renamed | None = None
) -> Any:
    """Return a patch that changes what stands at a path, dots for what only its author knows.

    Args:
        below: what the layers below say.
        path: where, seen from there; items of lists by their place.
        gone: whether what the value names is gone.
        on_key: whether it is the key that names it, so that the entry has to go.
        renamed: what has another id, where what stands there names it by the old one.
    """
    if not path and renamed and isinstance(below, str) and not on_key:
        return renamed.said(below)
    if not path:
        return {"$remove": True} if gone and on_key else _whole(below)
    head, *rest = path
    if gone and not renamed and len(rest) == 1 and not on_key and _is_last(below, head, rest[0]):
        return {"$remove": True, "$reason": _YOURS}
    if isinstance(below, list) and isinstance(head, int) and head < len(below):
        return _item(below, head, tuple(rest), gone, on_key, renamed)
    member = below.get(head, ABSENT) if isinstance(below, Mapping) else ABSENT
    return {str(head): patch_at(member, tuple(rest), gone=gone, on_key=on_key, renamed=renamed)}


def _is_last(below: object, head: str | int, index: str | int) -> bool:
    """Return whether the only item of a list goes without which its entry means everybody, or nothing."""
    items = below.get(head) if isinstance(below, Mapping) else None
    return head in _NEEDS_ONE and isinstance(items, list) and len(items) == 1 and isinstance(index, int)


def _whole(below: object) -> Any:
    """Return what stands for a whole value."""
    return {"$add": [_YOURS], "$remove": [_YOURS]} if isinstance(below, list) else _YOURS


def _item(below: list[Any], index: int, rest: Path, gone: bool, on_key: bool, renamed: Renamed | None) -> Any:
    """Return a patch for an item of a list, which goes by what it says."""
    item = below[index]
    name = said_by(item)
    if isinstance(item, Mapping):
        once = [said_by(other) for other in below].count(name) == 1
        patch = patch_at(item, rest, gone=gone, on_key=on_key, renamed=renamed)
        return {str(name): patch} if once else {"$replace": [_YOURS]}
    if renamed and isinstance(item, str):
        return {"$remove": [item], "$add": [renamed.said(item)]}
    if gone and isinstance(item, str) and _ID.fullmatch(item):
        return {"$remove": [item]}
    return {"$remove": [item], "$add": [_YOURS]}
