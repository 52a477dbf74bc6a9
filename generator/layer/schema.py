"""JSON Schema of a playbook file -> the schema of the same file in a layer: nothing is needed, operators are known."""

from __future__ import annotations

from typing import Any

from generator.layer.lists import LIST_OPERATORS
from generator.layer.merge import ENTRY_OPERATORS

_REMOVED = "Removed"
_OPERATORS = f"^\\$({'|'.join(sorted(name.removeprefix('$') for name in ENTRY_OPERATORS))})$"


def layer_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a file of a layer.

    Args:
        schema: the schema of the file in a whole playbook.
    """
    patch: dict[str, Any] = _patch(schema)
    removed = {
        "type": "object",
        "properties": {"$remove": {"const": True}},
        "required": ["$remove"],
        "additionalProperties": False,
    }
    return patch | {"$defs": patch.get("$defs", {}) | {_REMOVED: removed}}


def _patch(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    found = {key: value for key, value in node.items() if key not in ("required", "default")}
    for key in ("anyOf", "oneOf", "allOf"):
        if key in found:
            found[key] = [_patch(member) for member in found[key]]
    if "$defs" in found:
        found["$defs"] = {name: _patch(member) for name, member in found["$defs"].items()}
    if found.get("type") == "array":
        return _list(found)
    if found.get("type") == "object":
        return found | _object(found)
    return found


def _object(node: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = {"patternProperties": {_OPERATORS: {}}}
    if "properties" in node:
        known["properties"] = {
            name: _or_removed(_patch(member)) for name, member in node["properties"].items()
        }
    if isinstance(node.get("additionalProperties"), dict):
        known["additionalProperties"] = _or_removed(_patch(node["additionalProperties"]))
    return known


def _list(node: dict[str, Any]) -> dict[str, Any]:
    words = {key: node[key] for key in ("description", "title") if key in node}
    operators = {name: {"type": "array"} for name in sorted(LIST_OPERATORS)} | {
        "$add": node,
        "$replace": node,
    }
    change = {"type": "object", "properties": operators, "additionalProperties": False, "minProperties": 1}
    return words | {"anyOf": [node, change]}


def _or_removed(node: dict[str, Any]) -> dict[str, Any]:
    words = {key: node[key] for key in ("description", "title") if key in node}
    return words | {"anyOf": [node, {"$ref": f"#/$defs/{_REMOVED}"}]}
