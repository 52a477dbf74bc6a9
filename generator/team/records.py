"""Records that a team keeps: imported from a file, begun by hand, told as a postmortem."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.atomic import home, write_all
from generator.check.check import Checked
from generator.errors import UsageError
from generator.folder.files import LayeredFiles
from generator.layer.manifest import FILE
from generator.model import Playbook
from generator.model.build import build_part
from generator.model.moments import NOT_KNOWN, known, read_instant
from generator.model.played_plan import renamed
from generator.problems import Problem, Spot
from generator.read.positions import Positions
from generator.read.yaml_text import Document, read_yaml
from generator.record.apart import json_positions
from generator.record.hostile import Wrong, read_json
from generator.record.imported import Imported, id_from, one_line
from generator.record.live import from_live, is_live
from generator.record.mapped import FieldMapping, from_mapped
from generator.record.recorded import from_record
from generator.report.postmortem import Form, as_markdown

_BY = "playbook incident import"


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who imports says beside the file; empty where the file says it."""

    id: str = ""
    type: str = ""
    severity: str = ""


def imported_from(path: Path, playbook: Playbook, mapping: Path | None, given: Given) -> Imported:
    """Return the record that a file holds.

    Args:
        path: what the live page exports, as JSON or as YAML, or any JSON with a mapping.
        playbook: the playbook that it is kept in.
        mapping: the YAML file that says where each field stands; None for a file of the live page.
        given: what the file does not say.

    Raises:
        UsageError: a file cannot be read or has another form, or the record would not be whole.
    """
    found = _read(path, playbook, mapping)
    _complete(found, playbook, given)
    problems = found.problems()
    if problems:
        told = "; ".join(map(_said, problems[:5]))
        raise Wrong(f"{path.name}: no record comes of it: {told}")
    return found


def _read(path: Path, playbook: Playbook, mapping: Path | None) -> Imported:
    fields = _mapping(mapping) if mapping else None
    document = _sound(path) if path.suffix in (".yaml", ".yml") and not fields else None
    try:
        if document is not None:
            return _located(from_record(document.data, playbook), document.positions)
        data = read_json(path)
        if fields:
            return from_mapped(data, fields)
        if is_live(data):
            found = from_live(data, playbook)
            text = path.read_text("utf-8-sig") if found.doubts else ""
            return _located(found, json_positions(text, path.name))
        raise Wrong("the live page did not write it; say with --mapping where each field stands")
    except Wrong as error:
        raise Wrong(f"{path.name}: {error}") from error


def _located(found: Imported, positions: Positions) -> Imported:
    """Put line and column before each doubt."""
    for index, doubt in enumerate(found.doubts):
        at = positions.of(Spot(doubt.path))
        if at:
            found.doubts[index] = doubt._replace(told=f"line {at.line}, column {at.column}: {doubt.told}")
    return found


def keep(
    found: Imported, checked: Checked, *, again: bool = False, hint: str = "--again replaces its file"
) -> Path:
    """Write a record beside the others; return its path.

    Args:
        found: the record.
        checked: the playbook that it is kept in.
        again: whether a record of this id is replaced.
        hint: what to do where there is one already, as words before its path.

    Raises:
        UsageError: it is there already, the folder is the installed default, or it cannot be written.
    """
    path = _folder(checked) / "incidents" / f"{found.id}.yaml"
    files = dict(_files(checked))
    stands = files.get(found.id, path.resolve())
    others = ", ".join(each for each, file in files.items() if file == path.resolve() and each != found.id)
    if stands != path.resolve():
        raise UsageError(f"there is an incident '{found.id}' already, in {stands}; take it out there first")
    if others:
        raise UsageError(f"{path.as_posix()} holds the record of {others}; rename that file first")
    if not again and path.exists():
        raise UsageError(f"there is an incident '{found.id}' already; {hint} {path.as_posix()}")
    write_all(home(path.parent.parent), {path.resolve(): found.yaml().encode()}, _BY)
    return path


def _files(checked: Checked) -> Iterator[tuple[str, Path]]:
    """Yield the id of each record, and the file in which it stands."""
    for name in checked.playbook.incidents if checked.playbook else ():
        if where := checked.source.locate(Spot.of("incidents", name)):
            yield name, Path(where.file).resolve()


def begun(playbook: Playbook, given: Given, name: str, now: datetime.datetime) -> Imported:
    """Return the record of an incident that has just begun, for somebody to go on with.

    Raises:
        UsageError: the playbook has no such type or severity, or the name gives no id.
    """
    at = now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%MZ")
    found = Imported(given.id or id_from(f"{at[:10]} {name}"))
    found.record = {
        "name": one_line(name),
        "plan": {"version": playbook.about.version},
        "moments": {"declared": at},
        "severities": [{"at": at, "severity": given.severity}],
    }
    if "declared" not in playbook.timestamps:
        first = next(iter(playbook.timestamps), "declared")
        found.record["moments"] = {first: f"{NOT_KNOWN}it has just begun"}
    found.hints = [*_hints(playbook, found.record["moments"])]
    _complete(found, playbook, given)
    problems = found.problems()
    if problems:
        raise UsageError("; ".join(map(_said, problems[:5])))
    return found


def _hints(playbook: Playbook, written: Mapping[str, str]) -> Iterator[str]:
    """Yield what is to be added while the incident goes on, for the end of its file."""
    metric = next((each for each in playbook.metrics.values() if each.detection), None)
    if metric:
        sources = ", ".join(metric.sources) or "anything"
        yield f"detection: {{source: …, noise: …}}: who saw it first ({sources}), and loud or silent"
    needed = [name for each in playbook.metrics.values() for name in (each.start, each.stop)]
    later = [name for name in playbook.timestamps if name in needed and name not in written]
    if later:
        yield f"moments: {', '.join(later)}"
    yield "levers, words, clocks and actions: `playbook schema --layer` tells the form of each"


def postmortem(checked: Checked, name: str, form: Form) -> str:
    """Return the postmortem of an incident as Markdown.

    Args:
        checked: the playbook, in the edition of the form.
        name: id of the incident.
        form: internal, or public.

    Raises:
        UsageError: there is no such incident in that edition.
    """
    if checked.playbook is None:
        raise UsageError("the playbook cannot be read: `playbook check` says what is wrong with it")
    incident = checked.playbook.incidents.get(name)
    if incident is None:
        hint = " in the public edition: its postmortem is not public" if form == "public" else ""
        ids = ", ".join(checked.playbook.incidents) or "none"
        raise UsageError(f"there is no incident '{name}'{hint}; known: {ids}")
    return as_markdown(checked.playbook, incident, form)


def unknown_here(found: Imported, playbook: Playbook) -> Iterable[str]:
    """Yield each id of a record that this playbook does not have; it is kept as it is."""
    named: list[tuple[str, Any]] = [("types", found.record.get("type"))]
    named += [("severities", each["severity"]) for each in found.record.get("severities", ())]
    named += [("timestamps", name) for name in found.record.get("moments", ())]
    named += [("levers", each["lever"]) for each in found.record.get("levers", ())]
    named += [("scripts", each["script"]) for each in found.record.get("words", ())]
    named += [("clocks", each["clock"]) for each in found.record.get("clocks", ())]
    for concept, name in dict.fromkeys(named):
        if renamed(playbook, concept, str(name)) not in getattr(playbook, concept):
            yield f"{concept} has no '{name}' in version {playbook.about.version}"


def _complete(found: Imported, playbook: Playbook, given: Given) -> None:
    found.id = given.id or found.id
    record = found.record
    if given.type or not record.get("type"):
        record["type"] = _known(playbook, "types", given.type, "--type", "the file names no incident type")
    if given.severity or not record.get("severities"):
        name = _known(playbook, "severities", given.severity, "--severity", "the file names no severity")
        first = min(filter(known, record["moments"].values()), key=read_instant, default="")
        if not record.get("severities"):
            record["severities"] = [{"at": first, "severity": name}]
        else:
            record["severities"][0]["severity"] = name


def _known(playbook: Playbook, concept: str, name: str, option: str, why: str) -> str:
    entries = getattr(playbook, concept)
    if not name:
        raise UsageError(f"{why}; say it with {option}, one of: {', '.join(entries)}")
    if name not in entries:
        raise UsageError(f"there is no '{name}' in {concept}; known: {', '.join(entries)}")
    return name


def _mapping(path: Path) -> FieldMapping:
    document = _sound(path)
    data = document.data if isinstance(document.data, dict) else {}
    mapping, problems = build_part(FieldMapping, data, path.name)
    if mapping is None:
        raise UsageError("; ".join(_placed(document, problem) for problem in problems[:3]))
    return mapping


def _sound(path: Path) -> Document:
    """Return a YAML file that can be read; the error of any other names its first places."""
    try:
        document = read_yaml(path.read_bytes(), path.as_posix())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    if document.errors:
        raise UsageError("; ".join(_placed(document, problem) for problem in document.errors[:3]))
    return document


def _placed(document: Document, problem: Problem) -> str:
    spot = Spot(problem.spot.path[1:], problem.spot.on_key) if problem.spot else Spot(())
    where = problem.where or document.positions.of(spot) or document.name
    return f"{where}: {problem.message}{f'; {problem.hint}' if problem.hint else ''}"


def _said(problem: Problem) -> str:
    place = "/".join(map(str, problem.spot.path[2:])) if problem.spot else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{place}: {problem.message}{hint}" if place else f"{problem.message}{hint}"


def _folder(checked: Checked) -> Path:
    """Return the folder of a team's own files: its last layer, or the playbook folder."""
    from generator import resources  # noqa: PLC0415

    if isinstance(checked.source, LayeredFiles):
        layers = checked.source.manifest.layers if checked.source.manifest else ()
        if not layers:
            raise UsageError(f"{FILE} names no layer; a record stands in one")
        return checked.folder / layers[-1]
    if checked.folder.resolve() == resources.default_playbook().resolve():
        raise UsageError(
            "this is the default, and what happens belongs to a team: name the folder of your playbook"
        )
    return checked.folder
