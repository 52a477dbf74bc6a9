"""What was in force, exercised, tested, waived and overdue on a day, put together from git, releases and records.

The plan is read as the version in force had it; records are read as they are now, because they are written afterwards,
and only those that had begun by the day count.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.api import root_of
from generator.errors import UsageError
from generator.history.git import Repository
from generator.history.records import Tagged, doubts_about, in_force, read_records, released_versions
from generator.history.versions import Version, path_then, read_revision, read_version
from generator.model import Playbook
from generator.model.freshness import Dated, everything_dated
from generator.model.incidents import Incident
from generator.model.playbook import RECORDS
from generator.model.played_plan import postmortem_due, published_at, renamed
from generator.model.waived import waived
from generator.release.claims import Claims
from generator.report.evidence import Item, Report


@dataclass(frozen=True, slots=True)
class _Plan:
    """The plan of the day: what was released, or the files as they are; `tag` is empty for these."""

    version: Version
    tag: str
    claims: Claims

    @property
    def rests_on(self) -> str:
        """What all of it rests on."""
        return self.tag or "the files as they are now"

    def at(self, *path: str | int) -> str:
        """Return what a place in it rests on."""
        where = "/".join(map(str, path))
        return f"{where}, {self.tag}" if self.tag else f"{where}, {self.rests_on}{self.claims.of(*path)}"

    def record(self, *path: str | int) -> str:
        """Return what a place in a record rests on."""
        return f"{'/'.join(map(str, path))}{self.claims.of(*path)}"


def evidence_of(folder: Path, day: datetime.date, today: datetime.date, prefix: str = "v") -> Report:
    """Return what can be said about a day.

    Args:
        folder: the playbook.
        day: the day asked about.
        today: the day on which it is asked.
        prefix: what stands before the version in the names of tags.

    Raises:
        UsageError: there is no playbook, its files have errors, or the day is still to come.
    """
    if day > today:
        raise UsageError(f"{day} is still to come; today is {today}")
    now = read_version(None, folder)
    doubts: list[str] = []
    items: list[Item] = []
    plan = _plan_of(folder, day, prefix, now, doubts, items)
    records = [each for each in now.playbook.incidents.values() if each.first.date() <= day]
    playbook = plan.version.playbook
    items += _exercised(playbook, records, day, plan)
    items += _tested(playbook, day, plan)
    items += _waived(playbook, day, plan)
    items += _accepted(playbook, now.playbook, records, day, plan)
    items += _overdue(playbook, records, day, plan)
    side = plan.version.side
    version, digest = (side.version, side.digest) if plan.tag else ("", "")
    return Report(day.isoformat(), playbook.about.name, version, digest, tuple(doubts), tuple(items))


def _plan_of(
    folder: Path, day: datetime.date, prefix: str, now: Version, doubts: list[str], items: list[Item]
) -> _Plan:
    """Return the plan of the day, and say what shows that it was in force."""
    files = _Plan(now, "", Claims(folder, now.files))
    try:
        repository = Repository.around(folder)
        root = root_of(folder)
        tagged = released_versions(repository, root, prefix)
    except UsageError as error:
        doubts.append(f"no version can be shown: {error}")
        return files
    doubts += doubts_about(repository, tagged, read_records(root))
    found = in_force(tagged, day.isoformat())
    if found is None:
        doubts.append(
            f"no version was released by {day}; what follows is read from the files as they are now"
        )
        return files
    version, why = _read(repository, folder, found)
    signature = repository.signature(found.tag) or "not signed"
    because = f"tag {found.tag.name}, commit {found.tag.commit[:12]}, {signature}"
    digest = f", content {version.side.digest[:12]}" if version else ""
    items.append(
        Item("in force", f"Version {found.version}", f"since {found.tag.day}{digest}", "evidence", because)
    )
    if version is None:
        doubts.append(
            f"this program cannot read version {found.version} ({why}); what follows is read from the files as they are now"
        )
        return files
    return _Plan(version, f"tag {found.tag.name}, commit {found.tag.commit[:12]}", files.claims)


def _read(repository: Repository, folder: Path, found: Tagged) -> tuple[Version | None, str]:
    """Return what was released, or why it cannot be read."""
    try:
        inside = path_then(repository, found.tag.commit, folder, found.tag.name)
        return read_revision(repository, found.tag.commit, inside, found.tag.name), ""
    except UsageError as error:
        return None, " ".join(str(error).split())


def _exercised(
    playbook: Playbook, records: list[Incident], day: datetime.date, plan: _Plan
) -> Iterator[Item]:
    """Yield each drill that was played and each incident that was lived through."""
    for record in records:
        what = f"{'Drill' if record.drill else 'Incident'}: {record.name}"
        many = len(record.moments)
        says = f"{record.first.date()}, {many} {'moment' if many == 1 else 'moments'}"
        if record.played:
            good = sum(score.good for score in record.played.scores)
            says += (
                f", {good} of {len(record.played.scores)} results good, {len(record.played.findings)} found"
            )
        yield _of_record(record, what, says, plan)
    for drill in playbook.drills.values():
        for held in drill.held or ():
            if held.played_on <= day.isoformat():
                because = plan.at("drills", drill.id, "held")
                yield Item(
                    "exercised", f"Drill {drill.name}", f"played on {held.played_on}", "assertion", because
                )
    played = {renamed(playbook, "types", record.type) for record in records if record.drill}
    played |= {drill.type for drill in playbook.drills.values() if drill.held and drill.type}
    for kind in playbook.types.values():
        if kind.id not in played:
            yield Item(
                "exercised", f"Incident type {kind.name}", "no drill is recorded", "not known", plan.rests_on
            )


def _of_record(record: Incident, what: str, says: str, plan: _Plan) -> Item:
    """Return a line about a record. Only a digest that matches ties it to the plan; its moments were typed or noted."""
    stated, at = record.plan, plan.record("incidents", record.id)
    if stated is None:
        because = f"{at}; it names no version"
    elif stated.digest and plan.tag and plan.version.side.digest.startswith(stated.digest):
        because = f"{at}; its digest is that of version {stated.version}, in force that day"
    else:
        because = f"{at}; it says version {stated.version}"
        because += f", content {stated.digest[:12]}, which was not compared" if stated.digest else ""
    return Item("exercised", what, says, "assertion", because)


def _tested(playbook: Playbook, day: datetime.date, plan: _Plan) -> Iterator[Item]:
    for dated in everything_dated(playbook):
        if dated.on <= day and _is_test(dated):
            state = "overdue" if dated.is_overdue(day) else f"good until {dated.due}"
            because = plan.at(*dated.spot.path)
            yield Item("tested", _name(dated), f"{dated.on}, {state}", "assertion", because)
    for lever in playbook.levers.values():
        if lever.tested_on is None or lever.tested_on > day.isoformat():
            yield Item(
                "tested", f"Lever {lever.id}", "no test by that day is recorded", "not known", plan.rests_on
            )


def _is_test(dated: Dated) -> bool:
    return dated.spot.path[0] in ("levers", "preparation", "contacts", "parties", "about")


def _name(dated: Dated) -> str:
    concept, *below = map(str, dated.spot.path[:-1])
    if not below:
        return _CALLED[concept]
    return f"{_CALLED[concept]} {below[0] if concept == 'drills' else below[-1]}"


_CALLED = {
    "about": "The review of the playbook",
    "levers": "Lever",
    "clocks": "Clock",
    "contacts": "Contact of",
    "drills": "Drill",
    "parties": "Outside party",
    "preparation": "Task",
    "sources": "Source",
}
"""What stands before the id of something that ages, by its concept."""


def _waived(playbook: Playbook, day: datetime.date, plan: _Plan) -> Iterator[Item]:
    for waiver in playbook.coverage.values():
        state = f"until {waiver.until}" + ("" if waiver.until >= day.isoformat() else ", ended")
        reason = " ".join(waiver.reason.split())
        yield Item(
            "waived",
            f"Gap {waiver.id}",
            f"{state}: {reason}",
            "assertion",
            plan.at("coverage", waiver.id),
        )
    for rule, said in playbook.rules.items():
        until = f" until {said.until}" if said.until else ""
        why = f": {said.reason}" if said.reason else ""
        yield Item(
            "waived",
            f"Rule {rule}",
            f"{said.level}{until}{why}",
            "assertion",
            plan.at("rules", rule),
        )


def _accepted(
    then: Playbook, now: Playbook, records: list[Incident], day: datetime.date, plan: _Plan
) -> Iterator[Item]:
    """Yield each warning that somebody let stand, in the plan of the day and in the records that had begun."""
    begun = {record.id for record in records}
    some = [(each, plan.at) for each in waived(then) if each.concept not in RECORDS]
    some += [(each, plan.record) for each in waived(now) if each.concept in RECORDS and each.entry in begun]
    for each, at in some:
        until = each.says.until
        ended = ", ended" if until and until < day.isoformat() else ""
        lasts = f"until {until}{ended}: " if until else ""
        where = at(*filter(None, (each.concept, each.entry)))
        yield Item("waived", f"Warning {each.says.rule}", f"{lasts}{each.says.reason}", "assertion", where)


def _overdue(playbook: Playbook, records: list[Incident], day: datetime.date, plan: _Plan) -> Iterator[Item]:
    for dated in everything_dated(playbook):
        if dated.on <= day and dated.is_overdue(day):
            because = plan.at(*dated.spot.path)
            yield Item("overdue", _name(dated), f"was due by {dated.due}", "assertion", because)
    for record in records:
        due, out = postmortem_due(playbook, record), published_at(playbook, record)
        if due and day > due and (out is None or out.date() > day):
            because = plan.record("incidents", record.id)
            yield Item("overdue", f"Postmortem of {record.name}", f"was due by {due}", "assertion", because)
        for action in record.actions.values():
            open_then = action.done is None or action.done > day.isoformat()
            if action.due and action.due < day.isoformat() and open_then:
                because = plan.record("incidents", record.id, "actions", action.id)
                yield Item(
                    "overdue", f"Action {action.what}", f"was due by {action.due}", "assertion", because
                )
