"""The use cases `playbook remove` and `playbook rename`: an entry goes or gets another id, and the plan stays whole.

Everything is worked out on a copy and checked there. It is written as one, and only when no error is left.
"""

from __future__ import annotations

import copy
import difflib
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.atomic import home, write_all
from generator.check.check import Checked, check
from generator.errors import UsageError
from generator.folder.assemble import assemble_layers, is_layered
from generator.folder.files import LayeredFiles
from generator.layer.manifest import FILE
from generator.layer.stack import ABSENT, value_at
from generator.layer.writing import called
from generator.model import COLLECTIONS, Playbook, build_playbook
from generator.model.base import ID_PATTERN
from generator.problems import Location, Problem
from generator.rules.triage import mild_not_sure
from generator.team.change.draft import Draft
from generator.team.change.following import Followed, Target, follow, named_path
from generator.team.change.in_place import Texts, plain, renamed

_NOT_COPIED = shutil.ignore_patterns(".git", "build", "site", "node_modules", ".venv", "*.whl", "releases")


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that can be read, and written.

    Attributes:
        files: the new text of each file that changes, None for one that goes; by path.
        before: what each of them says now.
        removed: entries that went along, as paths.
        texts: where words were changed that somebody has to read, as paths.
        checked: the playbook as it would be.
        folder: the playbook folder.
        by: the command, as one types it.
        twin: where the files lay while they were checked, as places name it.
    """

    files: Mapping[Path, str | None]
    before: Mapping[Path, str]
    removed: tuple[str, ...]
    texts: tuple[str, ...]
    checked: Checked
    folder: Path
    by: str
    twin: str

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the check says of the playbook as it would be, at the places in the team's own files."""
        return tuple(
            replace(one, where=self._moved(one.where), related=self._moved(one.related))
            for one in self.checked.problems
        )

    def source_line(self, where: Location) -> str:
        """Return the line of a place, as it would be."""
        prefix = "" if where.file.startswith(("default/", "default:")) else self.twin
        return self.checked.source.source_line(replace(where, file=f"{prefix}{where.file}"))

    def _moved(self, where: Location | None) -> Location | None:
        return replace(where, file=where.file.removeprefix(self.twin)) if where else None

    def diff(self) -> str:
        """Return the change as a unified diff."""
        found: list[str] = []
        for path, text in self.files.items():
            old = self.before.get(path, "")
            name = path.as_posix()
            found += difflib.unified_diff(
                old.splitlines(keepends=True), (text or "").splitlines(keepends=True), name, name, n=1
            )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in found)


def write(change: Changed) -> tuple[str, ...]:
    """Write a change, all of it or nothing; return the files.

    Raises:
        UsageError: it would leave errors, or a file cannot be written.
    """
    if change.checked.fails():
        raise UsageError("nothing is written: the playbook would not be sound")
    contents = {
        path.resolve(): text.encode() if text is not None else None for path, text in change.files.items()
    }
    write_all(home(change.folder), contents, change.by)
    return tuple(path.as_posix() for path in change.files)


def remove(folder: Path, path: str, instead: str | None = None, reason: str | None = None) -> Changed:
    """Work out what it takes to remove an entry.

    Args:
        folder: the folder with `playbook.yml`.
        path: such as `severities/sev-4` or `phases/confirm/steps/file-ticket`.
        instead: id of the entry that takes its place where one has to be named. For a severity the next worse one
            stands in when it is left out.
        reason: why it goes, for whoever reads the layer next.

    Raises:
        UsageError: there is no such entry, or something needs another one in its place.
    """
    files, playbook = sound(folder)
    parts = entry_path(path, files.data)
    concept = "steps" if len(parts) > 2 else parts[0]
    siblings = value_at(files.data, parts[:-1])
    instead = instead or _stand_in(playbook, parts)
    if instead is not None and (
        not isinstance(siblings, Mapping) or instead not in siblings or instead == parts[-1]
    ):
        raise UsageError(f"there is no other '{instead}' in {'/'.join(parts[:-1])} to stand in")
    why = reason or "We do without it."
    target = Target(parts, parts[-1], concept, instead, keeps_place=False, reason=why)
    draft = Draft(folder, files)
    followed = _go(draft, files.data, playbook, target)
    if parts[0] == "severities":
        _close_ranks(draft, files.data, parts[1])
        followed += _unsure_stays_worse(draft, _built(draft))
    return worked_out(folder, draft, followed, f"playbook remove {path}")


def _go(draft: Draft, data: Mapping[str, Any], playbook: Playbook, target: Target) -> Followed:
    """Let an entry go, then each that had no sense without it."""
    followed = follow(draft, data, playbook, target)
    draft.keep_order(target.path, tuple(value_at(data, target.path[:-1])))  # type: ignore[arg-type]
    draft.drop(target.path, target.reason)
    kinds = value_at(data, (*target.path, "kinds")) if target.concept == "types" else ABSENT
    for kind in kinds if isinstance(kinds, Mapping) else ():
        with_it = _with_entry(draft, data, target.path)
        built, _ = build_playbook(with_it)
        if built is not None:
            followed += follow(draft, with_it, built, replace(target, id=str(kind), concept="kinds"))
    for path in followed.removed:
        if path[0] in COLLECTIONS and len(path) in (2, 4):
            concept = "steps" if len(path) > 2 else path[0]
            more = Target(path, path[-1], concept, None, keeps_place=False, reason=target.reason)
            with_it = _with_entry(draft, data, path)
            built, _ = build_playbook(with_it)
            if built is not None:
                followed += follow(draft, with_it, built, more)
    return followed


def _with_entry(draft: Draft, data: Mapping[str, Any], path: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the playbook with the changes so far, and an entry that is gone in its place: it tells what spoke of it."""
    found = copy.deepcopy(dict(draft.merged()))
    there = value_at(found, path[:-1])
    if isinstance(there, dict):
        there[path[-1]] = value_at(data, path)
    return found


def _built(draft: Draft) -> Playbook:
    built, problems = build_playbook(draft.merged())
    if built is None:
        raise UsageError(f"without it the playbook cannot be read: {problems[0].message}")
    return built


def _unsure_stays_worse(draft: Draft, playbook: Playbook) -> Followed:
    """Give an answer of somebody who is not sure a worse floor where the mildest one is left for it."""
    ranked = [each.id for each in playbook.by_rank]
    moved: list[tuple[str, ...]] = []
    for problem in mild_not_sure.check(playbook):
        if problem.spot is None:
            continue
        path = problem.spot.path
        floor = str(value_at(draft.merged(), path))
        named = named_path(draft.merged(), path)
        if floor in ranked[1:]:
            draft.put(named, ranked[ranked.index(floor) - 1])
            moved.append(named)
    return Followed((), tuple(moved))


def rename(folder: Path, path: str, new: str, name: str | None = None) -> Changed:
    """Work out what it takes to give an entry another id.

    Args:
        folder: the folder with `playbook.yml`, or a playbook without layers, whose files are changed in place.
        path: such as `severities/sev-1`.
        new: the new id.
        name: a new name as well.

    Raises:
        UsageError: there is no such entry, or the id cannot be used.
    """
    by = f"playbook rename {path} {new}"
    if not is_layered(folder):
        source, built = plain(folder)
        parts = entry_path(path, source.data)
        _refuse_id(new, parts, value_at(source.data, parts[:-1]))
        texts = renamed(folder, source, built, parts, new, name)
        return worked_out(folder, texts, Followed((), ()), by)
    files, playbook = sound(folder)
    parts = entry_path(path, files.data)
    siblings = value_at(files.data, parts[:-1])
    _refuse_id(new, parts, siblings)
    concept = "steps" if len(parts) > 2 else parts[0]
    target = Target(parts, parts[-1], concept, new, keeps_place=True, reason=called(new))
    draft = Draft(folder, files)
    followed = follow(draft, files.data, playbook, target)
    entry: dict[str, Any] = about_itself(
        copy.deepcopy(value_at(files.data, parts)), "/".join(parts), "/".join((*parts[:-1], new))
    )
    order = list(siblings) if isinstance(siblings, Mapping) else []
    at = order.index(parts[-1])
    place = {"$after": order[at - 1]} if at else {"$before": order[1]} if len(order) > 1 else {}
    draft.keep_order(parts, order)
    draft.drop(parts, target.reason)
    draft.put((*parts[:-1], new), {"$new": True, **place, **entry, **({"name": name} if name else {})})
    return worked_out(folder, draft, followed, by)


def _refuse_id(new: str, parts: tuple[str, ...], siblings: object) -> None:
    if not re.fullmatch(ID_PATTERN, new):
        raise UsageError(f"'{new}' is no id: write lower-case letters, digits and hyphens, such as p1")
    if isinstance(siblings, Mapping) and new in siblings:
        raise UsageError(f"there is '{'/'.join((*parts[:-1], new))}' already: choose another id")


def sound(folder: Path) -> tuple[LayeredFiles, Playbook]:
    """Return the files and the playbook of a team.

    Raises:
        UsageError: the folder has no layers, or does not read as a playbook.
    """
    if not is_layered(folder):
        raise UsageError(
            f"{folder} has no {FILE}, so its files say everything: change the entry there, and "
            "`playbook check` names each place that still speaks of the old one"
        )
    files = assemble_layers(folder)
    playbook, problems = build_playbook(files.data)
    if playbook is None or problems or not files.manifest or not files.manifest.layers:
        raise UsageError(
            "the playbook cannot be read, or has no layer: `playbook check` says what is wrong with it"
        )
    return files, playbook


def entry_path(path: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return where an entry stands.

    Raises:
        UsageError: nothing stands there, or it is no entry.
    """
    parts = tuple(part for part in path.strip("/").split("/") if part)
    if parts[:1] == ("steps",) and len(parts) == 2:
        phases = data.get("phases", {})
        parts = next(
            (
                ("phases", phase, "steps", parts[1])
                for phase, one in phases.items()
                if parts[1] in one.get("steps", {})
            ),
            parts,
        )
    whole = len(parts) == 2 and parts[0] in COLLECTIONS
    if not whole and not (len(parts) == 4 and (parts[0], parts[2]) == ("phases", "steps")):
        raise UsageError(
            f"'{path}' is no entry: write its file and its id, such as severities/sev-4 or roles/scribe"
        )
    if value_at(data, parts) is ABSENT:
        there = value_at(data, parts[:-1])
        names = list(there) if isinstance(there, Mapping) else []
        near = difflib.get_close_matches(parts[-1], names, 1)
        hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(names[:20])}"
        raise UsageError(f"there is no {path}; {hint}")
    return parts


def worked_out(folder: Path, draft: Draft | Texts, followed: Followed, by: str) -> Changed:
    """Return a change with its files, checked on a copy of the folder."""
    texts = draft.files()
    before = {path: path.read_text("utf-8") for path in texts if path.is_file()}
    with tempfile.TemporaryDirectory() as work:
        base = (
            home(folder)
            if any(not path.resolve().is_relative_to(folder.resolve()) for path in texts)
            else folder
        )
        twin = _mirrored(base.resolve(), Path(work).resolve())
        shutil.copytree(base, twin, ignore=_NOT_COPIED, symlinks=True)
        for place in draft.places:  # what lies outside is found from the copy as it is from here
            mirror = _mirrored(place, Path(work).resolve())
            if not place.is_relative_to(base.resolve()) and place.exists() and not mirror.exists():
                mirror.parent.mkdir(parents=True, exist_ok=True)
                mirror.symlink_to(place, target_is_directory=True)
        for path, text in texts.items():
            place = twin / path.resolve().relative_to(base.resolve())
            place.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                place.unlink(missing_ok=True)
            else:
                place.write_bytes(text.encode())
        checked = check(twin / folder.resolve().relative_to(base.resolve()))
    return Changed(
        texts,
        before,
        tuple("/".join(path) for path in followed.removed),
        tuple("/".join(path) for path in followed.texts),
        checked,
        folder,
        by,
        f"{twin.as_posix()}/",
    )


def _mirrored(place: Path, work: Path) -> Path:
    """Return where an absolute path lies below a work folder."""
    return work / place.relative_to(place.anchor)


def _stand_in(playbook: Playbook, parts: tuple[str, ...]) -> str | None:
    """Return the severity that stands in for one that goes: the next worse one, else the next milder one."""
    if parts[0] != "severities":
        return None
    ranked = [each.id for each in playbook.by_rank]
    at = ranked.index(parts[1])
    if len(ranked) == 1:
        raise UsageError("a playbook needs at least one severity")
    return ranked[at - 1] if at else ranked[1]


def _close_ranks(draft: Draft, severities: Mapping[str, Any], gone: str) -> None:
    ranks = severities["severities"]
    for name, severity in ranks.items():
        if severity["rank"] > ranks[gone]["rank"]:
            draft.put(("severities", name, "rank"), severity["rank"] - 1)


def about_itself(value: Any, old: str, new: str) -> Any:
    """Return an entry whose texts refer to it under its new path.

    Args:
        value: the entry, or a part of it, as plain data.
        old: its path so far, such as `types/bias-incident`.
        new: its path from now on.
    """
    if isinstance(value, str):
        return re.sub(rf"(?<!\\)\{{{re.escape(old)}(?=[/}}])", f"{{{new}", value)
    if isinstance(value, list):
        return [about_itself(member, old, new) for member in value]
    return (
        {key: about_itself(member, old, new) for key, member in value.items()}
        if isinstance(value, dict)
        else value
    )
