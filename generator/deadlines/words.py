"""What the rules and notes of due times say, in plain words. Each is one sentence, sourced where a law says it."""

from __future__ import annotations

from collections.abc import Mapping

_REGULATION = "Regulation (EEC, Euratom) 1182/71"

RULES: Mapping[str, str] = {
    "hours-run-on": "Hours run on through nights, weekends and changes of the clock.",
    "days-of-24-hours": "Each day is taken as 24 hours from the start, and nothing is moved.",
    "day-of-event": "The day of the event does not count, and the last day counts to its end.",
    "same-date": "A month ends with the same date, or with the last day of a month that lacks it.",
    "business-days": "Weekends and the holidays of its calendar do not count, nor does the day of the event.",
    "closes": "What comes after the hour at which the day closes counts as the next business day.",
    "eu-hour-of-event": f"{_REGULATION}, Article 3(1): the hour of the event does not count.",
    "eu-hours-stay": "Article 3(4) moves no limit in hours off a weekend or holiday.",
    "eu-day-of-event": f"{_REGULATION}, Article 3(1): the day of the event does not count.",
    "eu-same-date": f"{_REGULATION}, Article 3(2)(c): a month ends with the same date, or with its last day.",
    "eu-day-off-moves": "Article 3(4): a last day that is a Saturday, Sunday or holiday moves to the next working day.",
    "eu-two-working-days": "Article 3(5): a period of two days or more holds two working days.",
    "second-limit": "The second limit ends first, so it is the one that counts.",
    "relief": "On a weekend or holiday the law gives until that hour of the next working day.",
    "zone-unknown": "The time zone of the place is not known, so the earliest possible end is taken.",
}
"""By the ids that `counting` gives."""

NOTES: Mapping[str, str] = {
    "unknown-place": "The place {0} is not known here, so no days off count and the earliest end in any time zone is taken. Known are countries, and parts such as Germany, Bayern.",
    "no-place": "No country is named, so its holidays are not counted. The outer limit can be later there.",
    "institutions": "Holidays of EU institutions stand in the Official Journal and are not counted here.",
    "no-zone": "The outer limit goes by the date there. Name the place or the time zone.",
    "not-sent": "It counts from the moment at which report {0} was sent. Until that is entered, the earliest end stands here.",
    "second-limit-missing": "A second limit counts from {0}, which is not entered. It can end before this.",
    "second-limit-alone": "This is the second limit alone. The first one counts from {0} and can end before it.",
    "second-limit-over": "The clock started only after the second limit, so that no longer counts.",
    "relief-for-others": "Some kinds of entity may send it until {0}. Say which kind you are.",
    "years": "Holidays of {0} are not known here, so they are not counted.",
}
"""By the ids that `due` gives; `{0}` is what the note is about."""


def rule(name: str) -> str:
    """Return what a rule says."""
    return RULES[name]


def note(name: str, about: str) -> str:
    """Return what a note says."""
    quoted = name.startswith(("second-limit", "unknown"))
    return NOTES[name].format(f"'{about}'" if quoted else about)
