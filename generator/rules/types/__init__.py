"""Incident types."""

RULES = (
    "type-without-usable-lever",
    "only-one-usable-lever",
    "one-sided-signals",
    "confirmation-cannot-end",
    "sightings-out-of-balance",
    "fact-without-source",
    "default-below-floor",
    "condition-contradicts-severity",
    "too-little-evidence",
    "warnings-out-of-range",
    "clock-owner-not-pulled-in",
    "expert-without-time",
    "exit-not-measurable",
    "type-without-drill",
    "kind-without-drill",
    "unknown-identifier",
    "neighbour-one-sided",
    "type-without-letter",
)
