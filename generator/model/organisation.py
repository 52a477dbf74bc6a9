"""What only one organisation can say: its names, features and links, when it works, and who is on call.

Texts refer to it: `{organisation/name}`. Contacts are private: they may stand in a layer that stays out of git.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Id, IsoDate, Link, Part, TeamFills, Text, Url

TIME_ZONE = r"^(?:UTC|[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z0-9_+-]+){1,2})$"


class WorkingDays(Part):
    """Which days count where a deadline is stated in business days."""

    name: Text = Field(description="Name of the holiday calendar, such as TARGET or Bavaria.")
    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = Field(
        default=("mon", "tue", "wed", "thu", "fri"), min_length=1, description="Days of the week that count."
    )
    holidays: tuple[IsoDate, ...] = Field(
        default=(), description="Days that do not count although they would."
    )


class Organisation(Part):
    """The names and places of one organisation. Texts and scripts take them from here."""

    name: Annotated[Text | None, TeamFills("What is your organisation called in public?", 40)] = Field(
        default=None, description="Its name as the public knows it."
    )
    product: Annotated[Text | None, TeamFills("What is the AI product called in public?", 41)] = Field(
        default=None, description="The product by the name users know."
    )
    contact: Annotated[Text | None, TeamFills("Where do users reach a person?", 13)] = Field(
        default=None, description="Public address or page where users reach a person; no person's own."
    )
    status_page: Annotated[Url | None, TeamFills("Where is your status page?", 12)] = Field(
        default=None, description="Address of the public status page."
    )
    time_zone: Annotated[str | None, TeamFills("In which time zone do you work?", 50)] = Field(
        default=None, pattern=TIME_ZONE, description="Time zone people think in, such as Europe/Berlin."
    )
    working_days: WorkingDays | None = Field(
        default=None, description="Which days count where a deadline is stated in business days."
    )
    features: dict[Id, Text] = Field(
        default_factory=dict, description="AI features by id, each with the name users know."
    )
    surfaces: dict[Id, Text] = Field(
        default_factory=dict, description="Where people meet the features, by id, such as web: Web chat."
    )
    jurisdictions: tuple[Text, ...] = Field(
        default=(), description="Where it does business, as the clocks name it, such as EU."
    )
    links: dict[Id, Link] = Field(
        default_factory=dict, description="Internal places by id: dashboards, rota, ticket queue."
    )


class Contact(Part):
    """How a role is reached. Private: never part of a public edition."""

    rota: Text | None = Field(default=None, description="Rota that knows who is on call.")
    reach: Text = Field(description="How to reach them now: paging command, phone, mail.")
    person: Text | None = Field(default=None, description="The person, where it is always the same one.")
    backup: Text | None = Field(default=None, description="What to do when nobody answers.")
    checked_on: IsoDate | None = Field(
        default=None, description="Day on which somebody last reached the role this way."
    )
