"""Preparation: what is done before the first minute, by whom, how often, and when it was last done."""

from __future__ import annotations

from typing import Annotated

from generator.model.base import (
    Command,
    Entry,
    Id,
    IsoDate,
    Length,
    RichText,
    RoleRef,
    TeamFills,
    Text,
    TypeRef,
)
from generator.model.fields import BREAKING, EDITORIAL, OPERATIONAL, PRIVATE, PUBLIC, SHORTER, fact


class Task(Entry, noun="task"):
    """One thing to have done."""

    do: RichText = fact("What to do, verb first.", PUBLIC, OPERATIONAL, says="instruction")
    owner: RoleRef | None = fact(
        "Role that does it; the owner of the checklist if left out.", PUBLIC, OPERATIONAL, default=None
    )
    every: Length | None = fact(
        "How often it is done again; once is enough when left out.",
        PUBLIC,
        OPERATIONAL,
        strict=SHORTER,
        says="how often it is done",
        default=None,
    )
    note: RichText | None = fact("What it is good for, or a trap.", PUBLIC, EDITORIAL, default=None)
    command: Command | None = fact("Exact command to copy.", PRIVATE, BREAKING, default=None)
    done_on: Annotated[IsoDate | None, TeamFills("When was this last done?", 46)] = fact(
        "Day on which it was last done.", PRIVATE, EDITORIAL, default=None
    )
    evidence: Text | None = fact("Where one sees that it was done.", PRIVATE, EDITORIAL, default=None)


class Checklist(Entry, noun="checklist"):
    """Tasks that belong together: for some incident types, for some roles, or for everybody."""

    name: Text = fact("What it is called.", PUBLIC, EDITORIAL)
    purpose: RichText | None = fact("What is ready when it is done.", PUBLIC, EDITORIAL, default=None)
    owner: RoleRef | None = fact("Role that answers for it.", PUBLIC, OPERATIONAL, default=None)
    types: tuple[TypeRef, ...] = fact(
        "Incident types it prepares for; all when left out.", PUBLIC, OPERATIONAL, default=()
    )
    roles: tuple[RoleRef, ...] = fact(
        "Roles it is for; everybody when left out.", PUBLIC, OPERATIONAL, default=()
    )
    tasks: dict[Id, Task] = fact(
        "The tasks by id, in order.", PUBLIC, OPERATIONAL, says=("task", "tasks"), ordered=True, min_length=1
    )
