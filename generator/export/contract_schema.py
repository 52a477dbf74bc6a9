"""JSON Schema of the data contract, for those who read `playbook.json`. Authors have schemas of their own.

Flat on purpose: closed objects, no tuples, no `allOf`, because generators of clients read those wrongly.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from generator.export.contract import CONTRACT_ID, CONTRACT_VERSION
from generator.export.slots import DUE, RAW, Slot, classes, schema_of, slots_of, text_parts
from generator.model import Playbook
from generator.model.base import ID_PATTERN, Part

Schema = dict[str, Any]
_DATE: Schema = {"type": "string", "format": "date"}
_TEXT: Schema = {"type": "string"}
_WORKED_OUT = {
    "Blank": {"filled_with": "What the settings of the organisation fill in here."},
    "TriageAnswer": {"code": "Short name of the answer, for commands, addresses and `given_by`."},
}
"""What the contract adds to a class, by the name of the class."""


def contract_schema() -> str:
    """Return the schema as text."""
    return json.dumps(_whole(), ensure_ascii=False, indent=1) + "\n"


@cache
def _whole() -> Schema:
    body = _object(Playbook)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": CONTRACT_ID,
        "title": "Playbook",
        "description": "A playbook for AI incidents as data. What may change in this form, and when, is in docs/data.md.",
        "type": "object",
        "additionalProperties": False,
        "properties": {**_head(), **body["properties"]},
        "required": [*(name for name in _head() if name != "reviewed_on"), *body["required"]],
        "$defs": {
            "Duration": _duration(),
            "ToFill": _to_fill(),
            **{cls.__name__: _object(cls) for cls in classes() if cls is not Playbook},
        },
    }


def _head() -> Schema:
    return {
        "schema": {"const": CONTRACT_ID, "type": "string", "description": "Name of this schema."},
        "schema_version": {"const": CONTRACT_VERSION, "type": "integer", "description": "Version of this form."},
        "edition": {"enum": ["internal", "public"], "type": "string", "description": "Who may see it."},
        "version": _TEXT | {"description": "Version of the content."},
        "reviewed_on": _DATE | {"description": "Day of the last full review; left out where there was none."},
        "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the content."},
        "digest_form": {"type": "integer", "description": "How the digest is made; only equal forms compare."},
        "to_fill": {
            "type": "array", "items": {"$ref": "#/$defs/ToFill"},
            "description": "What only the team can say and has not said yet, the most missed first.",
        },
    }  # fmt: skip


def _duration() -> Schema:
    properties = {
        "as_written": _TEXT | {"description": "As in YAML: 15m, 5 business days."},
        "words": _TEXT | {"description": "For sentences: 15 minutes."},
        "seconds": {"type": "integer", "minimum": 0, "description": "Length in seconds."},
        "exact": {
            "type": "boolean",
            "description": "false: a calendar decides how long it is, and seconds are for comparing only: a business day counts as one day, a month as 30, a year as 365.",
        },
    }
    return _closed(properties, list(properties), "A length of time.")


def _to_fill() -> Schema:
    properties = {
        "path": _TEXT | {"description": "Where it belongs, such as levers/kill-switch/where."},
        "question": _TEXT | {"description": "What to ask the team."},
    }
    return _closed(properties, list(properties), "Something only the team can say.")


def _object(cls: type[Part]) -> Schema:
    properties: Schema = {}
    required: list[str] = []
    only_text = cls in text_parts()
    first = next((slot.name for slot in slots_of(cls) if slot.prose), "")
    for slot in slots_of(cls):
        properties[slot.name] = _value(cls, slot) | {"description": slot.description}
        if slot.always and (not only_text or slot.name == first):
            required.append(slot.name)
        if slot.name == "id":
            properties |= _identity()
        if slot.prose:
            properties[slot.name + RAW] = _value(cls, slot) | {
                "description": f"`{slot.name}` as it is written, where that is something else."
            }
        if slot.dated:
            properties[slot.name + DUE] = _DATE | {
                "description": f"Last day on which `{slot.name}` counts as fresh."
            }
    for name, description in _WORKED_OUT.get(cls.__name__, {}).items():
        properties[name] = _TEXT | {"description": description}
    about = " ".join((cls.__doc__ or "").split("\n\n")[0].split())
    return _closed(properties, required, about)


def _identity() -> Schema:
    """Return what every entry with an id may have beside it."""
    return {
        "index": {
            "type": "integer",
            "minimum": 0,
            "description": "Place in the order of the file, from 0.",
        },
        "page": _TEXT | {"description": "Address of its place on the site, from the site's first page."},
        "card": _TEXT | {"description": "Address of the page of its card, from the site's first page."},
    }


def _value(cls: type[Part], slot: Slot) -> Schema:
    parts = ("Duration",) if slot.duration else tuple(part.__name__ for part in slot.shape.parts)
    if parts:
        refs = [{"$ref": f"#/$defs/{part}"} for part in parts]
        one: Schema = refs[0] if len(refs) == 1 else {"anyOf": refs}
        if slot.shape.holds == "map":
            keys = {"propertyNames": {"pattern": ID_PATTERN}} if _has_id(slot) else {}
            return {"type": "object", "additionalProperties": one, **keys}
        return {"type": "array", "items": one} if slot.shape.holds == "list" else one
    return dict(schema_of(cls, slot))


def _has_id(slot: Slot) -> bool:
    return any("id" in part.model_fields for part in slot.shape.parts)


def _closed(properties: Schema, required: list[str], about: str) -> Schema:
    return {
        "type": "object",
        "description": about,
        "additionalProperties": False,
        "properties": properties,
        "required": required,
    }
