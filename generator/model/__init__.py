"""What a playbook is: frozen typed values, one file per concept. No files, no lines, no output."""

from __future__ import annotations

from generator.model.build import build_playbook
from generator.model.playbook import COLLECTIONS, CONCEPTS, Playbook

__all__ = ["COLLECTIONS", "CONCEPTS", "Playbook", "build_playbook"]
