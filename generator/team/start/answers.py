"""What a team is asked before its playbook is written, and what it answered. Every answer may be left out."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model import Playbook
from generator.model.base import IsoDate, Part, Text, Url
from generator.model.build import build_part
from generator.model.cards import COLOUR
from generator.model.clocks import CONTRACT
from generator.model.duration import Duration
from generator.model.organisation import TIME_ZONE
from generator.model.part import field
from generator.model.places import known_as
from generator.problems import Problem


class Answers(Part, of_playbook=False):
    """What is known about a team. What is left out shows as a blank until somebody fills it in."""

    organisation: Text | None = field(
        default=None, description="Name of the organisation, as the public knows it."
    )
    product: Text | None = field(default=None, description="The AI product by the name users know.")
    features: tuple[Text, ...] = field(default=(), description="AI features, by the names users know.")
    surfaces: tuple[Text, ...] = field(default=(), description="Where people meet them.")
    chat_channel: Text | None = field(default=None, description="Chat channel for incidents.")
    war_room: Text | None = field(default=None, description="How to join the war room.")
    status_page: Url | None = field(default=None, description="Address of the public status page.")
    contact: Text | None = field(default=None, description="Where users reach a person.")
    on_call: dict[str, Text] = field(
        default_factory=dict, description="How to reach who is on call, by role id."
    )
    jurisdictions: tuple[Text, ...] = field(
        default=(), description="Where it does business; all when left out."
    )
    updates: dict[str, Duration] = field(
        default_factory=dict, description="Time between updates, by severity id."
    )
    time_zone: str = field(
        default="UTC", pattern=TIME_ZONE, description="Time zone people think in, such as Europe/Berlin."
    )
    working_days: Text | None = field(default=None, description="Name of the holiday calendar that counts.")
    holidays: tuple[IsoDate, ...] = field(
        default=(), description="Its days on which nobody works, such as 2026-12-25."
    )
    colour: str | None = field(default=None, pattern=COLOUR, description="Colour of the brand, as #rrggbb.")
    logo: Text | None = field(default=None, description="SVG file with the logo.")
    contacts_in_git: bool = field(default=False, description="true: the contacts are committed, too.")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in plain words.

    Attributes:
        name: the field of `Answers`.
        words: the question.
        many: whether several answers are taken, with commas between them.
        known: the answers that mean something to the default; None when any will do.
    """

    name: str
    words: str
    many: bool = False
    known: Callable[[Playbook], tuple[str, ...]] | None = None


def jurisdictions_of(playbook: Playbook) -> tuple[str, ...]:
    """Return the places whose law has a clock in a playbook."""
    named = (clock.jurisdiction for clock in playbook.clocks.values() if clock.jurisdiction)
    places = {place.partition(",")[0].strip() for place in named}
    return tuple(sorted(places - {"Contract"}))


def strange_places(places: Iterable[str], playbook: Playbook) -> tuple[str, ...]:
    """Return the places of which nothing is known here.

    While there is one, no clock may be switched off: it may be a known place under another name.
    """
    clocks = playbook.clocks.values()
    return tuple(
        place
        for place in places
        if not known_as(place)
        and not any(
            clock.concerns((place,))
            for clock in clocks
            if (clock.jurisdiction or CONTRACT).lower() != CONTRACT
        )
    )


def time_zones() -> frozenset[str]:
    """Return the time zones this machine knows; none where it has no list of them."""
    return frozenset(zoneinfo.available_timezones())


def zone_for(said: str) -> str | None:
    """Return the time zone that somebody means who names a place, such as `Berlin`; None when there is none."""
    place = said.strip().replace(" ", "_").lower()
    found = sorted(
        zone for zone in time_zones() if zone.lower() == place or zone.lower().endswith(f"/{place}")
    )
    return (
        min(found, key=lambda zone: (zone.startswith(("Etc/", "posix/", "right/")), zone)) if found else None
    )


QUESTIONS = (
    Question("organisation", "What is your organisation called in public?"),
    Question("product", "What do users call your AI product?"),
    Question("features", "Which AI features does it have? (names with commas between them)", many=True),
    Question("surfaces", "Where do people meet them, such as web chat, app, phone? (commas)", many=True),
    Question("chat_channel", "In which chat channel do you handle incidents?"),
    Question("war_room", "How does one join your incident call?"),
    Question("status_page", "What is the address of your status page? (https://...)"),
    Question("contact", "Where do users reach a person? (a shared address or page, nobody's own)"),
    Question(
        "jurisdictions",
        "Where do you do business? A country will do. Clocks of other places are switched off; empty keeps them all.",
        many=True,
        known=jurisdictions_of,
    ),
    Question("time_zone", "In which time zone do you think? (such as Europe/Berlin)"),
    Question("working_days", "Which holiday calendar counts for you? (a name, such as Bavaria)"),
    Question("holidays", "On which of its days do you not work? (such as 2026-12-25, 2027-01-01)", many=True),
    Question("colour", "Which colour has your brand? (as #rrggbb, such as #7a1f5c)"),
    Question("logo", "Which SVG file holds your logo?"),
)
"""What is asked beside roles and update rhythms, which depend on the default."""


def read_answers(data: Mapping[str, Any], name: str) -> tuple[Answers | None, tuple[Problem, ...]]:
    """Return answers from plain data, or what is wrong with them."""
    return build_part(Answers, data, name)
