"""The use case `playbook add`: a new entry that takes after another one, and stands wherever that one does."""

from __future__ import annotations

import copy
import re
import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.errors import UsageError
from generator.layer.stack import value_at
from generator.model import Playbook
from generator.model.base import ID_PATTERN
from generator.model.walk import walk_references
from generator.team.change.draft import Draft
from generator.team.change.entries import Changed, about_itself, sound, worked_out
from generator.team.change.following import Followed, list_at, named_path
from generator.team.severity import NewSeverity, severity_patches

_FACTS = frozenset({"cases", "drills", "metrics", "references", "sources", "laws", "contacts", "about"})
"""What happened, was played or is counted: a new entry takes no part in it by itself."""
_NOT_TAKEN_OVER = ("aliases", "accepted", "short", "kinds")


def add_entry(
    folder: Path, concept: str, new: str, like: str, name: str, short: str | None = None
) -> Changed:
    """Work out what it takes to add an entry that takes after another one.

    Args:
        folder: the folder with `playbook.yml`.
        concept: `types`, `roles` or `scripts`.
        new: its id.
        like: id of the entry that it begins as a copy of, and beside which it stands in every list.
        name: what it is called.
        short: a short form of the name, for a role.

    Raises:
        UsageError: an id cannot be used or is unknown.
    """
    files, playbook = sound(folder)
    _refuse(concept, new, like, files.data)
    draft = Draft(folder, files)
    draft.put(
        (concept, new), _copy(files.data, concept, new, like, name) | ({"short": short} if short else {})
    )
    _beside(draft, files.data, playbook, concept, new, like)
    written = [(concept, new)]
    if concept == "types":
        _pointed_back(draft, files.data["types"], new, like)
        written += _drill(draft, files.data, new, like, name)
    return worked_out(folder, draft, Followed((), tuple(written)), f"playbook add {concept[:-1]} {new}")


def add_severity(folder: Path, new: NewSeverity) -> Changed:
    """Work out what it takes to add a severity beside another one.

    Raises:
        UsageError: an id or an answer is unknown or cannot be used.
    """
    files, playbook = sound(folder)
    draft = Draft(folder, files)
    for concept, patches in severity_patches(files.data, playbook, new).items():
        for path, value in patches:
            _apply(draft, (concept, *path), value)
    written = (("severities", new.id),)
    return worked_out(folder, draft, Followed((), written), f"playbook add severity {new.id}")


def _refuse(concept: str, new: str, like: str, data: Mapping[str, Any]) -> None:
    there = data.get(concept, {})
    if not re.fullmatch(ID_PATTERN, new):
        raise UsageError(
            f"'{new}' is no id: write lower-case letters, digits and hyphens, such as agent-damage"
        )
    if new in there:
        raise UsageError(f"there is {concept}/{new} already: choose another id")
    if like not in there:
        raise UsageError(f"there is no {concept}/{like} to take after; there is {', '.join(there)}")


def _copy(data: Mapping[str, Any], concept: str, new: str, like: str, name: str) -> dict[str, Any]:
    entry = _retold(data[concept][like], f"{concept}/{like}", f"{concept}/{new}")
    kept = {key: value for key, value in entry.items() if key not in _NOT_TAKEN_OVER}
    found = {"$new": True, "$after": like, **kept, "name": name}
    if concept == "types":
        taken = {one.get("letter") for one in data["types"].values()}
        found["letter"] = next((letter for letter in string.ascii_uppercase if letter not in taken), "Z")
    if concept == "roles":
        found["short"] = "".join(word[0] for word in re.findall(r"\w+", name)).upper()
    return found


def _beside(
    draft: Draft, data: Mapping[str, Any], playbook: Playbook, concept: str, new: str, like: str
) -> None:
    """Put the new entry into each list and table that holds the other one."""
    for reference in walk_references(playbook):
        path = reference.spot.path
        if (
            reference.concept != concept
            or reference.names != like
            or path[0] in _FACTS
            or path[:2] == (concept, like)
        ):
            continue
        if reference.spot.on_key:
            draft.put((*named_path(data, path)[:-1], new), copy.deepcopy(value_at(data, path)))
        elif isinstance(path[-1], int):
            draft.exchange(named_path(data, path[:-1]), list_at(data, path[:-1]), [], [new])


def _retold(entry: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    """Return a copy of an entry that refers to the new one; what is told of kinds stays with the old one, which has them."""
    told = about_itself(copy.deepcopy(entry), old, new)
    return dict(about_itself(told, f"{new}/kinds", f"{old}/kinds"))


def _pointed_back(draft: Draft, types: Mapping[str, Any], new: str, like: str) -> None:
    """Let each type that the new one is told apart from say the same of it, in the words of its summary."""
    for neighbour in dict.fromkeys(_neighbours(types[like])):
        if neighbour != like and _neighbours(types.get(neighbour, {})):
            sign = {"what": f"{{types/{new}/summary}}", "go_to": new}
            draft.exchange(("types", neighbour, "is_not"), types[neighbour]["is_not"], [], [sign])


def _neighbours(entry: Mapping[str, Any]) -> list[str]:
    return [one["go_to"] for one in entry.get("is_not", []) if one.get("go_to")]


def _drill(draft: Draft, data: Mapping[str, Any], new: str, like: str, name: str) -> list[tuple[str, str]]:
    """Begin a drill for a type as a copy of one of the other type."""
    found = next((key for key, drill in data.get("drills", {}).items() if drill.get("type") == like), None)
    if found is None:
        return []
    drill = _retold(data["drills"][found], f"types/{like}", f"types/{new}")
    kept = {key: value for key, value in drill.items() if key not in ("accepted", "held")}
    draft.put(("drills", f"drill-{new}"), {"$new": True, **kept, "name": f"Drill: {name}", "type": new})
    return [("drills", f"drill-{new}")]


def _apply(draft: Draft, path: tuple[str, ...], value: Any) -> None:
    """Apply one patch to what the layer says already."""
    if (
        isinstance(value, dict)
        and set(value) <= {"$add", "$remove"}
        and isinstance(next(iter(value.values())), list)
    ):
        items = draft.list_below(path)
        draft.exchange(path, items, value.get("$remove", []), value.get("$add", []))
    else:
        draft.put(path, value)
