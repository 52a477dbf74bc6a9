"""The plan that a record names, compared with what was released: which version was in force when it began."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import UsageError
from generator.model import Playbook
from generator.model.edition import Edition
from generator.model.incidents import Incident, Plan
from generator.model.moments import read_instant
from generator.model.played_plan import at
from generator.problems import Kind, Level, Problem, Spot, documented
from generator.rules.record import record_unknown_id

if TYPE_CHECKING:
    from generator.diff import Release

_FOLDER = "releases"

RULES = documented(
    """
record-other-plan: warning
A record names the version that was in force when the incident was declared, and the digest of that version.

Why: A call that works from last year's printed cards follows another plan, and what it did is measured against the wrong
one. Where it was so, answer with `accepted` and have the old cards collected.

Bad:
    # incidents.yaml, while releases/1.2.0.json came out in September
    stale-refunds:
      plan: {version: "1.1.0"}
      severities: [{at: "2026-10-01T13:24Z", severity: sev-2}]

Good:
    # incidents.yaml
    stale-refunds:
      plan: {version: "1.2.0"}
      severities: [{at: "2026-10-01T13:24Z", severity: sev-2}]
""",
    Kind.ADVICE,
)


def of_versions(
    problems: Iterable[Problem], playbook: Playbook, root: Path, edition: Edition
) -> Iterator[Problem]:
    """Yield the problems, with what the releases know: the version in force for an unknown name, records of another plan.

    Args:
        problems: what the rules found.
        playbook: the plan and its records.
        root: the folder in which `releases` are; one that cannot be read is passed over, as others tell of it.
        edition: of the site that people have; the page of a public one names a digest that no release records.
    """
    releases = tuple(_releases(root)) if playbook.incidents else ()
    for problem in problems:
        if problem.rule != record_unknown_id.ID or problem.spot is None or problem.target is None:
            yield problem
            continue
        incident = playbook.incidents[str(problem.spot.path[1])]
        said = _in_force(releases, playbook, incident, problem.target)
        yield replace(problem, hint="; ".join(filter(None, (problem.hint, said)))) if said else problem
    for incident in playbook.incidents.values():
        if incident.plan and releases:
            yield from _of_another_plan(releases, playbook, incident, incident.plan, edition)
        elif incident.plan:
            yield from _not_out(playbook, incident, incident.plan)


def _not_out(playbook: Playbook, incident: Incident, plan: Plan) -> Iterator[Problem]:
    """Yield a version that this playbook has not reached, where no release is recorded to compare it with."""
    now = playbook.about.version
    if plan.version != now and not _older(plan.version, now):
        message = f"version {plan.version} never was: this is {now}, and no release is recorded"
        spot = Spot.of("incidents", incident.id, "plan", "version")
        yield _problem(message, spot, "write the version on the page or the card that was used")


def _of_another_plan(
    releases: tuple[Release, ...], playbook: Playbook, incident: Incident, plan: Plan, edition: Edition
) -> Iterator[Problem]:
    """Yield how the plan of a record differs from the releases, the version first: a wrong one explains its digest."""
    day, spot = _day(playbook, incident), Spot.of("incidents", incident.id, "plan")
    named = {release.version: release for release in releases}
    before, that_day = _released(releases, day)
    fits = {release.version for release in (*before[-1:], *that_day)}
    unknown = (
        plan.version not in named and plan.version != playbook.about.version and plan.version not in fits
    )
    older = unknown and _older(plan.version, releases[0].version)
    if older and not fits:
        return  # from before the records of releases begin
    if unknown and not older:
        yield _problem(f"no release {plan.version} is recorded", spot.at("version"), _hint(before, day))
    elif plan.version in named and named[plan.version].day > day:
        yield _problem(f"version {plan.version} came out on {named[plan.version].day}, after {day}", spot.at("version"),
                       _hint(before, day))  # fmt: skip
    elif fits and plan.version not in fits:
        yield _problem(
            f"version {plan.version} was played, and {(*before, *that_day)[-1].version} was in force on {day}",
            spot.at("version"), "compare it with the cards on the table; where old ones lay there, collect them",
        )  # fmt: skip
    elif plan.digest and (found := _another_content(named, plan, edition)):
        yield _problem(found, spot.at("digest"), "take version and digest from the page that was used")


def _another_content(named: dict[str, Release], plan: Plan, edition: Edition) -> str:
    """Return how a digest differs from that of its version; empty where it does not, or nothing can be compared."""
    from generator.export import DIGEST_FORM  # noqa: PLC0415 - few checks compare a digest, and none pays for an export

    digest = str(plan.digest).lower()
    of_form = [release.after for release in named.values() if release.after.digest_form == DIGEST_FORM]
    stated = next((side for side in of_form if side.version == plan.version), None)
    if stated is None or stated.digest.startswith(digest):
        return ""
    other = next((side.version for side in of_form if side.digest.startswith(digest)), "")
    if other:
        return f"this is the content of version {other}, not of {plan.version}"
    return (
        ""
        if edition == "public"
        else f"version {plan.version} was released with the content {stated.digest[:12]}"
    )


def _problem(message: str, spot: Spot, hint: str) -> Problem:
    return Problem("record-other-plan", Level.WARNING, message, spot, hint=hint)


def _hint(before: tuple[Release, ...], day: str) -> str:
    return (
        f"version {before[-1].version} was in force on {day}"
        if before
        else "write a version that was released"
    )


def _in_force(releases: tuple[Release, ...], playbook: Playbook, incident: Incident, target: Spot) -> str:
    day = _day(playbook, incident)
    before, that_day = _released(releases, day)
    before += that_day
    if not before:
        known = "" if releases else f"no release says what was in force on {day}"
        plan = incident.plan
        return "; ".join(
            filter(None, (known, f"the record says that version {plan.version} was played" if plan else ""))
        )
    later = (release for release in releases if release.day > day and _took_out(release, target))
    gone = next(later, None)
    after = f", and {gone.version} took it out" if gone else ""
    return f"version {before[-1].version} was in force on {day}{after}"


def _day(playbook: Playbook, incident: Incident) -> str:
    """Return the day on which the plan was opened: that of the declaration, for the fault can be weeks older."""
    declared: datetime.datetime = at(playbook, incident, "declared") or read_instant(
        incident.severities[0].at
    )
    return declared.date().isoformat()


def _released(releases: tuple[Release, ...], day: str) -> tuple[tuple[Release, ...], tuple[Release, ...]]:
    """Return what was released before a day, and on it."""
    return (
        tuple(release for release in releases if release.day < day),
        tuple(release for release in releases if release.day == day),
    )


def _took_out(release: Release, target: Spot) -> bool:
    from generator.diff import Kind as ChangeKind  # noqa: PLC0415 - slow to import, and most have no record

    changes = release.comparison.changes if release.comparison else ()
    return any(change.kind is ChangeKind.GONE and change.spot.path == target.path for change in changes)


def _releases(root: Path) -> Iterator[Release]:
    """Yield the recorded releases, the oldest first."""
    from generator.report.changes import read_release  # noqa: PLC0415 - slow to import, and most have no record

    found = []
    for path in (root / _FOLDER).glob("*.json"):
        try:
            found.append(read_release(path.read_bytes()))
        except (OSError, UsageError):
            continue
    yield from sorted(found, key=lambda release: (release.day, _numbers(release.version)))


def _older(one: str, other: str) -> bool:
    """Return whether a version is lower than another; one that is no version of numbers is not."""
    return bool(re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})*", one)) and _numbers(one) < _numbers(other)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]
