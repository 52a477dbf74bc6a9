"""A page as a value: where it goes, what it says, where it hangs in the navigation. Nothing is rendered here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.diff import Release
from generator.pages.cards import DeckView
from generator.problems import RuleDoc, Spot


@dataclass(frozen=True, slots=True)
class Change:
    """Something a layer says about a spot: the layer's name, the file as in `PageOptions.sources`, the line."""

    layer: str
    file: str
    line: int


def _none(_: Spot) -> Sequence[Change]:
    return ()


def _always(_: str) -> bool:
    return True


def _unknown(_: Spot) -> tuple[str, int] | None:
    return None


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What pages show that is not in the playbook.

    Attributes:
        rules: documentation of everything a check can report.
        source_of: file (relative to the playbook folder) and line of a spot; None when it is not known.
        sources: text of each YAML file, by its path relative to the playbook folder.
        folder: what stands in front of these paths in titles.
        editable: whether a file stands in the folder that `about.edit_address` leads to.
        public: whether this is the edition without anything private; pages then ask the team nothing.
        changes_at: what the team's layers say about a spot; pages mark it.
        tool_version: version of this program.
        digest: content digest of the playbook.
        notice: HTML put on top of every page; the live preview shows problems with it.
        decks: the printed cards.
        releases: what each released version changed, newest first.
        examples: files of the example teams by path; none where they are not described.
        names_sought: whether the names of people were looked for in what is published; None where it does not matter.
        today: day on which what is too old is marked so; nothing is marked without it.
    """

    rules: tuple[RuleDoc, ...] = ()
    source_of: Callable[[Spot], tuple[str, int] | None] = _unknown
    sources: Mapping[str, str] = field(default_factory=dict)
    folder: str = "playbook/"
    editable: Callable[[str], bool] = _always
    public: bool = False
    changes_at: Callable[[Spot], Sequence[Change]] = _none
    tool_version: str = "unknown"
    digest: str = ""
    notice: str = ""
    decks: tuple[DeckView, ...] = ()
    releases: tuple[Release, ...] = ()
    examples: Mapping[str, str] = field(default_factory=dict)
    names_sought: bool | None = None
    today: datetime.date | None = None


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
        body: the Markdown without front matter.
        searched: whether the search finds it.
        boost: how much a hit on it counts in the search, 1 as on other pages.
        about: what it is for, in a sentence, as plain text.
        spot: place in the playbook that it is made from; None where there is not one.
        entries: ids of the entries of a concept that it lists or shows; None for other pages.
        lines: the lines of a YAML file, on a page that shows some.
    """

    path: str
    text: str
    title: str
    section: str = ""
    nav_title: str = ""
    file: str | None = None
    body: str = ""
    searched: bool = True
    boost: int = 1
    about: str = ""
    spot: Spot | None = None
    entries: tuple[str, ...] | None = None
    lines: tuple[str, ...] = ()
