"""Steps and decisions."""

RULES = (
    "missing-not-sure",
    "one-sided-question",
    "unsure-goes-own-way",
    "unreachable-step",
    "endless-loop",
    "jump-out-of-phase",
    "idle-way",
    "questions-in-a-row",
    "unexplained-end",
    "step-out-of-order",
    "waits-for-absent-step",
    "work-contradicts-step",
    "mentioned-not-used",
    "steps-after-the-end",
    "worse-severity-left-out",
    "decision-without-difference",
    "taken-over-too-soon",
    "repeated-before-done",
    "step-limit-too-short",
    "consults-itself",
)
