"""Which version was in force on a day, as git has it, for an agent that asks about an incident of last month."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from generator.check.check import root_of
from generator.errors import UsageError
from generator.history.git import Repository
from generator.history.records import in_force, released_versions


@dataclass(frozen=True, slots=True)
class Then:
    """The version of a day and since when it was in force; `note` says why none is known."""

    version: str = ""
    since: str = ""
    note: str = ""


def in_force_on(folder: Path | None, day: str) -> Then:
    """Return which version was in force on a day.

    Args:
        folder: the playbook; None where it is in no folder.
        day: such as 2026-10-31.

    Raises:
        UsageError: it is no day.
    """
    try:
        asked = datetime.date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise UsageError(f"'{day}' is no day; write it as 2026-10-31") from error
    unknown = Then(note="git shows no released versions here; `playbook at` says why")
    if folder is None:
        return unknown
    try:
        found = in_force(released_versions(Repository.around(folder), root_of(folder)), asked)
    except UsageError:  # its words name folders of this machine, which are nobody's business
        return unknown
    if found is None:
        return Then(note=f"no version was released by {asked}")
    return Then(found.version, found.tag.day)
