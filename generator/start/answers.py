"""What a team is asked before its playbook is written, and what it answered. Every answer may be left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from generator.model.base import Part, Text, Url
from generator.model.build import build_part
from generator.model.duration import Duration
from generator.model.organisation import TIME_ZONE
from generator.problems import Problem


class Answers(Part):
    """What is known about a team. What is left out shows as a blank until somebody fills it in."""

    organisation: Text | None = Field(
        default=None, description="Name of the organisation, as the public knows it."
    )
    product: Text | None = Field(default=None, description="The AI product by the name users know.")
    features: tuple[Text, ...] = Field(default=(), description="AI features, by the names users know.")
    surfaces: tuple[Text, ...] = Field(default=(), description="Where people meet them.")
    chat_channel: Text | None = Field(default=None, description="Chat channel for incidents.")
    war_room: Text | None = Field(default=None, description="How to join the war room.")
    status_page: Url | None = Field(default=None, description="Address of the public status page.")
    contact: Text | None = Field(default=None, description="Where users reach a person.")
    on_call: dict[str, Text] = Field(
        default_factory=dict, description="How to reach who is on call, by role id."
    )
    jurisdictions: tuple[Text, ...] = Field(
        default=(), description="Where it does business; all when left out."
    )
    updates: dict[str, Duration] = Field(
        default_factory=dict, description="Time between updates, by severity id."
    )
    time_zone: str = Field(default="UTC", pattern=TIME_ZONE, description="Time zone people think in.")
    working_days: Text | None = Field(default=None, description="Name of the holiday calendar that counts.")
    contacts_in_git: bool = Field(default=False, description="true: the contacts are committed, too.")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in plain words.

    Attributes:
        name: the field of `Answers`.
        words: the question.
        many: whether several answers are taken, with commas between them.
    """

    name: str
    words: str
    many: bool = False


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
        "Where do you do business? (such as EU, US, UK; empty keeps every legal clock)",
        many=True,
    ),
    Question("time_zone", "In which time zone do you think? (such as Europe/Berlin)"),
    Question("working_days", "Which holiday calendar counts for you? (a name, such as Bavaria)"),
)
"""What is asked beside roles and update rhythms, which depend on the default."""


def read_answers(data: Mapping[str, Any], name: str) -> tuple[Answers | None, tuple[Problem, ...]]:
    """Return answers from plain data, or what is wrong with them."""
    return build_part(Answers, data, name)
