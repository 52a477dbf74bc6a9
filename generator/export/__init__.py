"""Playbook -> files for other programs: `playbook.json`, JSON Schema for editors, and what of it is public."""

from __future__ import annotations

from generator.export.contract_schema import contract_schema
from generator.export.data import playbook_json
from generator.export.digest import DIGEST_FORM, content_digest
from generator.export.schema import schemas
from generator.export.visible import visible_fields

__all__ = ["DIGEST_FORM", "content_digest", "contract_schema", "playbook_json", "schemas", "visible_fields"]
