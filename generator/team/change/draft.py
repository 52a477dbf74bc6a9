"""The last layer of a playbook as plain data that is being changed, and its files as they will read afterwards.

Which changes are wanted is decided elsewhere. A way of writing is taken only when the file then reads back as what was
wanted; comments and layout of what stays are kept.
"""

from __future__ import annotations

import copy
import itertools
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, TypeGuard

from generator.errors import UsageError
from generator.folder.files import LayeredFiles
from generator.layer import Layer, merge
from generator.layer.lists import LIST_OPERATORS, said_by
from generator.layer.stack import ABSENT, Path, value_at
from generator.layer.writing import inline
from generator.problems import Spot
from generator.read.spans import Span, spans
from generator.read.yaml_text import read_yaml
from generator.team.upgrade import replacement, written_into

NamedPath = tuple[str, ...]
"""A path in a layer: concept, keys, and items of lists by what they say."""


class Draft:
    """What the last layer says, open to changes; paths begin with the concept.

    Attributes:
        below: what the layers below say, merged.
        data: what this layer says now.
        places: the folders that `playbook.yml` names.
    """

    def __init__(self, folder: FilePath, files: LayeredFiles) -> None:
        layer = files.manifest.layers[-1] if files.manifest else ""
        self._folder = folder
        named = (*files.manifest.layers, files.manifest.default.path) if files.manifest else ()
        self.places = tuple((folder / name).resolve() for name in named if name)
        self._root = folder / layer
        names = [stage.layer.name for stage in files.stack.stages]
        last = layer.rstrip("/")
        at = next(number for number, name in enumerate(names) if name.rstrip("/") == last)
        self._before: Mapping[str, Any] = copy.deepcopy(dict(files.stack.stages[at].layer.data))
        self.below: Mapping[str, Any] = files.stack.stages[at - 1].document
        self.data: dict[str, Any] = copy.deepcopy(dict(self._before))

    def merged(self) -> Mapping[str, Any]:
        """Return what the playbook says with the changes so far."""
        below = Layer("below", self.below, lambda _: None)
        stack, _ = merge(below, [Layer("last", self.data, lambda _: None)], {})
        return stack.document

    def list_below(self, path: NamedPath) -> list[Any]:
        """Return the list at a path as all layers have it now."""
        data = self.merged()
        found = value_at(data, self._places(data, path))
        return found if isinstance(found, list) else []

    def put(self, path: NamedPath, value: object) -> None:
        """Say a value at a path, whatever the layer said there."""
        path = self._own(path)
        way, _ = self._way(path)
        here: Any = way[-1][0][way[-1][1]] if way else self.data
        if len(way) == len(path):
            holder, key = way[-1]
            holder[key] = value
            return
        for part in path[len(way) :]:
            if isinstance(here, dict) and isinstance(here.get("$replace"), dict):
                here = here["$replace"]
            if not isinstance(here, dict):
                raise UsageError(
                    f"{'/'.join(path)}: '{part}' is written as a whole in {self._root}: change it there"
                )
            holder, here = here, here.setdefault(part, {})
        holder[path[-1]] = value

    def drop(self, path: NamedPath, reason: str = "") -> None:
        """Let an entry or a field go: by a patch where a layer below has it, else by taking it out."""
        path = self._own(path)
        _, whole = self._way(path)
        if not whole and value_at(self.below, self._places(self.below, path)) is not ABSENT:
            self.put(path, {"$remove": True, **({"$reason": reason} if reason else {})})
            return
        self._take_out(path)

    def keep_order(self, path: NamedPath, order: Sequence[str]) -> None:
        """Let entries of this layer that stand before or after one that goes stand where that one stood.

        Args:
            path: what goes.
            order: the ids of it and its siblings as they stand now, in all layers.
        """
        own = value_at(self.below, path) is ABSENT
        stood = self.place_of(path) if own else self._beside(path, order)
        for name, entry in (self._said(path[:-1]) or {}).items():
            beside = next((side for side in ("$after", "$before") if _side(entry, side) == path[-1]), None)
            if beside:
                pairs = (
                    list(stood.items()) if key == beside else [(key, said)] for key, said in entry.items()
                )
                self.put((*path[:-1], name), dict(itertools.chain.from_iterable(pairs)))

    def _beside(self, path: NamedPath, order: Sequence[str]) -> dict[str, str]:
        """Return where something stands that is beside an entry of a layer below, by its neighbours in those layers."""
        below = value_at(self.below, path[:-1])
        at = order.index(path[-1])
        first, then = ([name for name in some if name in below] for some in (order[:at], order[at + 1 :]))  # type: ignore[operator]
        return {"$after": first[-1]} if first else {"$before": then[0]} if then else {}

    def place_of(self, path: NamedPath) -> dict[str, str]:
        """Return where an entry of this layer says that it stands, as it says so."""
        entry = self._said(path)
        return {side: entry[side] for side in ("$after", "$before") if _side(entry, side)}

    def _said(self, path: NamedPath) -> Any:
        """Return what this layer says at a path; None where it says nothing."""
        way, _ = self._way(path)
        return way[-1][0][way[-1][1]] if len(way) == len(path) else None

    def exchange(self, path: NamedPath, items: list[Any], gone: list[Any], come: list[Any]) -> None:
        """Take items out of a list and put others in.

        Args:
            path: the list.
            items: what it says now, in all layers.
            gone: items to go, as they stand there.
            come: items to come; they stand where the first one went.
        """
        come = [item for item in come if item not in items or item in gone]
        path = self._own(path)
        way, whole = self._way(path)
        said: Any = way[-1][0][way[-1][1]] if len(way) == len(path) else ABSENT
        after = _exchanged(items, gone, come)
        if isinstance(said, list):
            self.put(path, _exchanged(said, gone, come))
        elif said is ABSENT and whole:
            self.put(path, after)
        elif isinstance(said, dict) and "$replace" in said:
            self.put(path, {"$replace": _exchanged(said["$replace"], gone, come)})
        elif said is ABSENT and gone and come and items[-1] not in gone:
            self.put(path, {"$replace": after})
        else:
            change = dict(said) if isinstance(said, dict) else {}
            added = [item for item in change.get("$add", []) if item not in gone]
            ours = {name for name, patch in change.items() if isinstance(patch, dict) and "$new" in patch}
            own = [x for x in gone if x in change.get("$add", []) or str(said_by(x)) in ours]
            removed = [*change.get("$remove", []), *(x for x in gone if x not in own)]
            for name in map(said_by, gone):
                change.pop(str(name), None)
            if change.keys() - LIST_OPERATORS and all(isinstance(x, dict) for x in come):
                self.put(path, change | _by_name(removed, come))
                return
            change |= {"$remove": removed, "$add": [*added, *(x for x in come if x not in added)]}
            left = {key: member for key, member in change.items() if member or key not in LIST_OPERATORS}
            self.put(path, left) if left else self._take_out(path)

    def _take_out(self, path: NamedPath) -> None:
        way, _ = self._way(path)
        for holder, key in reversed(way) if len(way) == len(path) else ():
            del holder[key]
            if holder or isinstance(holder, list):
                return

    def _way(self, path: NamedPath) -> tuple[list[tuple[Any, Any]], bool]:
        """Return what holds each part of a path in this layer, as far as it says them, and whether it says them whole."""
        here: Any = self.data
        found: list[tuple[Any, Any]] = []
        whole = False
        for part in path:
            step = _held(here, part)
            if step is None:
                break
            whole = whole or step[0] is not here or isinstance(here, list)
            found.append(step)
            here = step[0][step[1]]
            whole = whole or (
                isinstance(here, dict) and ("$new" in here or isinstance(here.get("$replace"), dict))
            )
        return found, whole

    def _own(self, path: NamedPath) -> NamedPath:
        """Return a path with items of lists by what they say below, where this layer lets them say something else."""
        here: Any = self.data
        below: Any = self.below
        found: list[str] = []
        for part in path:
            name = part
            if isinstance(below, list) and isinstance(here, dict):
                name = next((said for said in map(str, map(said_by, below)) if said == part), "") or next(
                    (said for said in here if _says_now(below, said, here[said]) == part), part
                )
            found.append(name)
            step = _held(here, name)
            here = step[0][step[1]] if step else ABSENT
            below = value_at(below, self._places(below, (name,)))
        return tuple(found)

    def _places(self, data: object, path: NamedPath) -> Path:
        """Return a path with the places of items in lists instead of what they say."""
        here: Any = data
        found: list[str | int] = []
        for part in path:
            if isinstance(here, list):
                place = next((n for n, item in enumerate(here) if str(said_by(item)) == part), None)
                found.append(part if place is None else place)
            else:
                found.append(part)
            here = value_at(here, (found[-1],))
        return tuple(found)

    def files(self) -> dict[FilePath, str | None]:
        """Return the text of each file that changes; None for one that has nothing left to say.

        Raises:
            UsageError: a file says it in a way that only a person can change; the message names the place.
        """
        texts: dict[FilePath, str | None] = {}
        for concept in dict.fromkeys([*self._before, *self.data]):
            old, new = self._before.get(concept, {}), self.data.get(concept, {})
            if old != new:
                for path, part, wanted in self._shares(concept, new):
                    texts[path] = rewritten(path, part, wanted) if wanted else None
        return texts

    def _shares(self, concept: str, new: Mapping[str, Any]) -> Iterator[tuple[FilePath, str, dict[str, Any]]]:
        """Yield each file of a concept that changes with its text, and what it is to say."""
        single, several = self._root / f"{concept}.yaml", sorted((self._root / concept).glob("**/*.yaml"))
        there = [path for path in (single, *several) if path.is_file()]
        home = {key: path for path in there for key in _data(path.read_text("utf-8"))}
        first = there[0] if there else single
        wanted: dict[FilePath, dict[str, Any]] = {path: {} for path in there}
        for key, value in new.items():
            wanted.setdefault(home.get(key, first), {})[key] = value
        for path, says in wanted.items():
            text = path.read_text("utf-8") if path in there else self._head(concept)
            if _data(text) != says:
                yield path, text, says

    def _head(self, concept: str) -> str:
        if not (self._folder / "schema").is_dir():
            return ""
        schema = FilePath(os.path.relpath(self._folder / "schema" / f"{concept}.json", self._root)).as_posix()
        return f"# yaml-language-server: $schema={schema}\n"


def _held(here: Any, part: str) -> tuple[Any, Any] | None:
    """Return what holds a part in what a layer says, also as an item of a list or within something written whole."""
    if isinstance(here, list):
        return next(((here, number) for number, item in enumerate(here) if str(said_by(item)) == part), None)
    if not isinstance(here, dict):
        return None
    if part in here:
        return here, part
    whole = (here[name] for name in ("$replace", "$add") if name in here)
    return next((found for inner in whole if (found := _held(inner, part))), None)


def _side(entry: Any, name: str) -> Any:
    return entry.get(name) if isinstance(entry, dict) else None


def _says_now(below: list[Any], said: str, patch: Any) -> str | None:
    """Return what an item of a list says with a patch on it; None where the patch leaves that alone."""
    item = next((item for item in below if isinstance(item, dict) and str(said_by(item)) == said), None)
    first = next(iter(item), None) if item else None
    return str(patch[first]) if first is not None and isinstance(patch, dict) and first in patch else None


def _by_name(gone: list[Any], come: list[Any]) -> dict[str, Any]:
    """Return changes of a list in the form that stands beside others by what items say: an operator may not."""
    new = {str(said_by(x)): {"$new": True} | dict(list(x.items())[1:]) for x in come}
    return {str(said_by(x)): {"$remove": True} for x in gone} | new


def _exchanged(items: list[Any], gone: list[Any], come: list[Any]) -> list[Any]:
    places = [number for number, item in enumerate(items) if item in gone]
    kept = [item for item in items if item not in gone]
    at = places[0] if places else len(kept)
    return [*kept[:at], *(item for item in come if item not in kept), *kept[at:]]


def _data(text: str) -> dict[str, Any]:
    data = read_yaml(text.encode(), "").data
    return data if isinstance(data, dict) else {}


@dataclass(frozen=True, slots=True)
class _Step:
    """One difference between what a file says and what it is to say."""

    path: Path
    value: object


def rewritten(path: FilePath, text: str, wanted: dict[str, Any]) -> str:
    """Return a file's text when it is to say something else; comments and layout of what stays are kept.

    Raises:
        UsageError: it says something in a way that only a person can change; the message names the place.
    """
    plain = text.replace("\r\n", "\n")
    while step := next(_differences(_data(plain), wanted, ()), None):
        changed = _with(plain, step)
        if changed is None:
            raise _by_hand(path, plain, step)
        plain = changed
    return plain.replace("\n", "\r\n") if "\r\n" in text else plain


def _by_hand(path: FilePath, text: str, step: _Step) -> UsageError:
    where = read_yaml(text.encode(), path.as_posix()).positions.of(Spot(step.path))
    return UsageError(
        f"{where or path}: this is written in a way that only you can change; let it say "
        f"`{step.path[-1]}: {inline(step.value) if step.value is not ABSENT else '(nothing)'}`, then try again. "
        "Nothing is written yet."
    )


def _differences(old: object, new: object, path: Path) -> Iterator[_Step]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and ((old and new) or not path):
        for key in old:
            if key in new:
                yield from _differences(old[key], new[key], (*path, key))
            else:
                yield _Step((*path, key), ABSENT)
        for key, value in new.items():
            if key not in old:
                yield _Step((*path, key), value)
    elif same := _same_form(old, new):
        for number, (before, after) in enumerate(same):
            yield from _differences(before, after, (*path, number))
    else:
        yield _Step(path, new)


def _same_form(old: object, new: object) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the entries of two lists in pairs where only values of their fields differ; nothing where more does."""
    if not (isinstance(old, list) and isinstance(new, list) and len(old) == len(new)):
        return []
    pairs = list(zip(old, new, strict=True))
    alike = all(
        isinstance(one, dict) and isinstance(two, dict) and one.keys() == two.keys() for one, two in pairs
    )
    return pairs if alike else []


def _with(text: str, step: _Step) -> str | None:
    """Return a text after one step, as far as it reads back so; None when no way of writing does."""
    before = _data(text)
    for changed in _tries(text, step):
        after = _data(changed)
        if value_at(after, step.path) == step.value and _elsewhere(before, step.path) == _elsewhere(
            after, step.path
        ):
            return changed
    return None


def _elsewhere(data: Any, path: Path) -> Any:
    """Return data without what stands at a path; parents left empty go as well, because YAML cannot show them."""
    if isinstance(data, list) and isinstance(path[0], int):
        return [_elsewhere(one, path[1:]) if number == path[0] else one for number, one in enumerate(data)]
    if not isinstance(data, dict) or path[0] not in data:
        return data
    rest = {key: value for key, value in data.items() if key != path[0]}
    if len(path) == 1:
        return rest
    inner = _elsewhere(data[path[0]], path[1:])
    return rest | ({path[0]: inner} if inner else {})


def _tries(text: str, step: _Step) -> Iterator[str]:
    document = read_yaml(text.encode(), "")
    written = spans(text, "")
    there = value_at(document.data or {}, step.path)
    if step.value is ABSENT or there is not ABSENT:
        yield from _replaced(text, step, document.positions.of, written)
    if step.value is ABSENT or not _is_named(step.path):
        return
    bare = _without_lines(text, step.path) if there is not ABSENT else text
    if bare is not None:
        changed, left = written_into(bare, [(step.path, step.value)])
        if not left:
            yield changed


def _replaced(text: str, step: _Step, place: Any, written: Mapping[Any, Span]) -> Iterator[str]:
    """Yield texts in which a value, or the braces around it, are written anew; a value that goes takes its lines along."""
    data = _data(text)
    span = written.get(place(Spot(step.path)))
    if step.value is not ABSENT and span is not None:
        yield _spliced(text, span, replacement(span, step.value))
    if step.value is ABSENT and (shorter := _without_lines(text, step.path)) is not None:
        yield shorter
    for size in range(len(step.path) - 1, 0, -1):
        holder = step.path[:size]
        around = written.get(place(Spot(holder)))
        if around is not None and around.style == "brackets":
            inner = copy.deepcopy(value_at(data, holder))
            _set(inner, step.path[size:], step.value)
            yield _spliced(text, around, inline(inner))


def _is_named(path: Path) -> TypeGuard[NamedPath]:
    return all(isinstance(part, str) for part in path)


def _set(data: Any, path: Path, value: object) -> None:
    for part in path[:-1]:
        data = data.setdefault(part, {}) if isinstance(data, dict) else data[part]
    if value is ABSENT:
        data.pop(path[-1], None)
    else:
        data[path[-1]] = value


def _spliced(text: str, span: Span, new: str) -> str:
    lines = text.split("\n")
    at = sum(len(line) + 1 for line in lines[: span.where.line - 1]) + span.where.column - 1
    return text[:at] + new + text[at + len(span.text) :]


def _without_lines(text: str, path: Path) -> str | None:
    """Return a text without the lines of a key and all below it; None when they hold anything else."""
    lines = text.split("\n")
    place = read_yaml(text.encode(), "").positions.of(Spot(path, on_key=True))
    if place is None or lines[place.line - 1][: place.column - 1].strip():
        return None
    depth, start, end = place.column - 1, place.line - 1, place.line
    while end < len(lines) and (
        not lines[end].strip() or _margin(lines[end]) > depth or _is_item(lines[end], depth)
    ):
        end += 1
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return "\n".join([*lines[:start], *lines[end:]])


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_item(line: str, depth: int) -> bool:
    return _margin(line) == depth and line.lstrip().startswith("- ")
