"""Operators on lists: replace, add, remove. Items are named by what they say, never by position."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LIST_OPERATORS = frozenset({"$replace", "$add", "$remove"})


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one operator."""

    operator: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class ListChange:
    """A changed list.

    Attributes:
        items: the list after the change.
        origins: for each item its index in the list before, or its path below the patch.
        complaints: operators that could not be applied.
    """

    items: list[Any]
    origins: tuple[int | tuple[str | int, ...], ...]
    complaints: tuple[Complaint, ...]


def changed_list(items: list[Any], patch: Mapping[str, Any]) -> ListChange:
    """Apply `$replace`, or `$remove` and then `$add`, to a list."""
    complaints = [
        Complaint(name, f"{name} takes a list", f"write {name}: [...]")
        for name, value in patch.items()
        if not isinstance(value, list)
    ]
    if "$replace" in patch and len(patch) > 1:
        complaints.append(Complaint("$replace", "$replace stands alone", "put everything into the new list"))
    if complaints:
        return ListChange(items, tuple(range(len(items))), tuple(complaints))
    if "$replace" in patch:
        new = patch["$replace"]
        return ListChange(new, tuple(("$replace", index) for index in range(len(new))), ())
    return _removed_and_added(items, patch.get("$remove", []), patch.get("$add", []))


def _removed_and_added(items: list[Any], remove: list[Any], add: list[Any]) -> ListChange:
    complaints = []
    gone: set[int] = set()
    for name in remove:
        found = [index for index, item in enumerate(items) if name in (item, said_by(item))]
        if not found:
            message = f"the list has no item '{said_by(name)}'"
            complaints.append(Complaint("$remove", message, _meant(str(said_by(name)), items)))
        gone.update(found)
    complaints += [
        Complaint("$add", f"the list already has '{said_by(new)}'", "leave it out")
        for new in add
        if any(new == item for index, item in enumerate(items) if index not in gone)
    ]
    kept = [index for index in range(len(items)) if index not in gone]
    origins: list[int | tuple[str | int, ...]] = [*kept, *(("$add", index) for index in range(len(add)))]
    return ListChange([*(items[index] for index in kept), *add], tuple(origins), tuple(complaints))


def _meant(name: str, items: list[Any]) -> str:
    """Return which item was probably meant, in full, because nothing less names it; else some of them."""
    said = [str(said_by(item)) for item in items]
    meant = [item for item in said if item.lower().startswith(name.lower())] if name.strip() else []
    if meant := meant or difflib.get_close_matches(name, said, 1):
        return f"write the whole item: {json.dumps(meant[0], ensure_ascii=False)}"
    return f"it has {', '.join(map(repr, said[:8]))}"


def said_by(item: Any) -> Any:
    """Return what names an item of a list: the text itself, or the first thing a mapping says."""
    return next(iter(item.values()), None) if isinstance(item, dict) else item
