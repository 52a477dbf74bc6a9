"""From one default to another: what changes for a team, and the few edits that follow it."""

from __future__ import annotations

from generator.team.upgrade.amend import Amendment, Move
from generator.team.upgrade.edits import Edit, apply, edits_for, replacement
from generator.team.upgrade.patches import Patch, lines_of, on_one_line, written_into
from generator.team.upgrade.plan import Effect, Step, Upgrade, following_data, plan_upgrade
from generator.team.upgrade.relocate import beside, placed, relocated, with_moved

__all__ = [
    "Amendment",
    "Edit",
    "Effect",
    "Move",
    "Patch",
    "Step",
    "Upgrade",
    "apply",
    "beside",
    "edits_for",
    "following_data",
    "lines_of",
    "on_one_line",
    "placed",
    "plan_upgrade",
    "relocated",
    "replacement",
    "with_moved",
    "written_into",
]
