"""Who is outside and needed: vendors, authorities, insurers, press; and what the product depends on."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.base import (
    Entry,
    IsoDate,
    LeverRef,
    PartyRef,
    RichText,
    RoleRef,
    ScriptRef,
    SeverityRef,
    TeamFills,
    Text,
    TypeRef,
    Url,
)
from generator.model.fields import BREAKING, EDITORIAL, OPERATIONAL, PRIVATE, PUBLIC, WORSE, fact

PartyKind = Literal[
    "vendor",
    "partner",
    "insurer",
    "authority",
    "police",
    "press",
    "adviser",
    "customer",
    "community",
    "other",
]


class Party(Entry, noun="outside party"):
    """Somebody outside who is needed in an incident. Who that is and how they are reached is private."""

    name: Text = fact("What it is called here, such as Model vendor.", PUBLIC, EDITORIAL)
    kind: PartyKind = fact("What kind of party it is.", PUBLIC, OPERATIONAL)
    needed_for: RichText | None = fact(
        "What they do for us in an incident.", PUBLIC, OPERATIONAL, default=None
    )
    called_by: RoleRef | None = fact("The one role that speaks with them.", PUBLIC, BREAKING, default=None)
    call_when: RichText | None = fact("In which case they are called.", PUBLIC, BREAKING, default=None)
    script: ScriptRef | None = fact("Words for them.", PUBLIC, OPERATIONAL, default=None)
    fallback: RichText | None = fact(
        "What to do when they do not answer or do not help.", PUBLIC, BREAKING, default=None
    )
    who: Text | None = fact("The company or office.", PRIVATE, OPERATIONAL, hidden=True, default=None)
    reach: Annotated[Text | None, TeamFills("How do you reach them in an incident?", 14)] = fact(
        "How to reach them now: support line, portal, duty number.",
        PRIVATE,
        BREAKING,
        says="way to be reached",
        hidden=True,
        default=None,
    )
    hours: Text | None = fact("When they answer, with the time zone.", PRIVATE, OPERATIONAL, default=None)
    contract: Text | None = fact(
        "What to quote: number of the contract, the customer or the policy.",
        PRIVATE,
        OPERATIONAL,
        hidden=True,
        default=None,
    )
    status_page: Url | None = fact("Where they say how they are.", PRIVATE, OPERATIONAL, default=None)
    checked_on: IsoDate | None = fact(
        "Day on which somebody last reached them this way.", PRIVATE, EDITORIAL, default=None
    )


class Dependency(Entry, noun="dependency"):
    """Something of others that the product needs."""

    name: Text = fact("What it is called here, such as Model API.", PUBLIC, EDITORIAL)
    used_for: RichText | None = fact("What the product uses it for.", PUBLIC, OPERATIONAL, default=None)
    breaks: RichText | None = fact("What users no longer get without it.", PUBLIC, OPERATIONAL, default=None)
    without_it: Literal["down", "degraded", "unnoticed"] | None = fact(
        "down: the product stops; degraded: part of it does; unnoticed: answers change and nothing alarms.",
        PUBLIC,
        OPERATIONAL,
        default=None,
    )
    party: PartyRef | None = fact("Party that runs it.", PUBLIC, BREAKING, default=None)
    owner: RoleRef | None = fact("Role that watches it.", PUBLIC, OPERATIONAL, default=None)
    type: TypeRef | None = fact("Incident type when it fails.", PUBLIC, BREAKING, default=None)
    severity: SeverityRef | None = fact(
        "Severity to start from when it fails.", PUBLIC, BREAKING, strict=WORSE, default=None
    )
    levers: tuple[LeverRef, ...] = fact(
        "Levers to pull when it fails, in order.", PUBLIC, BREAKING, ordered=True, default=()
    )
    fallback: RichText | None = fact("What takes its place meanwhile.", PUBLIC, BREAKING, default=None)
    seen_at: Url | None = fact("Dashboard that shows how it is.", PRIVATE, OPERATIONAL, default=None)
