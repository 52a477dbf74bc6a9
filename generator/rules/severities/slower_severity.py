"""A worse severity is never slower than a milder one: every deadline, the first motion, every update.

Why: The worst incident must get the fastest response. A deadline that the worse severity does not state at all is
`deadline-only-when-milder`.

Bad:
    # severities.yaml
    sev-1:
      contain_within: 4h
    sev-2:
      contain_within: 1h

Good:
    # severities.yaml
    sev-1:
      contain_within: 15m
    sev-2:
      contain_within: 1h
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.duration import Duration
from generator.model.severities import DEADLINES, Rhythm, Severity, Updates
from generator.problems import Kind, Level, Problem, Spot

ID = "slower-severity"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

MOTIONS = ("war-room", "owner-channel", "ticket")
"""Fastest first."""


def check(playbook: Playbook) -> Iterator[Problem]:
    fastest: dict[str, Severity] = {}
    rhythm: Severity | None = None
    milder: Severity | None = None
    heard: dict[str, tuple[Severity, Rhythm]] = {}
    for severity in reversed(playbook.by_rank):
        for field in DEADLINES:
            yield from _deadline(severity, field, fastest)
        if milder:
            yield from _motion(severity, milder)
        if rhythm and rhythm.updates:
            yield from _updates(severity, rhythm, rhythm.updates)
        rhythm = severity if severity.updates else rhythm
        yield from _audiences(severity, heard)
        milder = severity


def _deadline(severity: Severity, field: str, fastest: dict[str, Severity]) -> Iterator[Problem]:
    own: Duration | None = getattr(severity, field)
    other = fastest.get(field)
    limit: Duration | None = getattr(other, field) if other else None
    if other and limit and own and own.minutes > limit.minutes:
        message = f"{field} is {own} at '{severity.id}', but {limit} at '{other.id}', which is milder"
        spot = Spot.of("severities", severity.id, field)
        yield Problem(ID, LEVEL, message, spot, hint=f"write {limit} or less")
    elif own:
        fastest[field] = severity


def _motion(severity: Severity, milder: Severity) -> Iterator[Problem]:
    if MOTIONS.index(severity.motion) > MOTIONS.index(milder.motion):
        message = (
            f"the motion of '{severity.id}' is {severity.motion}, "
            f"but '{milder.id}', which is milder, has {milder.motion}"
        )
        spot = Spot.of("severities", severity.id, "motion")
        yield Problem(ID, LEVEL, message, spot, hint=f"write {milder.motion}, or give '{milder.id}' less")


def _updates(severity: Severity, milder: Severity, limit: Updates) -> Iterator[Problem]:
    own = severity.updates
    if own:
        yield from _slower(severity, own, ("updates",), milder, limit)


def _audiences(severity: Severity, heard: dict[str, tuple[Severity, Rhythm]]) -> Iterator[Problem]:
    """Compare each rhythm with that of the next milder severity for the same audience."""
    here: dict[str, tuple[Severity, Rhythm]] = {}
    for name, own in sorted(severity.also_updates.items(), key=lambda each: each[1].every.minutes):
        if own.audience in here:
            continue  # the fastest one of an audience is what it hears
        here[own.audience] = severity, own
        if own.audience in heard:
            yield from _slower(severity, own, ("also_updates", name), *heard[own.audience])
    heard |= here


def _slower(
    severity: Severity,
    own: Updates | Rhythm,
    path: tuple[str, ...],
    milder: Severity,
    limit: Updates | Rhythm,
) -> Iterator[Problem]:
    starts = {later.after for later in (*own.then, *limit.then)}
    for start in [Duration(0, "m"), *sorted(starts, key=lambda start: start.minutes)]:
        where, every = _rhythm(own, start)
        _, most = _rhythm(limit, start)
        if every.minutes > most.minutes:
            message = (
                f"{f'after {start} ' if start.amount else ''}'{severity.id}' has an update every {every}, "
                f"but '{milder.id}', which is milder, every {most}"
            )
            spot = Spot.of("severities", severity.id, *path, *where)
            yield Problem(ID, LEVEL, message, spot, hint=f"write {most} or less")
            return


def _rhythm(updates: Updates | Rhythm, start: Duration) -> tuple[tuple[str | int, ...], Duration]:
    """Return where the rhythm is stated that holds from some time on, and the time between two updates."""
    where: tuple[str | int, ...] = ("every",)
    every = updates.every
    for index, later in enumerate(updates.then):
        if later.after.minutes <= start.minutes:
            where, every = ("then", index, "every"), later.every
    return where, every
