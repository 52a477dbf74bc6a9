"""Severities."""

RULES = (
    "severity-gap",
    "rank-gap",
    "major-below-line",
    "same-criteria",
    "slower-severity",
    "deadline-only-when-milder",
    "worse-pages-fewer",
    "severity-stuck",
    "lowered-by-stranger",
    "late-escalation",
    "early-escalation",
    "page-without-deadline",
    "major-severity-incomplete",
    "severity-half-said",
    "contained-after-its-phase",
    "response-contradiction",
    "update-owner-absent",
    "rhythm-script-mismatch",
    "update-channel-wrong",
    "later-rhythm-disordered",
)
