"""Evidence: what must be preserved before anything is changed."""

from __future__ import annotations

from generator.model.base import Entry, RichText, RoleRef, Text
from generator.model.fields import BREAKING, EDITORIAL, LONGER, OPERATIONAL, PUBLIC, fact


class Evidence(Entry, noun="evidence"):
    """One artefact to preserve, and who does it."""

    name: Text = fact("What it is, in a few words.", PUBLIC, EDITORIAL)
    what: RichText = fact("What exactly to save.", PUBLIC, OPERATIONAL)
    why: RichText = fact("What is lost without it.", PUBLIC, EDITORIAL)
    owner: RoleRef = fact("Role that saves it.", PUBLIC, BREAKING)
    backup: RoleRef | None = fact(
        "Who saves it when the owner is missing; the owner's backup if left out.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    sensitive: bool = fact(
        "true: keep it sealed; share ids, never contents.", PUBLIC, BREAKING, strict=LONGER, default=False
    )
