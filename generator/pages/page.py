"""A page as a value: where it goes, what it says, where it hangs in the navigation. Nothing is rendered here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.problems import RuleDoc, Spot


def _unknown(_: Spot) -> tuple[str, int] | None:
    return None


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What pages show that is not in the playbook.

    Attributes:
        rules: documentation of everything a check can report.
        source_of: file (relative to the playbook folder) and line of a spot; None when it is not known.
        sources: text of each YAML file, by its path relative to the playbook folder.
        tool_version: version of this program.
        digest: content digest of the playbook.
        notice: HTML put on top of every page; the live preview shows problems with it.
    """

    rules: tuple[RuleDoc, ...] = ()
    source_of: Callable[[Spot], tuple[str, int] | None] = _unknown
    sources: Mapping[str, str] = field(default_factory=dict)
    tool_version: str = "unknown"
    digest: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page.

    Attributes:
        path: path below the docs folder, such as `roles/incident-commander.md`.
        text: the complete Markdown, front matter included.
        title: its title, as plain text.
        section: section of the navigation it stands in; empty for pages that are reached from others.
        nav_title: its short title in the navigation.
        file: YAML file it is made from, relative to the playbook folder; None when there is not one.
    """

    path: str
    text: str
    title: str
    section: str = ""
    nav_title: str = ""
    file: str | None = None
