"""Releases as the page that tells what changed shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diff import Comparison, Release, Weight
from generator.diff.sentences import ALLOWED, TITLES, counts, sentence


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one weight, as sentences; breaking ones stand open."""

    title: str
    said: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One release. The anchor holds its version with hyphens; `before` is empty where nothing was compared."""

    version: str
    anchor: str
    day: str
    before: str
    said: str
    sections: tuple[Section, ...]


def release_views(releases: Sequence[Release]) -> tuple[ReleaseView, ...]:
    """Return the releases in the order given."""
    return tuple(map(_view, releases))


def _view(release: Release) -> ReleaseView:
    version, found = release.version, release.comparison
    anchor = version.replace(".", "-")
    if found is None:
        return ReleaseView(version, anchor, release.day, "", release.without, ())
    return ReleaseView(
        version, anchor, release.day, found.before.version, counts(found), tuple(_sections(found))
    )


def _sections(found: Comparison) -> Iterator[Section]:
    for weight in Weight:
        if changes := found.of(weight):
            said = tuple(f"{sentence(change)}." for change in changes)
            yield Section(TITLES[weight], said, weight is Weight.BREAKING)
    if allowed := found.allowed:
        said = tuple(f"{sentence(each.change)}. {each.allowance.reason}" for each in allowed)
        yield Section(ALLOWED, said, True)
