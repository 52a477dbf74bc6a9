"""The playbook as a whole."""

RULES = (
    "missing-essential",
    "type-plan-not-used",
    "only-one-without",
    "no-lever-in-time",
    "coverage-gap",
    "waiver-without-gap",
    "only-one-does-not-list",
)
