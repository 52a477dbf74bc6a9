"""A record that the live page wrote as YAML -> the same record, with what follows from its log."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from generator.model import Playbook
from generator.record.apart import Apart, apart
from generator.record.counted import counted
from generator.record.form import items, mapping, text
from generator.record.hostile import Wrong
from generator.record.imported import Imported
from generator.record.live import CHECK_LOG, LINE, write_down
from generator.record.worked_out import work_out

_BESIDE: dict[str, Any] = {
    "name": None, "drill": None, "type": None, "kind": None, "moments": {}, "severities": [], "levers": [], "words": [],
    "clocks": [],
}  # fmt: skip
_SHAPES = {
    "moments": mapping(text),
    "severities": items(mapping(text)),
    "words": items(mapping(text)),
    "log": items(mapping(text)),
    "unplaced": items(text),
}


def from_record(data: object, playbook: Playbook) -> Imported:
    """Return the record in a file of the register, and fill in what nobody entered and the log shows.

    Args:
        data: the file, one record below its id.
        playbook: the one here.

    Raises:
        UsageError: it is no such file, or its log has another form; the message names the first place where.
    """
    if not isinstance(data, dict) or len(data) != 1:
        raise Wrong("it is not one record below its id")
    ((name, record),) = data.items()
    if not isinstance(record, dict):
        raise Wrong(f"{name} is not a record with its keys")
    for key, check in _SHAPES.items():
        if key in record:
            check(record[key], (key,))
    found = Imported(str(name), dict(record))
    log = [_whole(line) for line in record.get("log", [])]
    CHECK_LOG(log, ("log",))
    if log:
        _let_the_log_count(log, playbook, found)
    found.record.setdefault("moments", {})
    return found


def _let_the_log_count(log: Sequence[Mapping[str, str]], playbook: Playbook, found: Imported) -> None:
    """Put what the log says in the place of what stands beside it, and tell where they differ."""
    said, says = found.record, counted(log, playbook)
    found.record = {}
    write_down(log, says, said.get("plan"), found)
    plain = copy.deepcopy(found.record)
    work_out(says, playbook, found)
    logged = {"type": says["type"] in playbook.types, "severities": bool(says["severities"])}
    given = {key: said[key] for key, known in logged.items() if said.get(key) and not known}
    found.record |= given  # whoever imported it before said so
    worked_out = {each.path for each in apart(_beside(said), _beside(found.record))}
    doubts = apart(_beside(said), _beside(plain | given))
    found.contradict(_below(each, found.id) for each in doubts if each.path in worked_out)
    found.unplaced = list(dict.fromkeys([*said.get("unplaced", []), *found.unplaced]))
    kept = (*_BESIDE, "unplaced", *found.record)
    found.record |= {key: value for key, value in said.items() if key not in kept}


def _beside(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands beside the log and follows from it, with every list and map there."""
    return {key: record.get(key) or empty for key, empty in _BESIDE.items()}


def _below(doubt: Apart, name: str) -> Apart:
    """Return a doubt with its path in the file, where the record stands below its id."""
    return doubt._replace(path=(name, *doubt.path))


def _whole(line: Mapping[str, str]) -> dict[str, str]:
    """Return a line with all its keys, those that it lacks empty; an unknown key stays, to be refused."""
    known = {name if name != "state" else "is": value for name, value in line.items()}
    return dict.fromkeys(LINE, "") | known
