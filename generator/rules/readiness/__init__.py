"""Outside parties and dependencies."""

RULES = (
    "dependency-without-way-out",
    "dependency-below-floor",
)
