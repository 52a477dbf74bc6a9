"""From one default to another: what changes for a team, and the few edits that follow it."""

from __future__ import annotations

from generator.upgrade.amend import Amendment, amended
from generator.upgrade.edits import Edit, apply, edits_for, replacement
from generator.upgrade.plan import Effect, Step, Upgrade, plan_upgrade

__all__ = [
    "Amendment",
    "Edit",
    "Effect",
    "Step",
    "Upgrade",
    "amended",
    "apply",
    "edits_for",
    "plan_upgrade",
    "replacement",
]
