"""Releases as the page that tells what changed shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diff import Release, Weight
from generator.diff.sentences import ALLOWED, TITLES, counts, sentence


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one weight, as sentences; breaking ones stand open."""

    title: str
    said: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One release. The anchor holds its version with hyphens."""

    version: str
    anchor: str
    day: str
    before: str
    counts: str
    sections: tuple[Section, ...]


def release_views(releases: Sequence[Release]) -> tuple[ReleaseView, ...]:
    """Return the releases in the order given."""
    return tuple(
        ReleaseView(
            release.version,
            release.version.replace(".", "-"),
            release.day,
            release.comparison.before.version,
            counts(release.comparison),
            tuple(_sections(release)),
        )
        for release in releases
    )


def _sections(release: Release) -> Iterator[Section]:
    for weight in Weight:
        if changes := release.comparison.of(weight):
            said = tuple(f"{sentence(change)}." for change in changes)
            yield Section(TITLES[weight], said, weight is Weight.BREAKING)
    if allowed := release.comparison.allowed:
        said = tuple(f"{sentence(each.change)}. {each.allowance.reason}" for each in allowed)
        yield Section(ALLOWED, said, True)
