"""Names and references."""

RULES = (
    "unknown-reference",
    "unknown-text-reference",
    "wordless-reference",
    "repeated-reference",
    "duplicate-step",
    "duplicate-kind",
    "duplicate-name",
)
