"""What only one organisation can say: its names, features and links, when it works, and who is on call.

Texts refer to it: `{organisation/name}`. Contacts are private: they may stand in a layer that stays out of git.
"""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.base import Id, IsoDate, Link, Part, TeamFills, Text, Url
from generator.model.fields import BREAKING, EDITORIAL, OPERATIONAL, PRIVATE, PUBLIC, fact

TIME_ZONE = r"^(?:UTC|[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z0-9_+-]+){1,2})$"


class WorkingDays(Part):
    """Which days count where a deadline is stated in business days."""

    name: Text = fact("Name of the holiday calendar, such as TARGET or Bavaria.", PUBLIC, EDITORIAL)
    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = fact(
        "Days of the week that count.",
        PUBLIC,
        BREAKING,
        default=("mon", "tue", "wed", "thu", "fri"),
        min_length=1,
    )
    holidays: tuple[IsoDate, ...] = fact(
        "Days that do not count although they would.", PUBLIC, BREAKING, default=()
    )


class Organisation(Part):
    """The names and places of one organisation. Texts and scripts take them from here."""

    name: Annotated[Text | None, TeamFills("What is your organisation called in public?", 40)] = fact(
        "Its name as the public knows it.", PUBLIC, OPERATIONAL, default=None
    )
    product: Annotated[Text | None, TeamFills("What is the product called in public?", 41)] = fact(
        "The product by the name users know.", PUBLIC, OPERATIONAL, default=None
    )
    contact: Annotated[Text | None, TeamFills("Where do users reach a person?", 13)] = fact(
        "Public address or page where users reach a person; no person's own.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    status_page: Annotated[Url | None, TeamFills("Where is your status page?", 12)] = fact(
        "Address of the public status page.", PUBLIC, OPERATIONAL, default=None
    )
    time_zone: Annotated[str | None, TeamFills("In which time zone do you work?", 50)] = fact(
        "Time zone people think in, such as Europe/Berlin.",
        PUBLIC,
        OPERATIONAL,
        default=None,
        pattern=TIME_ZONE,
    )
    working_days: WorkingDays | None = fact(
        "Which days count where a deadline is stated in business days.", PUBLIC, OPERATIONAL, default=None
    )
    features: dict[Id, Text] = fact(
        "AI features by id, each with the name users know.", PUBLIC, OPERATIONAL, default_factory=dict
    )
    surfaces: dict[Id, Text] = fact(
        "Where people meet the features, by id, such as web: Web chat.",
        PUBLIC,
        OPERATIONAL,
        default_factory=dict,
    )
    jurisdictions: tuple[Text, ...] = fact(
        "Where it does business, as the clocks name it, such as EU.", PUBLIC, OPERATIONAL, default=()
    )
    entity_kinds: tuple[Id, ...] = fact(
        "What kinds of entity it is, by the ids of `entities` at its clocks, such as credit-institution.",
        PUBLIC,
        BREAKING,
        says=("kind of entity", "kinds of entity"),
        default=(),
    )
    links: dict[Id, Link] = fact(
        "Internal places by id: dashboards, rota, ticket queue.", PRIVATE, OPERATIONAL, default_factory=dict
    )


class Contact(Part):
    """How a role is reached. Private: never part of a public edition."""

    rota: Text | None = fact("Rota that knows who is on call.", PRIVATE, BREAKING, default=None)
    reach: Text = fact(
        "How to reach them now: paging command, phone, mail. An address may take {incident}, {id}, {severity}, {type} and "
        "{awareness} along, such as https://pager.example/new?title={incident}&urgency={severity}.",
        PRIVATE,
        BREAKING,
        says="way to be reached",
        hidden=True,
    )
    person: Text | None = fact(
        "The person, where it is always the same one.", PRIVATE, BREAKING, default=None
    )
    backup: Text | None = fact(
        "What to do when nobody answers.", PRIVATE, BREAKING, default=None, hidden=True
    )
    checked_on: IsoDate | None = fact(
        "Day on which somebody last reached the role this way.", PRIVATE, EDITORIAL, default=None
    )
