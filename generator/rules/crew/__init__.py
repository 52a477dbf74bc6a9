"""Who is called, who is there, and what they can do at a time."""

RULES = (
    "commander-paged-late",
    "responders-not-paged",
    "pages-nobody",
    "late-war-room",
    "experts-paged-late",
    "two-before-the-page",
    "attendance-not-stated",
    "step-owner-absent",
    "step-owner-sometimes-there",
    "role-overrun",
    "busy-role",
    "crowded-phase",
    "night-crew-uncovered",
    "night-crew-overrun",
)
