"""The use cases, each a function of plain values: check, render, build, export. No terminal, no click.

Whoever imports this pays for a check and nothing else: the other use cases are imported when they are asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.atomic import write_file
from generator.check.check import Checked, check, root_of
from generator.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.api.answers import deadlines, triage
    from generator.api.building import Built, build, problems_of_published, write_beside
    from generator.api.checking import check_revision, explain, rules_here
    from generator.api.previewing import renew_preview, serve
    from generator.api.printing import cards, record, record_of, write_cards
    from generator.api.rendering import ready, render, renderer
    from generator.api.schemas import export_schema, public_fields, schema_files, schema_of, write_schemas
    from generator.api.tree import card_files, data_files, link_picture, settings_of, site_facts, write_pages
    from generator.check.catalogue import rule_docs
    from generator.doors.document import export
    from generator.doors.entries import next_step, show

__all__ = [
    "Built",
    "Checked",
    "build",
    "card_files",
    "cards",
    "check",
    "check_revision",
    "data_files",
    "deadlines",
    "explain",
    "export",
    "export_schema",
    "link_picture",
    "next_step",
    "problems_of_published",
    "public_fields",
    "ready",
    "record",
    "record_of",
    "render",
    "renderer",
    "renew_preview",
    "root_of",
    "rule_docs",
    "rules_here",
    "schema_files",
    "schema_of",
    "serve",
    "settings_of",
    "show",
    "site_facts",
    "tool_version",
    "triage",
    "write_beside",
    "write_cards",
    "write_pages",
    "write_schemas",
    "write_text",
]

_PLACES = {
    "generator.api.answers": ("deadlines", "triage"),
    "generator.api.building": ("Built", "build", "problems_of_published", "write_beside"),
    "generator.api.checking": ("check_revision", "explain", "rules_here"),
    "generator.api.previewing": ("renew_preview", "serve"),
    "generator.api.printing": ("cards", "record", "record_of", "write_cards"),
    "generator.api.rendering": ("ready", "render", "renderer"),
    "generator.api.schemas": ("export_schema", "public_fields", "schema_files", "schema_of", "write_schemas"),
    "generator.api.tree": (
        "card_files",
        "data_files",
        "link_picture",
        "settings_of",
        "site_facts",
        "write_pages",
    ),
    "generator.check.catalogue": ("rule_docs",),
    "generator.doors.document": ("export",),
    "generator.doors.entries": ("next_step", "show"),
}
"""Use cases that a check must not pay for, by the module that has them."""
_PLACE = {name: place for place, names in _PLACES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a use case when it is asked for."""
    if name not in _PLACE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACE[name]), name)


def tool_version() -> str:
    """Return the version of this program; a memory is of one version only, so it may say it."""
    from generator.of_texts import recalled, remember

    known: str | None = recalled("tool_version")
    if known is None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            known = version("ai-incident-playbook")
        except PackageNotFoundError:
            known = "unknown"
    remember("tool_version", known)
    return known


def write_text(path: Path, text: str) -> None:
    """Write a file, making its folder; what stood there stays until it is whole.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        write_file(path, text.encode())
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
