"""JSON Schema of a playbook file -> the schema of the same file in a layer: nothing is needed, operators are known.

What an editor cannot know, because it sees one file only, stays open: whether an entry is below, and so whether a
list may stand alone.
"""

from __future__ import annotations

from typing import Any

_REMOVED = "Removed"
_TRUE = {"const": True}
_OPERATORS: dict[str, Any] = {
    "$new": _TRUE | {"description": "This entry is new; no layer below has it."},
    "$remove": _TRUE | {"description": "This entry goes."},
    "$reason": {"type": "string", "description": "Why it goes; needed for severities, roles and steps."},
    "$before": {"type": "string", "description": "It stands before this entry."},
    "$after": {"type": "string", "description": "It stands after this entry."},
    "$replace": {"type": "object", "description": "All of it anew, instead of what is below."},
    "$was": {"type": "object", "description": "What the layers below said when this was written."},
}
"""What may stand in an entry beside its fields."""


def layer_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a file of a layer.

    Args:
        schema: the schema of the file in a whole playbook.
    """
    patch: dict[str, Any] = _patch(schema)
    removed = {
        "type": "object",
        "properties": {name: _OPERATORS[name] for name in ("$remove", "$reason")},
        "required": ["$remove"],
        "additionalProperties": False,
    }
    return patch | {"$defs": patch.get("$defs", {}) | {_REMOVED: removed}}


def _patch(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    found = {key: value for key, value in node.items() if key not in ("required", "default", "minProperties")}
    for key in ("anyOf", "oneOf", "allOf"):
        if key in found:
            found[key] = [_patch(member) for member in found[key] if member != {"type": "null"}]
    if "$defs" in found:
        found["$defs"] = {name: _patch(member) for name, member in found["$defs"].items()}
    if len(found.get("anyOf", ())) == 1:
        found |= found.pop("anyOf")[0]
    if found.get("type") == "array":
        return _list(found)
    if found.get("type") == "object":
        return found | _object(found)
    return found


def _object(node: dict[str, Any]) -> dict[str, Any]:
    """Return what changes about a mapping: fields take patches, and a part takes operators beside its fields."""
    known: dict[str, Any] = {}
    if "properties" in node:
        fields = {name: _or_removed(_patch(member)) for name, member in node["properties"].items()}
        known["properties"] = fields | _OPERATORS
    if "patternProperties" in node:
        known["patternProperties"] = {
            pattern: _or_removed(_patch(member)) for pattern, member in node["patternProperties"].items()
        }
    if isinstance(node.get("additionalProperties"), dict):
        known["additionalProperties"] = _or_removed(_patch(node["additionalProperties"]))
    return known


def _list(node: dict[str, Any]) -> dict[str, Any]:
    """Return what may stand for a list: operators, patches of its items by name, or a list where none was."""
    words = _words(node)
    some = {key: value for key, value in node.items() if key not in ("minItems", *words)}
    operators = {"$add": some, "$remove": {"type": "array"}, "$replace": {**some, **_least(node)}}
    change = {"type": "object", "properties": operators, "additionalProperties": False, "minProperties": 1}
    forms = [change, {**some, **_least(node)}]
    if not {"$ref", "anyOf", "oneOf"}.isdisjoint(node.get("items", {})):
        named = {"^[^$]": node["items"]}
        forms.append(
            {"type": "object", "patternProperties": named, "additionalProperties": False, "minProperties": 1}
        )
    return words | {"anyOf": forms}


def _least(node: dict[str, Any]) -> dict[str, Any]:
    return {"minItems": node["minItems"]} if "minItems" in node else {}


def _or_removed(node: dict[str, Any]) -> dict[str, Any]:
    """Return a patch or its removal; parts know `$remove` themselves, which gives errors a better place."""
    if "$ref" in node or node.get("type") == "object":
        return node
    return _words(node) | {"anyOf": [node, {"$ref": f"#/$defs/{_REMOVED}"}]}


def _words(node: dict[str, Any]) -> dict[str, Any]:
    return {key: node[key] for key in ("description", "title") if key in node}
