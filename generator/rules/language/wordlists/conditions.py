"""Words that open a condition."""

from __future__ import annotations

from generator.rules.language.wordlists import words

FRONT = words(
    """
    if when whenever once before after until unless while in at on for with without within by from to as during
    because since under except beside instead every where wherever
    """
)
"""A step may open with one of these; its verb then follows the first comma."""

LATE = frozenset({"if", "when", "whenever", "unless", "provided", "in case"})
"""Behind the action, these come too late."""
