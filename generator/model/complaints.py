"""pydantic's errors in the words of a playbook author: what was read, what would be right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from generator.model.base import TAGS, Part
from generator.model.shape import fields_to_write, shape_of
from generator.problems import Level, Problem, Spot

_PLAIN = {
    "string_type": "expects text, but got {got}",
    "int_type": "expects a whole number, but got {got}",
    "int_from_float": "expects a whole number, but got {got}",
    "float_type": "expects a number, but got {got}",
    "bool_type": "expects true or false, but got {got}",
    "tuple_type": "expects a list, but got {got}",
    "dict_type": "expects keys and values, but got {got}",
    "model_type": "expects keys and values, but got {got}",
    "greater_than_equal": "is {got}, but must be at least {ge}",
    "less_than_equal": "is {got}, but must be at most {le}",
    "too_short": "needs at least {min_length}, but has {actual_length}",
    "too_long": "takes at most {max_length}, but has {actual_length}",
    "literal_error": "is {got}, but must be {expected}",
    "string_pattern_mismatch": "is {got}, which does not have the right form",
}
_HINTS = {
    "string_type": "put the value in quotes",
    "bool_type": "write true or false without quotes",
    "tuple_type": "write each item on a line of its own behind a dash",
    "dict_type": "write `key: value` lines below it, indented",
    "model_type": "write `key: value` lines below it, indented",
    "int_type": "write the number without quotes and without a unit",
}
_TYPOGRAPHIC = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
"""Quotation marks that word processors write; YAML takes them for a part of the text."""


def explain(detail: Mapping[str, Any], cls: type[Part], path: tuple[str | int, ...]) -> Problem:
    """Return one validation error as a problem.

    Args:
        detail: one item of pydantic's `ValidationError.errors()`.
        cls: the model class that was validated.
        path: where the validated value stands.
    """
    loc = tuple(part for part in detail["loc"] if part not in ("[key]", *TAGS))
    spot, kind = _spot(path, loc), detail["type"]
    name = str(loc[-1]) if loc else str(path[-1])
    if kind == "missing":
        return missing(cls, name, path)
    if kind == "extra_forbidden":
        return _unknown(name, cls, spot, _label(path), detail["input"])
    label = _label(loc or path)
    said = (
        _shown(detail["input"]) if path[:1] != ("contacts",) else "something else"
    )  # logs have more readers
    if kind == "value_error":
        message = f"{label} is {said}"
        return Problem("wrong-value", Level.ERROR, message, spot, hint=str(detail["ctx"]["error"]))
    text = _PLAIN.get(kind, detail["msg"]).format(got=said, **detail.get("ctx", {}))
    rule = "wrong-value" if kind.endswith(("error", "mismatch", "equal", "short", "long")) else "wrong-kind"
    return Problem(rule, Level.ERROR, f"{label} {text}", spot, hint=_hint(detail, name, cls))


def missing(cls: type[Part], name: str, path: tuple[str | int, ...], otherwise: str = "") -> Problem:
    """Return that a field is missing.

    Args:
        cls: the model class.
        name: the field.
        path: where the value stands that lacks it.
        otherwise: what else would do.
    """
    field = cls.model_fields.get(name)
    hint = f"add `{_form(cls, name)}` {field.description if field else ''}".strip()
    message, target = f"{_label(path)} has no {name}", Spot((*path, name))
    hint = f"{hint.removesuffix('.')}; {otherwise}" if otherwise else hint
    return Problem("missing-field", Level.ERROR, message, Spot(path).key, hint=hint, target=target)


def _spot(path: tuple[str | int, ...], loc: tuple[str | int, ...]) -> Spot:
    """Return the spot of an error; the id of an entry is the key it stands under."""
    return Spot(path).key if loc == ("id",) else Spot((*path, *loc))


def _form(cls: type[Part], name: str) -> str:
    """Return a field as somebody would begin to write it, with the keys that it needs below it."""
    shape = next((shape for shape in shape_of(cls) if shape.name == name), None)
    if shape is None or (shape.holds == "one" and not shape.parts):
        return f"{name}:"
    if len(shape.parts) > 1:  # several kinds: the reading of each says what it needs
        return f"{name}:"
    inside = "..."
    if shape.parts:
        needed = (
            key for key, field in shape.parts[0].model_fields.items() if field.is_required() and key != "id"
        )
        inside = f"{{{', '.join(f'{key}: ...' for key in needed)}}}"
    form = {"one": "{}", "list": "[{}]", "map": "{{some-id: {}}}"}[shape.holds]
    return f"{name}: {form.format(inside)}"


def _label(path: tuple[str | int, ...]) -> str:
    """Return what an author calls a place: its key, or its number in a list, counted from one."""
    if len(path) > 1 and isinstance(path[-1], int):
        return f"item {path[-1] + 1} of '{path[-2]}'"
    return f"'{path[-1]}'"


def _hint(detail: Mapping[str, Any], name: str, cls: type[Part]) -> str | None:
    kind, value = detail["type"], detail["input"]
    field = cls.model_fields.get(name)
    if kind in ("string_pattern_mismatch", "too_short", "too_long"):
        return field.description if field else None
    if kind == "literal_error" and isinstance(value, str):
        near = difflib.get_close_matches(
            value.strip(_TYPOGRAPHIC), re.findall("'(.*?)'", detail["ctx"]["expected"]), 1
        )
        return f"did you mean '{near[0]}'?" if near else (field.description if field else None)
    if kind == "string_type" and isinstance(value, list | tuple) and value:
        return "write one of them behind the colon; there can be only one here"
    if kind == "string_type" and (value is None or isinstance(value, list | dict | tuple)):
        needed = field is not None and field.is_required()
        return "write text behind the colon" + ("" if needed else ", or leave the key out")
    if kind == "int_type" and isinstance(value, str) and re.fullmatch(r"\+[0-9]+|0[0-9]+", value):
        return f"write {int(value)}"
    return _HINTS.get(kind)


def cut_at_comma(name: str, value: object) -> str | None:
    """Return what helps where a key is the rest of a text that nobody put in quotes; None for other keys."""
    if value is None and " " in name:
        return 'inside {...} a comma ends the text before it: put the whole text in quotes, as "one, two"'
    return None


def _unknown(name: str, cls: type[Part], spot: Spot, owner: str, value: object) -> Problem:
    known = fields_to_write(cls)
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(known)}"
    hint = cut_at_comma(name, value) or hint
    return Problem("unknown-field", Level.ERROR, f"{owner} has no field '{name}'", spot.key, hint=hint)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"'{value if len(value) <= 60 else value[:57] + '...'}'"
    return "keys and values"
