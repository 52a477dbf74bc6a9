"""Roles."""

RULES = (
    "commander-count",
    "commander-repairs",
    "commander-combined",
    "combination-conflict",
    "one-sided-combination",
    "missing-backup",
    "escalation-disordered",
    "reporting-loop",
    "reports-to-nobody",
    "wide-span",
    "report-without-rhythm",
    "report-stops-when-worse",
    "duty-given-twice",
    "role-contradicts-itself",
    "expert-without-occasion",
    "role-not-called",
)
