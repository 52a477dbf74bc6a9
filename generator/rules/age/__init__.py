"""Age."""

RULES = (
    "review-overdue",
    "lever-not-retested",
    "clock-not-rechecked",
    "drill-not-repeated",
    "clock-started-since",
    "contact-not-rechecked",
    "preparation-not-repeated",
    "source-not-rechecked",
    "waiver-ended",
    "rule-level-ended",
    "date-in-future",
)
