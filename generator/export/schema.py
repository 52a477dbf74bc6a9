"""JSON Schema for editors: one schema per YAML file, from the same models that read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from pydantic import TypeAdapter

from generator.model import COLLECTIONS, CONCEPTS, Playbook
from generator.model.base import ID_PATTERN

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BOUNDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}
"""What pydantic leaves beside a choice of two kinds of number, and how JSON Schema says it."""


def schemas() -> Iterator[tuple[str, str]]:
    """Yield the name of each concept with the JSON Schema of its file, as text."""
    for concept in CONCEPTS:
        yield concept, json.dumps(_schema(concept), ensure_ascii=False, indent=2) + "\n"


def _schema(concept: str) -> dict[str, Any]:
    field = Playbook.model_fields[concept]
    adapter: TypeAdapter[Any] = TypeAdapter(cast(Any, field.annotation))
    schema: dict[str, Any] = _mended(adapter.json_schema())
    if concept in COLLECTIONS:
        schema["propertyNames"] = {"pattern": ID_PATTERN}
    return {"$schema": _DIALECT, "title": f"{concept}.yaml", "description": field.description} | schema


def _mended(node: Any) -> Any:
    """Drop what only confuses an author: titles made of field names, and the fields we set."""
    if isinstance(node, list):
        return [_mended(item) for item in node]
    if not isinstance(node, dict):
        return node
    mended = {
        _BOUNDS.get(key, key): _mended(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str))
    }
    if mended.get("type") == "object" and "properties" in mended:
        set_by_us = [name for name, field in mended["properties"].items() if _is_set_by_us(name, field)]
        for name in set_by_us:
            del mended["properties"][name]
        if "required" in mended:
            mended["required"] = [name for name in mended["required"] if name not in set_by_us]
    return mended


def _is_set_by_us(name: str, field: Any) -> bool:
    """Return whether the reader sets a field: the id is the key, and what knows one value only follows from other keys.

    An author writes the `kind` of a channel or of a blank, and never that of a step.
    """
    return name == "id" or (isinstance(field, dict) and "const" in field)
