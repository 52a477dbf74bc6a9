"""What stands at a path of a playbook, as the contract tells it; a path that leads nowhere names what is near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import UsageError
from generator.export.contract import Contract, Path, Record
from generator.export.slots import slots_of
from generator.model import COLLECTIONS, CONCEPTS, Playbook
from generator.model.base import Part
from generator.model.meant import asked, meant
from generator.model.meant import plain as as_id
from generator.model.text import title_of


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a path.

    Attributes:
        path: the whole path from the root; that of a step names its phase.
        value: the value in the model: a part, a map or list of them, or something plain.
        told: the same as data of the contract.
    """

    path: Path
    value: Any
    told: Any

    @property
    def name(self) -> str:
        """Return the path as people write it."""
        return "/".join(map(str, self.path))


def find(contract: Contract, path: str) -> Found:
    """Return what stands at a path such as `severities/sev-1`, `scripts` or `steps/open-war-room`.

    Raises:
        UsageError: nothing stands there; the message names what is nearest.
    """
    parts = _whole(contract.playbook, tuple(part for part in path.strip().split("/") if part))
    if not parts:
        raise UsageError(f"name what to show, such as severities/{next(iter(contract.playbook.severities))}")
    here: Any = contract.playbook
    told: Any = None
    for place, part in enumerate(parts):
        key, known = _step(contract, here, part)
        if key is None:
            raise UsageError(_nothing(contract, parts[:place], part, known))
        here = getattr(here, str(key)) if isinstance(here, Part) else here[key]
        told = _told(contract, parts[: place + 1], here, told, key)
    return Found(tuple(int(part) if part.isdigit() else part for part in parts), here, told)


def _told(contract: Contract, parts: tuple[str, ...], here: Any, told: Any, key: str | int) -> Any:
    if told is not None:
        return told[key]
    path: Path = tuple(parts)
    if isinstance(here, Part):
        return contract.part(here, path)
    if isinstance(here, Mapping) and all(isinstance(one, Part) for one in here.values()):
        return _Members(contract, here, path)
    return contract.part(contract.playbook, ())[str(key)]


class _Members(dict[str, Record]):
    """The entries of a concept as data, each told when it is asked for; all of them when they are written."""

    def __init__(self, contract: Contract, entries: Mapping[str, Part], path: Path) -> None:
        super().__init__()
        self._contract, self._entries, self._path = contract, entries, path

    def __missing__(self, key: str) -> Record:
        place = list(self._entries).index(key)
        self[key] = self._contract.member(self._entries[key], (*self._path, key), place)
        return self[key]

    def whole(self) -> dict[str, Record]:
        """Return all entries, in order."""
        return {key: self[key] for key in self._entries}


def plain(told: Any) -> Any:
    """Return told data as it can be written."""
    return told.whole() if isinstance(told, _Members) else told


def _whole(playbook: Playbook, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the path with what stands in front of a step or a kind, which are known by their ids alone."""
    if len(parts) > 1 and parts[0] == "steps" and parts[1] in playbook.steps:
        return ("phases", playbook.phase_of[parts[1]].id, *parts)
    if len(parts) > 1 and parts[0] == "kinds" and parts[1] in playbook.type_of_kind:
        return ("types", playbook.type_of_kind[parts[1]], *parts)
    if len(parts) > 1 and parts[0] == "questions":
        return ("triage", *parts)
    return parts


def _step(contract: Contract, here: Any, part: str) -> tuple[str | int | None, tuple[str, ...]]:
    """Return the key that a part of a path is, None when it leads nowhere, and what there is to choose from."""
    if isinstance(here, Part):
        names = tuple(
            slot.name
            for slot in slots_of(type(here))
            if (slot.public or contract.edition == "internal")
            and getattr(here, slot.name, None) not in (None, (), {})
        )
        return (part if part in names else None), names + (("steps",) if here is contract.playbook else ())
    if isinstance(here, Mapping):
        return (part if part in here else None), tuple(here)
    if isinstance(here, tuple):
        here_is = part.isdigit() and int(part) < len(here)
        return (int(part) if here_is else None), tuple(map(str, range(len(here))))
    return None, ()


def _nothing(contract: Contract, way: tuple[str, ...], part: str, known: Iterable[str]) -> str:
    names = tuple(known)
    where = f" under {'/'.join(way)}" if way else ""
    near = tuple("/".join((*way, name)) for name in meant(part, names))
    same = any(as_id(part) == as_id(name.rpartition("/")[2]) for name in near)
    called = () if same or len(way) > 1 else tuple(_called(contract.playbook, part, way))
    question = asked(called or near)
    if not way:
        names = tuple(name for name in CONCEPTS if name in names)
    said = f": {question}" if question else f"; known: {', '.join(names)}" if names else ""
    edition = " (this is the public edition)" if contract.edition == "public" else ""
    return f"there is nothing called '{part}'{where}{said}{edition}"


def _called(playbook: Playbook, said: str, way: tuple[str, ...]) -> Iterator[str]:
    """Yield the paths of the entries of that id, name or alias; those of the concept it was looked for in first."""
    low = as_id(said)
    for concept in dict.fromkeys(
        (*(each for each in way if each in COLLECTIONS), *COLLECTIONS, "steps", "kinds")
    ):
        for key, entry in getattr(playbook, concept).items():
            names = (key, title_of(entry), *getattr(entry, "aliases", ()))
            if low in map(as_id, names):
                yield f"{concept}/{key}"
