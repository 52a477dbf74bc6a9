"""Waivers: gaps in the coverage of a playbook that a team leaves open on purpose, and until when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Entry, IsoDate, RefTo, RichText, RoleRef, SeverityRef, TypeRef
from generator.model.scripts import Audience, Stage

Table = Literal["types", "phases", "roles", "scripts"]


class Waiver(Entry):
    """One gap, or several alike, that the team accepts for now. What is left out fits everything."""

    table: Table = Field(
        description="Table of the coverage page with the gap: types, phases, roles or scripts."
    )
    type: TypeRef | None = Field(default=None, description="Incident type of the gap.")
    severity: SeverityRef | None = Field(default=None, description="Severity of the gap.")
    role: RoleRef | None = Field(default=None, description="Role of the gap.")
    phase: Annotated[str, RefTo("phases")] | None = Field(default=None, description="Phase of the gap.")
    audience: Audience | None = Field(default=None, description="Audience of the gap.")
    stage: Stage | None = Field(default=None, description="Stage of the gap.")
    reason: RichText = Field(description="Why the gap may stay open, and what people do meanwhile.")
    until: IsoDate = Field(description="Last day on which this holds; then close the gap or decide anew.")
