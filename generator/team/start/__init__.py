"""A guided start: answers about a team -> the small set of files its own playbook begins with."""

from __future__ import annotations

from generator.team.start.answers import (
    QUESTIONS,
    Answers,
    Question,
    read_answers,
    strange_places,
    time_zones,
    zone_for,
)
from generator.team.start.files import starter_files
from generator.team.start.write import Written, write_files

__all__ = [
    "QUESTIONS",
    "Answers",
    "Question",
    "Written",
    "read_answers",
    "starter_files",
    "strange_places",
    "time_zones",
    "write_files",
    "zone_for",
]
