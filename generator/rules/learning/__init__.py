"""Postmortem, metrics, drills and cases."""

RULES = (
    "postmortem-policy-missing",
    "postmortem-policy-weaker",
    "postmortem-times-disordered",
    "postmortem-script-too-open",
    "postmortem-template-incomplete",
    "interim-not-sound",
    "detection-latency-not-measured",
    "metric-runs-backwards",
    "metric-targets-disordered",
    "target-contradiction",
    "unused-timestamp",
    "timestamps-out-of-order",
    "unit-too-large",
    "target-missing",
    "deadline-measured-twice",
    "drill-out-of-time",
    "drill-below-floor",
    "drill-milder-than-type",
    "case-without-reference",
)
