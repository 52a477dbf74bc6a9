"""Phases and their time."""

RULES = (
    "phase-gap",
    "phase-overlap",
    "impossible-phase",
    "phase-overrun",
    "phases-out-of-order",
    "first-hour-overrun",
)
