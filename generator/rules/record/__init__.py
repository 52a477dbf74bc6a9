"""Records of incidents and drills: what they name, the order of their moments, and what the plan asked for."""

RULES = (
    "record-unknown-id",
    "record-out-of-order",
    "record-moment-missing",
    "record-log-unclear",
    "record-contradicts-itself",
    "update-late",
    "severity-never-lowered",
    "action-incomplete",
    "finding-without-action",
    "postmortem-state-unclear",
    "postmortem-before-counsel",
    "postmortem-blames",
    "drill-record-unclear",
)
