"""The whole playbook as one JSON document of `schema_version` 1, for clients that were written before the contract."""

from __future__ import annotations

import json

from generator.export.digest import DIGEST_FORM, content_digest
from generator.model import CONCEPTS, Playbook

SCHEMA_VERSION = 1
_LATER = frozenset({"incidents", "words"})
"""Concepts that came after the first release: one that is empty is left out."""


def playbook_json(playbook: Playbook) -> str:
    """Return the playbook as JSON: ids as keys, durations and dates as they are written in YAML."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "version": playbook.about.version,
        "reviewed_on": playbook.about.reviewed_on or "",
        "digest": content_digest(playbook),
        "digest_form": DIGEST_FORM,
    }
    return json.dumps(document | _concepts(playbook), ensure_ascii=False, indent=2) + "\n"


def _concepts(playbook: Playbook) -> dict[str, object]:
    values = ((name, getattr(playbook, name)) for name in CONCEPTS)
    return {name: _plain(value) for name, value in values if value or name not in _LATER}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(member) for key, member in value.items()}
    dump = getattr(value, "model_dump", None)
    return dump(mode="json") if dump else value
