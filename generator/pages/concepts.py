"""Where a site shows each concept: one row for each, from which addresses, pages and navigation follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import UnfinishedError
from generator.model import CONCEPTS, Playbook
from generator.model.postmortem import Postmortem

ACT, KNOW, LEARN, LOOK_UP = "During an incident", "Know the plan", "Learn and practise", "Look up"


@dataclass(frozen=True, slots=True)
class Shown:
    """How a concept is shown. Its page has the name of the concept, and so has its template.

    Attributes:
        title: heading of its page; text that may hold references.
        about: what the page is for, in a sentence.
        section: section of the navigation; empty for a page that is not in it.
        up: the concept whose page is above it.
        per_page: how many entries stand on one page, in full or as an overview; 0 where entries have no address
            on it, because it has none or they stand with others.
        folder: folder of the pages of entries; empty where none has a page of its own.
        entry: template of the page of an entry, and what the entry is called there.
        says: what the page of an entry is about.
    """

    title: str = ""
    about: str = ""
    section: str = ""
    up: str = ""
    per_page: int = 0
    folder: str = ""
    entry: str = ""
    says: Callable[[Any], str] = str


SHOWN: Mapping[str, Shown] = {
    "triage": Shown("Classify it", "Questions that set the severity.", ACT),
    "phases": Shown("The first hour", "Who does what in which minute.", ACT, folder="first-hour"),
    "levers": Shown("Levers", "What stops new bad answers, and who may do it.", ACT, per_page=24),
    "ladders": Shown("Ladders", "From throttled to off, in steps.", up="levers", per_page=24),
    "scripts": Shown(
        "Scripts", "Words to say and send, ready but for the blanks.", ACT,
        per_page=24, folder="scripts", entry="script", says=lambda script: script.purpose or "",
    ),
    "contacts": Shown("Contacts", "How each role is reached now.", ACT),
    "severities": Shown("Severities", "How bad it is, and what follows from it.", KNOW, per_page=12),
    "types": Shown(
        "Incident types", "The kinds of incident and how each shows.", KNOW,
        per_page=60, folder="types", entry="type", says=lambda kind: kind.looks_like,
    ),
    "roles": Shown(
        "Roles", "Who is responsible for what.", KNOW,
        per_page=30, folder="roles", entry="role", says=lambda role: f"Owns: {role.owns}" if role.owns else "",
    ),
    "teams": Shown(),
    "evidence": Shown("Evidence", "What to preserve before anything is changed.", KNOW, per_page=40),
    "clocks": Shown("Clocks", "Legal and contractual deadlines. No legal advice.", KNOW, per_page=16),
    "laws": Shown(
        "Laws without a clock", "What they ask, and why no clock runs here.", up="clocks", per_page=60
    ),
    "parties": Shown("Outside parties", "Who is outside and needed, and who calls them.", KNOW, per_page=40),
    "dependencies": Shown(
        "Dependencies", "What of others the product needs, and what breaks without it.", KNOW, per_page=40
    ),
    "preparation": Shown("Preparation", "What is done before an incident.", KNOW, per_page=40),
    "cards": Shown("Cards", "Printed cards to carry.", KNOW),
    "postmortem": Shown("Postmortem", "Policy and template.", LEARN),
    "metrics": Shown("Metrics", "What is measured, from which moment to which.", LEARN, per_page=24),
    "timestamps": Shown("Timestamps", "Moments to write down.", up="metrics", per_page=60),
    "drills": Shown("Drills", "Exercises for the table.", LEARN, per_page=60, folder="drills"),
    "incidents": Shown(
        "Incidents", "What happened, how long each part took, and what changed.", LEARN,
        per_page=100, folder="incidents", entry="incident", says=lambda incident: incident.name,
    ),
    "cases": Shown("Case studies", "What happened elsewhere, and what it teaches.", LEARN, per_page=16),
    "glossary": Shown("Glossary", "One word for each thing.", LOOK_UP, per_page=100),
    "words": Shown(),
    "variables": Shown(
        "Variables", "What only the incident knows and commands need.", LOOK_UP, per_page=60
    ),
    "organisation": Shown("Our organisation", "Names, places and working days.", LOOK_UP),
    "channels": Shown("Channels", "Where words go.", LOOK_UP, per_page=40),
    "references": Shown("Frameworks", "Outside frameworks, by edition.", LOOK_UP, per_page=20),
    "sources": Shown("Sources", "Where facts come from.", LOOK_UP, per_page=70),
    "coverage": Shown(
        "Coverage", "What is ready for each combination, and what is not.", LOOK_UP, per_page=100
    ),
    "rules": Shown(),
    "about": Shown("About this playbook", "", LOOK_UP),
}  # fmt: skip
"""Every concept, those of one section in the order of its navigation."""


def is_stated(playbook: Playbook, concept: str) -> bool:
    """Return whether a playbook says anything of a concept, so that it has a page."""
    if concept == "triage":
        return bool(playbook.triage.questions)
    return getattr(playbook, concept) not in ({}, Postmortem())


if _unshown := set(CONCEPTS) - SHOWN.keys():
    raise UnfinishedError(f"add {', '.join(sorted(_unshown))} to SHOWN in generator/pages/concepts.py")
