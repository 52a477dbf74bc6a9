"""Evidence: what must be preserved before anything is changed."""

from __future__ import annotations

from generator.model.base import Entry, Instruction, RichText, RoleRef, Text, TextOr
from generator.model.fields import BREAKING, EDITORIAL, LONGER, OPERATIONAL, PRIVATE, PUBLIC, fact


class Evidence(Entry, noun="evidence"):
    """One artefact to preserve, and who does it."""

    name: Text = fact("What it is, in a few words.", PUBLIC, EDITORIAL)
    what: RichText | None = fact("What exactly to save.", PUBLIC, OPERATIONAL, default=None)
    why: RichText | None = fact("What is lost without it.", PUBLIC, EDITORIAL, default=None)
    owner: RoleRef | None = fact(
        "Role that saves it; whoever does the step that names it when left out.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    backup: RoleRef | None = fact(
        "Who saves it when the owner is missing; the owner's backup if left out.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    sensitive: bool = fact(
        "true: keep it sealed; share ids, never contents.", PUBLIC, BREAKING, strict=LONGER, default=False
    )
    collect: tuple[TextOr[Instruction], ...] = fact(
        "How to save it, in order; each a text, or `do` with a `command` or query.",
        PUBLIC,
        OPERATIONAL,
        ordered=True,
        says=("step of saving it", "steps of saving it"),
        default=(),
    )
    store_in: Text | None = fact(
        "Where the copy goes, out of reach of whoever may change it.", PRIVATE, BREAKING, default=None
    )
    hash: Text | None = fact(
        "How the copy is proved unchanged, such as SHA-256, written into the log.",
        PUBLIC,
        OPERATIONAL,
        says="proof that it is unchanged",
        default=None,
    )
