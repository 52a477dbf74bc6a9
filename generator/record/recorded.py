"""A record that the live page wrote as YAML -> the same record, with what follows from its log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model import Playbook
from generator.record.apart import moments_apart
from generator.record.form import items, mapping, text
from generator.record.hostile import Wrong
from generator.record.imported import Imported
from generator.record.live import CHECK_LOG, LINE
from generator.record.worked_out import work_out

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
    found.record.setdefault("moments", {})
    found.record.setdefault("words", [])
    found.unplaced = found.record.pop("unplaced", [])
    log = [_whole(line) for line in record.get("log", [])]
    CHECK_LOG(log, ("log",))
    found.doubts = [*moments_apart(found.record["moments"], log)]
    work_out(_noted(log) | {"drill": bool(record.get("drill"))}, playbook, found)
    return found


def _whole(line: Mapping[str, str]) -> dict[str, str]:
    """Return a line with all its keys, those that it lacks empty; an unknown key stays, to be refused."""
    known = {name if name != "state" else "is": value for name, value in line.items()}
    return dict.fromkeys(LINE, "") | known


def _noted(log: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """Return what the file of the live page says beside its log, as far as other things follow from it."""
    corrected = {line["corrects"] for line in log}
    counts = [line for line in log if line["id"] not in corrected]

    def said(what: str, about: str) -> list[dict[str, str]]:
        return [
            {"at": line["at"], about: line["about"], "is": line["is"]}
            for line in counts
            if line["what"] == what
        ]

    words, severities = said("word", "script"), said("severity", "severity")
    return {
        "log": log,
        "pages": said("page", "role"),
        "steps": list({each["step"]: each for each in said("step", "step")}.values()),
        "levers": said("lever", "lever"),
        "words": words,
        "severities": severities,
        "severity": severities[-1]["severity"] if severities else None,
        "ended": next((line["at"] for line in reversed(counts) if line["what"] == "ended"), None),
    }
