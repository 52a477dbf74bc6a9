"""Evidence: what must be preserved before anything is changed."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Entry, RichText, RoleRef, Text


class Evidence(Entry):
    """One artefact to preserve, and who does it."""

    name: Text = Field(description="What it is, in a few words.")
    what: RichText = Field(description="What exactly to save.")
    why: RichText = Field(description="What is lost without it.")
    owner: RoleRef = Field(description="Role that saves it.")
    backup: RoleRef | None = Field(
        default=None, description="Who saves it when the owner is missing; the owner's backup if left out."
    )
    sensitive: bool = Field(default=False, description="true: keep it sealed; share ids, never contents.")
