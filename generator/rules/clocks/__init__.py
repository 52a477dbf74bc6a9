"""Clocks."""

RULES = (
    "clock-later-than-law",
    "clock-contradicts-law",
    "clock-without-limit",
    "clock-without-moment",
    "deadline-contradicts-wording",
    "clock-calendar-unclear",
    "clock-days-off-missing",
    "clock-days-off-unused",
    "clock-zone-unknown",
    "clock-entity-unknown",
    "clock-start-ambiguous",
    "clock-without-reminder",
    "clock-status-contradicts-date",
    "clock-owner-without-authority",
    "clocks-decided-by-stranger",
    "clock-without-type",
    "clock-never-starts",
    "clock-of-another-place",
    "type-misses-clock",
    "unconfirmed-without-note",
)
