"""Waivers: gaps in the coverage of a playbook that a team leaves open on purpose, and until when."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.base import Entry, IsoDate, RefTo, RichText, RoleRef, SeverityRef, TypeRef
from generator.model.fields import EDITORIAL, OPERATIONAL, PRIVATE, fact
from generator.model.scripts import Audience, Stage

Table = Literal["types", "kinds", "phases", "roles", "scripts"]


class Waiver(Entry, noun=""):
    """One gap, or several alike, that the team accepts for now. What is left out fits everything."""

    table: Table = fact(
        "Table of the coverage page with the gap: types, kinds, phases, roles or scripts.",
        PRIVATE,
        OPERATIONAL,
    )
    type: TypeRef | None = fact("Incident type of the gap.", PRIVATE, OPERATIONAL, default=None)
    kind: Annotated[str, RefTo("kinds")] | None = fact(
        "Kind of an incident type of the gap.", PRIVATE, OPERATIONAL, default=None
    )
    severity: SeverityRef | None = fact("Severity of the gap.", PRIVATE, OPERATIONAL, default=None)
    role: RoleRef | None = fact("Role of the gap.", PRIVATE, OPERATIONAL, default=None)
    phase: Annotated[str, RefTo("phases")] | None = fact(
        "Phase of the gap.", PRIVATE, OPERATIONAL, default=None
    )
    audience: Audience | None = fact("Audience of the gap.", PRIVATE, OPERATIONAL, default=None)
    stage: Stage | None = fact("Stage of the gap.", PRIVATE, OPERATIONAL, default=None)
    reason: RichText = fact("Why the gap may stay open, and what people do meanwhile.", PRIVATE, EDITORIAL)
    until: IsoDate = fact(
        "Last day on which this holds; then close the gap or decide anew.", PRIVATE, OPERATIONAL
    )
