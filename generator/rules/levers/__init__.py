"""Levers and evidence."""

RULES = (
    "lever-backup-is-owner",
    "lever-owner-absent",
    "lever-waits-for-approval",
    "irreversible-before-evidence",
    "lever-step-by-stranger",
    "lever-chosen-by-another",
    "repair-by-stranger",
    "lever-held-by-onlooker",
    "repair-without-lever",
    "rung-without-way-back",
    "ladder-goes-on-after-end",
)
