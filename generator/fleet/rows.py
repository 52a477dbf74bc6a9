"""One team -> one row of facts, as plain data without times, so that two runs compare."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import api
from generator.errors import PlaybookError
from generator.export import content_digest
from generator.fleet.teams import Team, fetched, files_in, named_by
from generator.folder.assemble import assemble_layers, digest_of, is_layered, version_of
from generator.folder.defaults import installed_default
from generator.folder.files import LayeredFiles
from generator.history.versions import compare_versions, find_revision, read_version
from generator.layer.manifest import Default
from generator.model import Playbook
from generator.model.freshness import drill_played, everything_dated, lever_test
from generator.problems import Level, Problem
from generator.team.todo import agenda

Row = dict[str, Any]
_MOST = 20
"""How many problems a row tells in words."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is done for each team.

    Attributes:
        does: `check`, `build`, `diff`, `todo` or `upgrade`.
        today: the day on which playbooks must be fresh.
        out: folder of the sites, one below it for each team; for `build`.
        base: what `diff` compares with.
        cards: whether `build` prints cards.
        strict: whether warnings fail.
    """

    does: str
    today: datetime.date
    out: Path
    base: str = ""
    cards: bool = False
    strict: bool = False


def row_of(team: Team, job: Job) -> Row:
    """Return the row of a team. What is wrong with its playbook is in the row, never an exception."""
    row: Row = {"team": team.name, "ok": False, "failure": ""}
    try:
        here = fetched(team)
        row |= _facts(here, job)
    except PlaybookError as error:
        row["failure"] = str(error)
    except Exception as error:  # noqa: BLE001 - a team that meets a bug of ours must not stop the others
        row["failure"] = f"a bug in the program: {type(error).__name__}: {error}"
    return row


def inputs_of(team: Team, job: Job) -> str:
    """Return a digest of all that a row follows from, for a team on this disk; empty where that is not known.

    That is its files and those of the default and the layers that it names, the program, the day and what is done; to
    compare, also the commit that the base is now.
    """
    if team.git or not team.folder.is_dir():
        return ""
    said = [api.tool_version(), job.does, job.today, job.base, job.cards, job.strict, _installed()]
    try:
        said.append(find_revision(job.base, team.folder).commit if job.does == "diff" else "")
    except PlaybookError:
        return ""
    made = hashlib.sha256(repr(said).encode())
    folder = team.folder.resolve()
    for number, each in enumerate([folder, *named_by(folder)]):
        for name, path in files_in(each).items():
            made.update(f"{number}/{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()


def _installed() -> str:
    return digest_of(installed_default().data)


def _facts(team: Team, job: Job) -> Row:
    checked = api.check(team.folder, job.today)
    if job.does == "build" and not job.cards:
        checked = checked.without_cards()
    fails = checked.fails(strict=job.strict)
    row: Row = {"ok": not fails, "problems": _problems(checked.problems)}
    if checked.playbook is None:
        return row
    row |= _portfolio(checked, checked.playbook, job.today)
    return row | _DOES[job.does](team, job, checked) if not fails or job.does == "todo" else row


def _problems(problems: tuple[Problem, ...]) -> Row:
    worst = [
        f"{problem.where}: {problem.message} [{problem.rule}]"
        for problem in problems
        if problem.level is Level.ERROR
    ]
    count = sum(problem.level is Level.ERROR for problem in problems)
    return {"errors": count, "warnings": len(problems) - count, "first": worst[:_MOST]}


def _portfolio(checked: api.Checked, playbook: Playbook, today: datetime.date) -> Row:
    found, levers = agenda(checked), playbook.levers.values()
    pinned = _pinned(checked)
    drills = [drill_played(drill) for drill in playbook.drills.values()]
    overdue = [dated for dated in everything_dated(playbook) if dated.is_overdue(today)]
    day = playbook.about.reviewed_on
    return {
        "name": playbook.about.name,
        "version": playbook.about.version,
        "edition": checked.edition,
        "digest": content_digest(playbook)[:12],
        "reviewed_on": day or "",
        "age_days": (today - datetime.date.fromisoformat(day)).days if day else "",
        "to_fill": len(found.open),
        "drills_held": sum(each is not None for each in drills),
        "drills": len(drills),
        "levers_untested": sum(lever_test(lever) is None for lever in levers),
        "levers": len(playbook.levers),
        "overdue": sorted(str(dated.spot) for dated in overdue),
        "default": pinned.version if pinned else "",
        "behind": bool(pinned and pinned.version != _newest()),
    }


def _pinned(checked: api.Checked) -> Default | None:
    """Return the default that a team's layers were written for; a public edition does not know its files any more."""
    if not is_layered(checked.folder):
        return None
    files = checked.source if isinstance(checked.source, LayeredFiles) else assemble_layers(checked.folder)
    return files.manifest.default if files.manifest else None


def _newest() -> str:
    return version_of(installed_default().data)


def _checked(team: Team, job: Job, checked: api.Checked) -> Row:
    del team, job, checked
    return {}


def _built(team: Team, job: Job, checked: api.Checked) -> Row:
    work = job.out / ".work" / team.name
    built = api.build(checked, work, job.out / team.name, with_cards=job.cards)
    wrong = tuple(problem for problem in built.problems if problem.level is Level.ERROR)
    return {"pages": built.pages, "site": f"{team.name}/index.html"} | (
        {"ok": False, "problems": _problems(wrong)} if wrong else {}
    )


def _todo(team: Team, job: Job, checked: api.Checked) -> Row:
    del team, job
    return {"open": [{"path": each.path, "question": each.question} for each in agenda(checked).open]}


def _changes(team: Team, job: Job, checked: api.Checked) -> Row:
    del checked
    before, after = read_version(job.base, team.folder), read_version(None, team.folder)
    found = compare_versions(before, after, (), job.today.isoformat())
    weights = [change.weight.value for change in found.changes]
    return {"changes": {weight: weights.count(weight) for weight in sorted(set(weights))}}


def _upgrade(team: Team, job: Job, checked: api.Checked) -> Row:
    from generator.team.follow import upgrading  # noqa: PLC0415

    del job
    if not is_layered(checked.folder):
        return {"upgrade": {"follows": False}}
    found = upgrading(team.folder)
    return {
        "upgrade": {
            "follows": True, "from": found.old, "to": found.version, "changes": len(found.changes),
            "broken": [f"{problem.where}: {problem.message}" for problem in found.problems if problem.level is Level.ERROR],
            "edits": len(found.edits),
        },
        "ok": found.sound,
    }  # fmt: skip


_DOES: Mapping[str, Callable[[Team, Job, api.Checked], Row]] = {
    "check": _checked,
    "build": _built,
    "todo": _todo,
    "diff": _changes,
    "upgrade": _upgrade,
}
