"""Two playbooks -> what changed between them, in responders' terms, and the version it asks for.

Works on models only: files, comments, layout and the order of keys inside an entry do not exist here.
How the sentences look in a text or a comment is decided in `report`.
"""

from __future__ import annotations

from generator.diff.change import Change, Direction, Kind
from generator.diff.compare import compare
from generator.diff.comparison import Allowance, Allowed, Comparison, Release, Side, compared
from generator.diff.privacy import impersonal
from generator.diff.version import Bump, bump_between, needed_bump, next_version
from generator.model.fields import Weight

__all__ = [
    "Allowance",
    "Allowed",
    "Bump",
    "Change",
    "Comparison",
    "Direction",
    "Kind",
    "Release",
    "Side",
    "Weight",
    "bump_between",
    "compare",
    "compared",
    "impersonal",
    "needed_bump",
    "next_version",
]
