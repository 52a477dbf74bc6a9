"""Playbook -> files for other programs: `playbook.json`, and JSON Schema for editors."""

from __future__ import annotations

from generator.export.data import content_digest, playbook_json
from generator.export.schema import schemas

__all__ = ["content_digest", "playbook_json", "schemas"]
