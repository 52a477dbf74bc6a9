"""When what a clock asks for is due: two moments, the rule that gave each, and reminders. Never legal advice.

`places` and `free_days` know where and on which days work rests, `counting` counts one period, `due` counts a clock,
`incident` all of them, `table` gives the same rules and days as data to a page, `words` says them.
"""

from __future__ import annotations

from generator.deadlines.due import Asked, Due, Reminder, due_of
from generator.deadlines.incident import Answer, Counted, Incident, count
from generator.deadlines.moments import moment_of
from generator.deadlines.places import Place, place_named
from generator.deadlines.table import deadline_table

__all__ = [
    "Answer",
    "Asked",
    "Counted",
    "Due",
    "Incident",
    "Place",
    "Reminder",
    "count",
    "deadline_table",
    "due_of",
    "moment_of",
    "place_named",
]
