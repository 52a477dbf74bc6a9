"""The record of published cards: `cards.lock.json`, committed, written by `playbook cards --record`.

For each card it holds what is published now and every earlier code with the lines that changed after it. A
page can then tell the holder of an old card what is wrong with it.

It is written when a version is released (`playbook release` does it, too), never while one is in the making: the first
change of words after a release raises the version, and until the next release every further change is free.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.card import CODE_FORM, Card
from generator.problems import Level, Location, Problem, Spot

NAMES: Mapping[bool, str] = {False: "cards.lock.json", True: "cards.public.lock.json"}
"""The record of the internal edition and that of the public one: their words differ, and so do their codes."""


_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
"""The lines with which git frames what it could not merge."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A code that was published before.

    Attributes:
        code: the code printed on the card.
        version: version of the playbook it was published with.
        replaced_on: day of the review that replaced it.
        removed: lines that stood on it and are gone.
        added: lines that stand on the one that replaced it.
    """

    code: str
    version: str
    replaced_on: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What is published of one card, and what was."""

    code: str
    version: str
    published_on: str
    lines: tuple[str, ...]
    history: tuple[Earlier, ...] = ()


Records = Mapping[str, Record]
_TOKEN = re.compile(r"[^\s,:]")
_JSON = json.JSONDecoder(parse_int=float)
"""No number has a place in the record; one of 5,000 digits is none that Python reads as an integer."""


def read(path: Path) -> tuple[Records, tuple[Problem, ...]]:
    """Return the record; an empty one and a problem when it is damaged, an empty one when there is none."""
    if not path.exists():
        return {}, ()
    at, hint = (1, 1), "restore it from the repository, or delete it and run `playbook cards --record`"
    try:
        written = path.read_bytes().decode("utf-8")
        if conflict := _CONFLICT.search(written):
            at = written.count("\n", 0, conflict.start()) + 1, 1
            why = "a merge left its marks in it"
            hint = "take one side whole, such as `git checkout --theirs`, and run `playbook cards --record`"
        else:
            form, cards = _read(_JSON.decode(written))
            if form == CODE_FORM:
                return cards, ()
            why = f"its codes are of form {form:g}, and this program makes form {CODE_FORM}"
            hint = "use the program that wrote it, or delete it and run `playbook cards --record`"
    except json.JSONDecodeError as error:
        at, why = (error.lineno, error.colno), f"no JSON ({error.msg.lower()})"
    except UnicodeDecodeError:
        why = "no UTF-8"
    except RecursionError:
        why = "nested too deeply"
    except _MisplacedError as error:
        at, why = _place(written, error.path), "not what `playbook cards --record` writes"
    except OSError as error:
        why = (error.strerror or "it cannot be opened").lower()
    message = f"{path.name} cannot be read: {why}"
    return {}, (
        Problem("card-record-damaged", Level.ERROR, message, where=Location(path.name, *at), hint=hint),
    )


def text(records: Records) -> str:
    """Return the record as JSON, one thing a line, so that changes of it can be read."""
    cards = {card_id: _plain(records[card_id]) for card_id in sorted(records)}
    return json.dumps({"code_form": CODE_FORM, "cards": cards}, ensure_ascii=False, indent=1) + "\n"


def updated(records: Records, cards: Iterable[Card], version: str, day: str) -> Records:
    """Return the record with what is published now; cards that are gone keep their history."""
    now = {card.id: _next(records.get(card.id), card, version, day) for card in cards if not card.is_private}
    return {**records, **now}


def changed(records: Records, cards: Iterable[Card], version: str) -> Iterator[Problem]:
    """Yield a problem for each card whose words changed while the version did not."""
    for card in cards:
        record = records.get(card.id)
        if record is not None and record.code != card.code and record.version == version:
            message = f"the words of card {card.id} changed ({record.code}, now {card.code}), but the version is still {version}"
            hint = "raise `version` in about.yaml once, with the first change after a release; the release records the cards"
            yield Problem(
                "card-changed-same-version", Level.ERROR, message, Spot.of("about", "version"), hint=hint
            )


def history(records: Records, card: Card) -> tuple[Earlier, ...]:
    """Return the earlier codes of a card, oldest first; what is recorded but was changed since is the last of them."""
    record = records.get(card.id)
    if record is None:
        return ()
    if record.code == card.code:
        return record.history
    removed, added = differences(record.lines, card.lines)
    return (*record.history, Earlier(record.code, record.version, "this edition", removed, added))


def _next(record: Record | None, card: Card, version: str, day: str) -> Record:
    if record is None:
        return Record(card.code, version, day, card.lines)
    if record.code == card.code:
        return record
    removed, added = differences(record.lines, card.lines)
    earlier = Earlier(record.code, record.version, day, removed, added)
    return Record(card.code, version, day, card.lines, (*record.history, earlier))


def differences(before: Sequence[str], now: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines that are gone and those that are new."""
    compared = list(difflib.ndiff(before, now))
    removed = tuple(line[2:] for line in compared if line.startswith("- "))
    added = tuple(line[2:] for line in compared if line.startswith("+ "))
    return removed, added


class _MisplacedError(Exception):
    """What stands at a path of a record is not what belongs there."""

    def __init__(self, path: tuple[str | int, ...]) -> None:
        super().__init__(path)
        self.path = path


def _read(data: object) -> tuple[float, Records]:
    """Return the form of the codes and the record, of plain data that may be anything."""
    file = _map(data, ())
    cards = _map(file.get("cards"), ("cards",))
    found = {_text(name, ("cards",)): _record(card, ("cards", name)) for name, card in cards.items()}
    form = file.get("code_form", 1.0)
    if not isinstance(form, float):
        raise _MisplacedError(("code_form",))
    return form, found


def _record(data: object, at: tuple[str | int, ...]) -> Record:
    said = _map(data, at)
    texts = [_text(said.get(name), (*at, name)) for name in ("code", "version", "published_on")]
    lines = _texts(said.get("lines"), (*at, "lines"))
    before = _list(said.get("history", []), (*at, "history"))
    history = tuple(_earlier(one, (*at, "history", number)) for number, one in enumerate(before))
    return Record(texts[0], texts[1], texts[2], lines, history)


def _earlier(data: object, at: tuple[str | int, ...]) -> Earlier:
    said = _map(data, at)
    texts = [_text(said.get(name), (*at, name)) for name in ("code", "version", "replaced_on")]
    lines = [_texts(said.get(name), (*at, name)) for name in ("removed", "added")]
    return Earlier(texts[0], texts[1], texts[2], lines[0], lines[1])


def _texts(data: object, at: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(_text(one, (*at, number)) for number, one in enumerate(_list(data, at)))


def _text(data: object, at: tuple[str | int, ...]) -> str:
    """Return a text; half a character (a lone surrogate) is none, as no file can be written with it."""
    if not isinstance(data, str):
        raise _MisplacedError(at)
    try:
        data.encode()
    except UnicodeEncodeError:
        raise _MisplacedError(at) from None
    return data


def _map(data: object, at: tuple[str | int, ...]) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise _MisplacedError(at)
    return data


def _list(data: object, at: tuple[str | int, ...]) -> list[Any]:
    if not isinstance(data, list):
        raise _MisplacedError(at)
    return data


def _place(written: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Return line and column of the first thing that is not what it should be, or of what lacks it."""
    at = _next_token(written, 0)
    for part in path:
        at = _inside(written, at).get(part, at)
    return written.count("\n", 0, at) + 1, at - written.rfind("\n", 0, at)


def _inside(written: str, at: int) -> dict[str | int, int]:
    """Return where the values of the object or list at a place of sound JSON stand, by key or index."""
    found: dict[str | int, int] = {}
    named = written[at] == "{"
    at = _next_token(written, at + 1) if written[at] in "{[" else len(written)
    while at < len(written) and written[at] not in "]}":
        key: str | int = len(found)
        if named:
            key, end = _JSON.raw_decode(written, at)
            at = _next_token(written, end)
        found[key] = at
        at = _next_token(written, _JSON.raw_decode(written, at)[1])
    return found


def _next_token(written: str, at: int) -> int:
    found = _TOKEN.search(written, at)
    return found.start() if found else len(written)


def _plain(record: Record) -> dict[str, object]:
    return {
        "code": record.code,
        "version": record.version,
        "published_on": record.published_on,
        "lines": record.lines,
        "history": [
            {
                "code": e.code,
                "version": e.version,
                "replaced_on": e.replaced_on,
                "removed": e.removed,
                "added": e.added,
            }
            for e in record.history
        ],
    }
