"""Which version of the plan was in force when an incident began, for a record that names what the plan does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.diff import Kind, Release
from generator.errors import UsageError
from generator.model import Playbook
from generator.model.incidents import Incident
from generator.problems import Problem, Spot
from generator.report.changes import read_release
from generator.rules.record import record_unknown_id

_FOLDER = "releases"


def with_versions(problems: Iterable[Problem], playbook: Playbook, root: Path) -> Iterator[Problem]:
    """Yield the problems; one about an unknown name in a record says which version was in force, and which took it out.

    Args:
        problems: what the rules found.
        playbook: the plan and its records.
        root: the folder in which `releases` are; one that cannot be read is passed over, as others tell of it.
    """
    releases: tuple[Release, ...] | None = None
    for problem in problems:
        if problem.rule != record_unknown_id.ID or problem.spot is None or problem.target is None:
            yield problem
            continue
        if releases is None:
            releases = tuple(_releases(root))
        incident = playbook.incidents[str(problem.spot.path[1])]
        said = _in_force(releases, incident, problem.target)
        yield replace(problem, hint="; ".join(filter(None, (problem.hint, said)))) if said else problem


def _in_force(releases: tuple[Release, ...], incident: Incident, target: Spot) -> str:
    day = incident.first.date().isoformat()
    before = [release for release in releases if release.day <= day]
    if not before:
        return f"the record says that version {incident.plan.version} was played" if incident.plan else ""
    later = (release for release in releases if release.day > day and _took_out(release, target))
    gone = next(later, None)
    after = f", and {gone.version} took it out" if gone else ""
    return f"version {before[-1].version} was in force on {day}{after}"


def _took_out(release: Release, target: Spot) -> bool:
    changes = release.comparison.changes if release.comparison else ()
    return any(change.kind is Kind.GONE and change.spot.path == target.path for change in changes)


def _releases(root: Path) -> Iterator[Release]:
    """Yield the recorded releases, the oldest first."""
    found = []
    for path in (root / _FOLDER).glob("*.json"):
        try:
            found.append(read_release(path.read_bytes()))
        except (OSError, UsageError):
            continue
    yield from sorted(
        found, key=lambda release: (release.day, [int(part) for part in release.version.split(".")])
    )
