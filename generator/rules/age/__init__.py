"""Age."""

RULES = (
    "review-overdue",
    "lever-not-retested",
    "clock-not-rechecked",
    "drill-not-repeated",
    "drill-rhythm-missed",
    "clock-started-since",
    "contact-not-rechecked",
    "preparation-not-repeated",
    "source-not-rechecked",
    "waiver-ended",
    "rule-level-ended",
    "date-in-future",
    "record-in-future",
    "record-not-ended",
    "postmortem-overdue",
    "postmortem-not-published",
    "action-overdue",
)
