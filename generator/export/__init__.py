"""Playbook -> files for other programs: `playbook.json`, JSON Schema for editors, and what of it is public."""

from __future__ import annotations

from generator.export.digest import DIGEST_FORM, content_digest

__all__ = [
    "DIGEST_FORM",
    "content_digest",
]  # the rest is imported from its module, because few commands pay for it
