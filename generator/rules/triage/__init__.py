"""Triage."""

RULES = (
    "idle-question",
    "unreachable-severity",
    "criterion-not-asked",
    "criterion-contradicts-triage",
    "given-without-criterion",
    "mild-not-sure",
    "not-sure-worst",
    "answers-out-of-order",
    "unsure-calls-fewer",
    "worse-answer-calls-fewer",
    "too-many-answers",
)
