"""The schemas of YAML files, of layers and of what is exported, and which fields are public."""

from __future__ import annotations

import json
from pathlib import Path

from generator.atomic import write_all
from generator.errors import UsageError
from generator.export.contract_schema import contract_schema
from generator.export.schema import schemas
from generator.export.visible import visible_fields
from generator.layer.schema import layer_schema


def schema_of(concept: str | None, *, layer: bool = False) -> str:
    """Return the JSON Schema of one YAML file, or of all of them in one object; for a layer, that of its patches.

    Raises:
        UsageError: there is no such concept.
    """
    found = _schemas(layer=layer)
    if concept is None:
        return json.dumps({name: json.loads(text) for name, text in found.items()}, indent=2) + "\n"
    if concept not in found:
        raise UsageError(f"there is no concept '{concept}'; known: {', '.join(found)}")
    return found[concept]


def write_schemas(folder: Path, *, layer: bool = False) -> str:
    """Write one JSON Schema per YAML file into a folder, all or none; return a sentence that says so.

    Raises:
        UsageError: they cannot be written.
    """
    found = schema_files(layer=layer)
    write_all(folder, {Path(name): text for name, text in found.items()}, "playbook schema")
    return f"{len(found)} schemas in {folder.as_posix()}\n"


def schema_files(*, layer: bool = False) -> dict[str, bytes]:
    """Return one JSON Schema per YAML file, by the name of its file."""
    return {f"{name}.json": text.encode() for name, text in _schemas(layer=layer).items()}


def export_schema() -> str:
    """Return the JSON Schema of what `export` prints."""
    return contract_schema()


def public_fields() -> str:
    """Return which fields of a playbook are public and which are not, as a page of Markdown."""
    return visible_fields()


def _schemas(*, layer: bool) -> dict[str, str]:

    if not layer:
        return dict(schemas())
    patches = {name: layer_schema(json.loads(text)) for name, text in schemas()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in patches.items()}
