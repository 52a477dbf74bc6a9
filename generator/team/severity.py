"""The use case `playbook add-severity`: a severity of a team's own, and every place that has to speak of it.

It starts as a copy of its neighbour: paged alike, on the same steps, with the same scripts and policy. It is raised and
lowered by the criteria of the severities beside it, never by the words of its neighbour. What only the team knows is
asked: what it is called, what makes it, and which answers at triage lead to it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.atomic import home, write_all
from generator.check.check import Checked, check
from generator.errors import UsageError
from generator.folder.assemble import assemble_layers, is_layered
from generator.folder.files import LayeredFiles
from generator.layer import Layer, merge
from generator.layer.lists import said_by
from generator.layer.stack import value_at
from generator.model import CONCEPTS, Playbook, build_playbook
from generator.model.situation import codes
from generator.model.walk import walk_references
from generator.read.folder import read_folder
from generator.team.change.draft import rewritten
from generator.team.upgrade import Patch, beside, lines_of, on_one_line, placed, written_into

_OWN = ("name", "label", "rank", "aliases", "criteria", "examples", "raise_when", "lower_when", "accepted")
"""What a new severity does not take over from its neighbour."""
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class NewSeverity:
    """What a team says about a severity of its own.

    Attributes:
        id: its id, such as `sev-0`.
        like: id of the severity beside it, which it takes after.
        worse: whether it stands before that one, not behind it.
        name: what it is called.
        label: one word for it.
        criteria: any one of these makes it.
        answers: question and answer of triage that lead to it.
    """

    id: str
    like: str
    worse: bool
    name: str
    label: str
    criteria: tuple[str, ...]
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What was done, and what is left.

    Attributes:
        written: the files written.
        by_hand: file and lines that somebody has to merge, because something else stands there.
        checked: the playbook afterwards.
    """

    written: tuple[str, ...]
    by_hand: tuple[tuple[str, str], ...]
    checked: Checked


def add_severity(folder: Path, new: NewSeverity) -> Added:
    """Write a new severity, and all that has to speak of it, into the last layer, or into the files of a plain playbook.

    Raises:
        UsageError: the folder holds no sound playbook, an id or an answer is unknown, or a file cannot be written.
    """
    if not is_layered(folder):
        return _into_plain(folder, new)
    files, playbook = _sound(folder)
    _refuse(new, playbook)
    layer = folder / files.manifest.layers[-1] if files.manifest else folder
    texts, by_hand = {}, []
    for concept, patches in _patches(files.data, playbook, new).items():
        path = layer / f"{concept}.yaml"
        text = _read(path) if path.exists() else _head(layer, folder, concept)
        changed, left = written_into(text, patches)
        by_hand += [(path.as_posix(), on_one_line(patch)) for patch in left]
        if changed != text:
            texts[path] = changed
    write_all(
        home(folder), {path.resolve(): text.encode() for path, text in texts.items()}, "playbook add-severity"
    )
    return Added(tuple(path.as_posix() for path in texts), tuple(by_hand), check(folder))


def severity_patches(data: Mapping[str, Any], playbook: Playbook, new: NewSeverity) -> dict[str, list[Patch]]:
    """Return what a layer has to say for a new severity, by concept.

    Args:
        data: the playbook as plain data.
        playbook: the same, built.
        new: what the team says about it.

    Raises:
        UsageError: an id or an answer is unknown or cannot be used.
    """
    _refuse(new, playbook)
    return _patches(data, playbook, new)


def _into_plain(folder: Path, new: NewSeverity) -> Added:
    """Write a new severity into a playbook without layers: what a layer would say is done to the files themselves."""
    source = read_folder(folder, CONCEPTS)
    playbook, problems = build_playbook(source.data)
    if playbook is None or problems or source.problems:
        raise UsageError("the playbook cannot be read: `playbook check` says what is wrong with it")
    _refuse(new, playbook)
    top: dict[str, Any] = {}
    for concept, patches in _patches(source.data, playbook, new).items():
        for place, value in patches:
            top = placed(top, (concept, *place), value)
    plain, layer = Layer("plain", source.data, lambda _: None), Layer("new", top, lambda _: None)
    wanted = merge(plain, [layer])[0].document
    texts = {}
    for file in source.files:
        said = wanted.get(file.concept, {})
        path = folder / file.path
        changed = rewritten(path, _read(path), {key: said[key] for key in file.entries})
        if file.concept == "severities" and new.like in file.entries:
            changed = _with_entry(path, changed, new, said[new.id])
        if changed != _read(path):
            texts[path] = changed
    write_all(
        home(folder), {path.resolve(): text.encode() for path, text in texts.items()}, "playbook add-severity"
    )
    return Added(tuple(path.as_posix() for path in texts), (), check(folder))


def _with_entry(path: Path, text: str, new: NewSeverity, entry: Mapping[str, Any]) -> str:
    """Return the text of a file with the new severity before or after the one that it takes after."""
    plain = text.replace("\r\n", "\n")
    changed = beside(plain, (new.like,), lines_of(new.id, entry), before=new.worse)
    if changed is None:
        raise UsageError(
            f"{path}: '{new.like}' does not stand in lines of its own, so nothing can be written beside it; "
            "write its fields each on a line below it, then try again. Nothing is written yet."
        )
    return changed.replace("\n", "\r\n") if "\r\n" in text else changed


def _sound(folder: Path) -> tuple[LayeredFiles, Playbook]:
    files = assemble_layers(folder)
    playbook, problems = build_playbook(files.data)
    if playbook is None or problems or not files.manifest or not files.manifest.layers:
        raise UsageError(
            "the playbook cannot be read, or has no layer: `playbook check` says what is wrong with it"
        )
    return files, playbook


def _refuse(new: NewSeverity, playbook: Playbook) -> None:
    if not _ID.fullmatch(new.id):
        raise UsageError(f"'{new.id}' is no id: write lower-case letters, digits and hyphens, such as sev-0")
    if new.id in playbook.severities:
        raise UsageError(f"there is a severity '{new.id}' already: choose another id")
    if new.like not in playbook.severities:
        raise UsageError(f"there is no severity '{new.like}'; there is {', '.join(playbook.severities)}")
    for question, answer in new.answers:
        asked = playbook.triage.questions.get(question)
        if asked is None:
            raise UsageError(f"triage asks no '{question}'; it asks {', '.join(playbook.triage.questions)}")
        said = [each.answer for each in asked.answers]
        if answer not in said:
            raise UsageError(f"'{question}' has no answer '{answer}'; it has {', '.join(map(repr, said))}")


def _patches(data: Mapping[str, Any], playbook: Playbook, new: NewSeverity) -> dict[str, list[Patch]]:
    """Return what the layer has to say, by concept."""
    criteria, left = _criteria(data["severities"], playbook, new)
    found: dict[str, list[Patch]] = {"severities": [*_severities(data["severities"], new, criteria), *left]}
    for question, answer in new.answers:
        path = ("questions", question, "answers", answer, "floor")
        found.setdefault("triage", []).append((path, new.id))
    for reference in walk_references(playbook):
        concept, *below = reference.spot.path
        if reference.concept != "severities" or reference.names != new.like:
            continue
        if reference.spot.on_key:
            old = value_at(data, reference.spot.path)
            patch: Patch = ((*map(str, below[:-1]), new.id), old)
        elif isinstance(value_at(data, reference.spot.path[:-1]), list):
            patch = (_named(data, str(concept), below[:-1]), {"$add": [new.id]})
        else:
            continue  # one value, which stays as it is
        found.setdefault(str(concept), []).append(patch)
    return found


def _codes(playbook: Playbook, new: NewSeverity) -> list[str]:
    """Return the answers that lead to the new severity as criteria name them."""
    found = []
    for name, answer in new.answers:
        question = playbook.triage.questions[name]
        said = [one.answer for one in question.answers]
        found.append(f"{name}={codes(question)[said.index(answer)]}")
    return found


def _criteria(
    severities: Mapping[str, Any], playbook: Playbook, new: NewSeverity
) -> tuple[list[Any], list[Patch]]:
    """Return the criteria of the new severity, and what becomes of those that its answers gave before.

    A criterion that nothing else gives moves with its answers; another one stays without them.
    """
    first, *others = new.criteria
    given = _codes(playbook, new)
    told = any(not isinstance(each, str) for each in playbook.severities[new.like].criteria)
    criteria: list[Any] = [{"says": first, "given_by": {"answers": given}} if told and given else first]
    left: list[Patch] = []
    for name, severity in playbook.severities.items():
        for written, criterion in zip(severities[name].get("criteria", ()), severity.criteria, strict=True):
            lost = [] if isinstance(criterion, str) else [x for x in criterion.given_by.answers if x in given]
            if isinstance(criterion, str) or not lost:
                continue
            path = (name, "criteria", str(said_by(written)))
            if criterion.given_by.types or len(lost) < len(criterion.given_by.answers):
                left.append(((*path, "given_by", "answers"), {"$remove": lost}))
            else:
                left.append(((*path, "$remove"), True))
                others.append(written)
    return [*criteria, *others], left


def _severities(severities: Mapping[str, Any], new: NewSeverity, criteria: list[Any]) -> Iterator[Patch]:
    like = severities[new.like]
    rank = like["rank"] + (not new.worse)
    above = next((name for name, other in severities.items() if other["rank"] == rank - 1), None)
    milder = [name for name, other in severities.items() if other["rank"] >= rank]
    entry = {
        "$new": True,
        "$before" if new.worse else "$after": new.like,
        "name": new.name,
        "label": new.label,
        "rank": rank,
        "criteria": criteria,
        **_of({key: value for key, value in like.items() if key not in _OWN}, new),
    }
    if above:
        entry["raise_when"] = _raised_to(above)
    if milder:
        entry["lower_when"] = _lowered_from(new.id)
    yield (new.id,), entry
    for name in milder:
        yield (name, "rank"), severities[name]["rank"] + 1
    if new.worse and "raise_when" not in like:
        yield (new.like, "raise_when"), _raised_to(new.id)
    if not new.worse and "lower_when" not in like:
        yield (new.like, "lower_when"), _lowered_from(new.like)


def _raised_to(worse: str) -> list[str]:
    return [f"It meets a criterion of {{severities/{worse}}}."]


def _lowered_from(severity: str) -> list[str]:
    return [f"It meets no criterion of {{severities/{severity}}} any more."]


def _of(value: Any, new: NewSeverity) -> Any:
    """Return a copied value that refers to the new severity where the old one referred to itself."""
    if isinstance(value, str):
        return re.sub(rf"\{{severities/{re.escape(new.like)}(?=[/}}])", f"{{severities/{new.id}", value)
    if isinstance(value, list):
        return [_of(member, new) for member in value]
    return {key: _of(member, new) for key, member in value.items()} if isinstance(value, dict) else value


def _named(data: Mapping[str, Any], concept: str, below: Sequence[str | int]) -> tuple[str, ...]:
    """Return a path in which items of lists go by what they say."""
    path: list[str] = []
    here: Any = data[concept]
    for part in below:
        here = here[part]
        path.append(str(said_by(here)) if isinstance(part, int) else part)
    return tuple(path)


def _head(layer: Path, folder: Path, concept: str) -> str:
    """Return the beginning of a new file of a layer."""
    if not (folder / "schema").is_dir():
        return ""
    schema = Path(os.path.relpath(folder / "schema" / f"{concept}.json", layer)).as_posix()
    return f"# yaml-language-server: $schema={schema}\n"


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
