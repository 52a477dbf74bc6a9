"""Puts one layer after another on the default. A layer is a map from id to patch.

Scalars and texts replace; entries merge by id; lists change by operators. Which keys are ids follows
from the model, so a misspelt id never makes a new entry. Documents are never changed, only copied where
a layer changes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.layer.lists import LIST_OPERATORS, changed_list, said_by
from generator.layer.notes import Notes, brief, near
from generator.layer.stack import Document, Layer, Path, Stack, Stage
from generator.model import Playbook
from generator.model.base import Entry, Part
from generator.model.complaints import cut_at_comma
from generator.model.playbook import RECORDS
from generator.model.shape import FieldShape, shape_of
from generator.problems import Problem

ENTRY_OPERATORS = frozenset({"$new", "$remove", "$reason", "$before", "$after", "$was"})
_EVERYBODY_WHEN_EMPTY = "only_for"
_EMPTIED = (
    "'only_for' is left empty, and empty means everybody",
    (
        "remove the entry that it stands in, with `$remove: true` and a `$reason`, or name who it is for; "
        "`only_for: {$remove: true}` says that it is for everybody"
    ),
)
_NEEDS_REASON = frozenset({"severities", "roles", "steps"})


def merge(
    default: Layer, layers: Iterable[Layer], moved: Mapping[str, str] | None = None
) -> tuple[Stack, tuple[Problem, ...]]:
    """Merge layers into one document.

    Args:
        default: the whole playbook that the layers change.
        layers: in order; later ones win.
        moved: paths that the default has renamed, old to new, for advice on vanished targets.

    Returns:
        The stack of documents, and every problem of the layers, with its place.
    """
    stack = Stack((Stage(default, dict(default.data)),))
    problems: list[Problem] = []
    for layer in layers:
        notes = Notes(layer, stack, moved or {})
        document = _Merger(notes).fields(stack.document, layer.data, (), (Playbook,))
        stack = Stack((*stack.stages, notes.stage(document)))
        problems += notes.problems
    return stack, tuple(problems)


class _Merger:
    """Applies one layer. Each method returns or fills a copy."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def fields(
        self, below: Mapping[str, Any], patch: Mapping[str, Any], path: Path, classes: Sequence[type[Part]]
    ) -> Document:
        """Return the fields of one part with a patch applied."""
        shapes = {shape.name: shape for cls in reversed(classes) for shape in shape_of(cls)}
        merged = dict(below)
        for key, value in patch.items():
            if key == "$was":
                self._compare(below, value, path)
            elif key.startswith("$"):
                self._notes.unknown(path, key, ENTRY_OPERATORS)
            else:
                self._field(merged, key, value, (*path, key), shapes.get(key))
        return merged

    def _field(self, target: Document, key: str, value: Any, path: Path, shape: FieldShape | None) -> None:
        present = target.get(key)
        if value is None:
            hint = cut_at_comma(key, value) or "write {$remove: true} to remove it, or leave it out"
            self._notes.report("null-in-layer", path, f"'{key}' is empty, which removes nothing", hint)
        elif isinstance(value, dict):
            self._mapping(target, key, value, path, shape)
        elif isinstance(value, list) and isinstance(present, list) and present:
            message = f"'{key}' is a list already, and this does not say what to do with it"
            self._notes.report("bare-list", path, message, how_to_change(key, value))
        else:
            self._write(target, key, value, path, path)

    def _mapping(
        self, target: Document, key: str, value: dict[str, Any], path: Path, shape: FieldShape | None
    ) -> None:
        """Apply what may be a patch, operators or a plain mapping."""
        present = target.get(key)
        if shape and shape.holds == "map" and shape.parts and issubclass(shape.parts[0], Entry):
            target[key] = self._entries(present or {}, value, path, shape)
        elif "$remove" in value and not (shape and shape.holds == "list" and value["$remove"] is not True):
            self._remove_field(target, key, value, path)
        elif shape and shape.holds == "list":
            self._list(target, key, value, path, shape)
        elif "$replace" in value and len(value) == 1:
            self._write(target, key, value["$replace"], path, (*path, "$replace"))
        elif isinstance(present, dict):
            target[key] = self.fields(present, value, path, shape.parts if shape else ())
        elif (
            shape and not shape.parts and (operator := next((o for o in value if o in LIST_OPERATORS), None))
        ):
            message = f"'{key}' is no list, and {operator} changes lists only"
            hint = f"write the value itself, such as `{key}: {shown(present)[1:-1]}`"
            self._notes.misused(
                (*path, operator), operator, message, hint if present else "write the value itself"
            )
        else:
            self._write(target, key, value, path, path)

    def _entries(
        self, below: Mapping[str, Any], patch: Mapping[str, Any], path: Path, shape: FieldShape
    ) -> Document:
        """Return entries with patches applied by id."""
        merged = dict(below)
        for key, value in patch.items():
            here = (*path, key)
            if key.startswith("$"):
                self._notes.misused(
                    here, key, f"{key} stands beside entries, not in one", "name the entry first"
                )
            elif not isinstance(value, dict):
                hint = "give the fields to change, or {$remove: true}"
                if any(key in part.model_fields for part in shape.parts):
                    hint = f"'{key}' is a field: write the id of an entry first, and {key} below it, indented"
                rule = "null-in-layer" if value is None else "operator-misused"
                self._notes.report(rule, here, f"'{key}' holds no patch", hint)
            elif self._operators_known(value, here):
                self._entry(merged, key, value, here, shape)
        return merged

    def _entry(
        self, target: Document, key: str, value: dict[str, Any], path: Path, shape: FieldShape
    ) -> None:
        if "$new" in value and key in target:
            message = f"'{key}' is not new; a layer below has it"
            self._notes.report("already-there", path, message, "remove $new to change it")
        elif path[0] in RECORDS and key in target and isinstance(value.get("severities"), list):
            message = f"a layer below has a record '{key}' already"
            hint = "give one of the two another id, or write only what changes"
            self._notes.report("already-there", path, message, hint)
        elif "$new" in value or self._is_record(target, key, value, path):
            fields = {name: member for name, member in value.items() if name not in ENTRY_OPERATORS}
            self._write(target, key, fields, path, path)
            self._order(target, key, value, path)
        elif key not in target:
            self._notes.vanished(target, key, path)
        elif "$remove" in value:
            self._remove_entry(target, key, value, path)
        else:
            kept = ENTRY_OPERATORS - {"$was"}
            fields = {name: member for name, member in value.items() if name not in kept}
            target[key] = self.fields(target[key], fields, path, shape.parts)
            self._order(target, key, value, path)

    @staticmethod
    def _is_record(target: Document, key: str, value: dict[str, Any], path: Path) -> bool:
        """Return whether this is a record: it happened to the team, so no default can have it."""
        return path == (path[0], key) and path[0] in RECORDS and key not in target and "$remove" not in value

    def _operators_known(self, value: Mapping[str, Any], path: Path) -> bool:
        wrong = [name for name in value if name.startswith("$") and name not in ENTRY_OPERATORS]
        for name in wrong:
            self._notes.unknown(path, name, ENTRY_OPERATORS)
        for name in ("$new", "$remove"):
            if name in value and value[name] is not True:
                self._notes.misused(
                    (*path, name), name, f"{name} takes only true", f"write {name}: true, or leave it out"
                )
                wrong.append(name)
        if "$reason" in value and "$remove" not in value:
            self._notes.misused(
                (*path, "$reason"), "$reason", "$reason belongs to $remove", "write a comment instead"
            )
        elif value.get("$reason") is not None and not isinstance(value["$reason"], str):
            message, hint = "$reason is one sentence of text", "write it behind the colon, in quotes"
            self._notes.misused((*path, "$reason"), "$reason", message, hint)
        return not wrong

    def _remove_entry(self, target: Document, key: str, value: dict[str, Any], path: Path) -> None:
        if path[-2] in _NEEDS_REASON and not str(value.get("$reason") or "").strip():
            message = f"'{key}' is removed without a reason"
            self._notes.report("reason-missing", path, message, "add `$reason:` in one sentence")
        if extra := [name for name in value if name not in ("$remove", "$reason")]:
            self._notes.misused(
                path, "$remove", f"'{key}' is removed and changed at once ({', '.join(extra)})"
            )
        self._remove(target, key, path)

    def _remove(self, target: Document, key: str, path: Path) -> None:
        if key not in target:
            self._notes.vanished(target, key, path, may_be_new=False)
            return
        del target[key]
        self._notes.removed(path)

    def _remove_field(self, target: Document, key: str, value: dict[str, Any], path: Path) -> None:
        if value["$remove"] is True and not set(value) - {"$remove", "$reason"}:
            self._remove(target, key, path)
        else:
            hint = f"write {key}: {{$remove: true}}, and nothing beside it but a $reason"
            self._notes.misused(
                (*path, "$remove"), "$remove", "$remove takes only true, and stands alone", hint
            )

    def _list(self, target: Document, key: str, value: dict[str, Any], path: Path, shape: FieldShape) -> None:
        present = target.get(key)
        items = present if isinstance(present, list) else []
        if not value:
            self._notes.misused(
                path,
                "$add",
                f"'{key}' is a list, and {{}} does not change it",
                "name an item by what it says first, use $add, $remove or $replace, or leave it out",
            )
        elif shape.parts and not any(name.startswith("$") for name in value):
            self._named_items(target, key, value, path, shape)
        elif unknown := [name for name in value if name not in LIST_OPERATORS]:
            self._not_an_operator(unknown[0], path, shape)
        else:
            change = changed_list(items, value)
            for complaint in change.complaints:
                there = (*path, complaint.operator)
                self._notes.misused(there, complaint.operator, complaint.message, complaint.hint)
            if not change.complaints:
                if key == _EVERYBODY_WHEN_EMPTY and items and not change.items:
                    self._notes.report("only-for-emptied", path, *_EMPTIED)
                target[key] = change.items
                self._notes.changed_list(path, change)

    def _not_an_operator(self, name: str, path: Path, shape: FieldShape) -> None:
        if name.startswith("$"):
            self._notes.unknown(path, name, LIST_OPERATORS)
            return
        message = f"'{name}' stands beside an operator"
        hint = (
            "change items by what they say, each with its fields, $new or $remove below it, without $add beside them"
            if shape.parts
            else "put it into {$add: [...]} or {$remove: [...]}"
        )
        self._notes.misused((*path, name), "$add", message, hint)

    def _named_items(
        self, target: Document, key: str, patch: dict[str, Any], path: Path, shape: FieldShape
    ) -> None:
        """Patch the items of a list by what each says first, like entries by their id."""
        items = target.get(key) or []
        names = [str(said_by(item)) for item in items]
        if twice := [name for name in patch if names.count(name) > 1]:
            message = f"the list has several items '{twice[0]}'"
            self._notes.misused(
                (*path, twice[0]), "$replace", message, "write the whole list: {$replace: [...]}"
            )
            return
        first = _first_said(items, shape)
        below = {
            name: {first: item} if name in patch and isinstance(item, str) else item
            for name, item in zip(names, items, strict=True)
        }
        with self._notes.items_of(path) as wrote:
            merged = self._entries(below, _with_names(patch, first), path, shape)
            target[key] = list(merged.values())
            wrote(list(merged), names)

    def _order(self, target: Document, key: str, value: dict[str, Any], path: Path) -> None:
        """Put an entry before or after another one."""
        anchors = [(name, value[name]) for name in ("$before", "$after") if name in value]
        if not anchors:
            return
        name, anchor = anchors[0]
        if len(anchors) > 1:
            message, hint = "$before and $after stand side by side", "keep one of the two"
            self._notes.misused((*path, name), name, message, hint)
            return
        if not isinstance(anchor, str) or anchor not in target or anchor == key:
            hint = near(str(anchor), (other for other in target if other != key))
            missing = f"; there is no '{anchor}'" if isinstance(anchor, str) and anchor not in target else ""
            missing = "; this is the entry itself" if anchor == key else missing
            self._notes.misused((*path, name), name, f"{name} names one other entry{missing}", hint)
            return
        entries = [(other, member) for other, member in target.items() if other != key]
        at = next(index for index, (other, _) in enumerate(entries) if other == anchor) + (name == "$after")
        entries.insert(at, (key, target[key]))
        target.clear()
        target.update(entries)

    def _compare(self, below: Mapping[str, Any], was: Any, path: Path) -> None:
        """Say when the value that a patch was written against is no longer the value below."""
        if not isinstance(was, dict):
            self._notes.misused(
                (*path, "$was"),
                "$was",
                "$was maps each changed field to its old value",
                "write $was: {contain_within: 15m}, with your field and what it was",
            )
            return
        for name, old in was.items():
            now = below.get(name)
            if now != old:
                message = f"'{name}' was {shown(old)} when this was written; below it is now {shown(now)}"
                hint = "compare the two; `playbook upgrade --write` brings $was up to date"
                self._notes.report("default-changed", (*path, "$was", name), message, hint)

    def _write(self, target: Document, key: str, value: Any, path: Path, origin: Path) -> None:
        self._no_operators(value, origin)
        target[key] = value
        self._notes.wrote(path, origin)

    def _no_operators(self, value: Any, path: Path) -> None:
        """Report operators inside something that is written as a whole."""
        if isinstance(value, dict):
            for name, member in value.items():
                if name.startswith("$"):
                    message = f"{name} changes what a layer below wrote, but here is nothing below"
                    self._notes.misused((*path, name), name, message, "write the value itself")
                else:
                    self._no_operators(member, (*path, name))
        elif isinstance(value, list):
            for index, member in enumerate(value):
                self._no_operators(member, (*path, index))


def how_to_change(key: str, items: list[Any]) -> str:
    """Return what to write instead of a bare list, with its items where they are few and short."""
    if items and isinstance(items[0], dict):
        name = brief(str(said_by(items[0]))).strip("'")
        return (
            f'to change an item, write what it says first as a key: `{key}: {{"{name}": {{...}}}}`; '
            "to add, $add; to take away, $remove; for a list of your own, $replace"
        )
    short = items and len(items) <= 3 and all(isinstance(item, str) and len(item) <= 40 for item in items)
    said = f"[{', '.join(items)}]" if short else "[...]"
    return f"to add, write `{key}: {{$add: {said}}}`; to take away, $remove; for a list of your own, $replace"


def _first_said(items: list[Any], shape: FieldShape) -> str:
    """Return the field in which an item says what names it."""
    written = (next(iter(item)) for item in items if isinstance(item, dict) and item)
    return str(next(written, next(iter(shape.parts[0].model_fields))))


def _with_names(patch: Mapping[str, Any], first: str) -> dict[str, Any]:
    """Return a patch in which each new item says its own name."""
    return {
        key: {first: key, **value} if isinstance(value, dict) and "$new" in value else value
        for key, value in patch.items()
    }


def shown(value: object) -> str:
    """Return a plain value as a message shows it."""
    if value is None:
        return "not there"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"
