"""The file that the live page exports -> a record. Its form is in docs/live.md; anything else in it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.model import Playbook
from generator.model.moments import NOT_KNOWN, read_instant
from generator.record.hostile import Wrong, kind_of, where
from generator.record.imported import Imported, one_line
from generator.record.worked_out import work_out

FORMAT, VERSION = "ai-incident-playbook/incident", 1
_MOST_REPORTS = 20
_NOT_NOTED = f"{NOT_KNOWN}the page noted no such report"

Path = tuple[str | int, ...]
Check = Callable[[Any, Path], None]


def is_live(data: Mapping[str, Any]) -> bool:
    """Return whether a file says that the live page wrote it."""
    return data.get("format") == FORMAT


def from_live(data: Mapping[str, Any], playbook: Playbook) -> Imported:
    """Return the record of an incident that was run on the live page.

    Args:
        data: the file.
        playbook: the one here, which says who commands and which scripts are public.

    Raises:
        UsageError: the file has another form; the message names the first place where.
    """
    _FILE(data, ())
    if data["schema_version"] != VERSION:
        raise Wrong(f"schema_version is {data['schema_version']}; this program reads {VERSION}")
    found = Imported(data["id"].lower())
    record = found.record
    record["name"] = one_line(data["name"]) or f"Incident of {data['id'][:8]}"
    if data["drill"]:
        record["drill"] = True
    record["plan"] = dict(data["playbook"])
    record["type"] = data["type"]
    record["moments"] = dict(data["moments"])
    why = {
        (line["at"], line["about"]): one_line(line["words"])
        for line in data["log"]
        if line["what"] == "severity"
    }
    record["severities"] = [
        _said({**each, "because": why.get((each["at"], each["severity"]), "")}) for each in data["severities"]
    ]
    record["levers"] = list(_levers(data["levers"], found))
    record["words"] = [
        _said({"script": each["script"], "at": each["at"], "by": each["by"], "note": one_line(each["text"])})
        for each in data["words"]
    ]
    record["clocks"] = list(_clocks(data["clocks"], found))
    work_out(data, playbook, found)
    found.unplaced += _unplaced(data)
    return found


def _said(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in ("", None)}


def _levers(states: list[dict[str, Any]], found: Imported) -> Iterator[dict[str, Any]]:
    """Yield each lever with its checks; a state without a pull before it has no place."""
    pulled: dict[str, dict[str, Any]] = {}
    for state in states:
        name, now = state["lever"], state["is"]
        if now == "pulled":
            if name in pulled:
                yield pulled.pop(name)
            pulled[name] = _said({"lever": name, "at": state["at"], "by": state["by"]})
        elif now == "held" and name in pulled and "verified" not in pulled[name]:
            pulled[name]["verified"] = state["at"]
        elif now in ("did-not-hold", "undone") and name in pulled and "result" not in pulled[name]:
            words = "its check failed" if now == "did-not-hold" else "undone"
            pulled[name]["result"] = f"{words} at {state['at']}"
        else:
            found.unplaced.append(f"lever {name} {now} at {state['at']} {state['by']}".rstrip())
    yield from pulled.values()


def _clocks(states: list[dict[str, Any]], found: Imported) -> Iterator[dict[str, Any]]:
    """Yield each clock with the last decision about it and the reports that were sent, in the order of their numbers."""
    decided: dict[str, dict[str, Any]] = {}
    reports: dict[str, dict[int, str]] = {}
    for state in states:
        name, words = state["clock"], one_line(state["words"])
        if state["is"] != "sent":
            if name in decided:
                found.unplaced.append(
                    one_line(f"clock {name} before: {' '.join(map(str, decided[name].values()))}")
                )
            decision = "applies" if state["is"] == "applies" else "does-not-apply"
            said = {
                "clock": name,
                "decision": decision,
                "by": state["by"],
                "because": words,
                "at": state["at"],
            }
            decided[name] = _said(said)
        elif words.isdecimal() and 1 <= int(words) <= _MOST_REPORTS:
            reports.setdefault(name, {})[int(words)] = state["at"]
        else:
            found.unplaced.append(one_line(f"clock {name} sent at {state['at']} {state['by']} {words}"))
    for name in dict.fromkeys((*decided, *reports)):
        record = decided.get(name) or {"clock": name, "decision": "applies"}
        sent = reports.get(name, {})
        if sent:
            record["sent"] = [sent.get(number, _NOT_NOTED) for number in range(1, max(sent) + 1)]
        yield record


def _unplaced(data: Mapping[str, Any]) -> Iterator[str]:
    for question, code in data["answers"].items():
        yield f"answer {question}={code}"
    for each in data["steps"]:
        yield one_line(f"step {each['step']} {each['is']} at {each['at']} {each['words']}")
    for each in data["pages"]:
        yield f"page {each['role']} {each['is']} at {each['at']}"
    for each in data["log"]:
        if each["what"] in ("line", "handover", "blank", "place", "entity"):
            about = " ".join(filter(None, (each["about"], each["is"])))
            said = f": {each['words']}" if each["words"] else ""
            yield one_line(f"{each['what']} {about} at {each['at']} {each['by']}").rstrip() + one_line(said)
    if data["ended"]:
        yield f"ended at {data['ended']}"


def _text(value: Any, path: Path) -> None:
    if not isinstance(value, str):
        raise Wrong(f"{where(path)} is {kind_of(value)}; it is text")


def _moment(value: Any, path: Path) -> None:
    _text(value, path)
    try:
        read_instant(value)
    except ValueError as error:
        raise Wrong(f"{where(path)} is '{value[:40]}': {error}") from error


def _flag(value: Any, path: Path) -> None:
    if not isinstance(value, bool):
        raise Wrong(f"{where(path)} is {kind_of(value)}; it is true or false")


def _number(value: Any, path: Path) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Wrong(f"{where(path)} is {kind_of(value)}; it is a number")


def _or_null(check: Check) -> Check:
    return lambda value, path: None if value is None else check(value, path)


def _one_of(*words: str) -> Check:
    def check(value: Any, path: Path) -> None:
        _text(value, path)
        if value not in words:
            raise Wrong(f"{where(path)} is '{value[:40]}'; it is one of: {', '.join(words)}")

    return check


def _object(**keys: Check) -> Check:
    def check(value: Any, path: Path) -> None:
        if not isinstance(value, dict):
            raise Wrong(f"{where(path)} is {kind_of(value)}; it is an object")
        for name in value:
            if name not in keys:
                raise Wrong(f"{where((*path, name[:60]))} is unknown; known: {', '.join(keys)}")
        for name, inner in keys.items():
            if name not in value:
                raise Wrong(f"{where((*path, name))} is missing")
            inner(value[name], (*path, name))

    return check


def _map(inner: Check) -> Check:
    def check(value: Any, path: Path) -> None:
        if not isinstance(value, dict):
            raise Wrong(f"{where(path)} is {kind_of(value)}; it is an object")
        for name, member in value.items():
            inner(member, (*path, name[:60]))

    return check


def _list(inner: Check) -> Check:
    def check(value: Any, path: Path) -> None:
        if not isinstance(value, list):
            raise Wrong(f"{where(path)} is {kind_of(value)}; it is a list")
        for index, member in enumerate(value):
            inner(member, (*path, index))

    return check


_WHAT = (
    "started", "moment", "type", "answer", "severity", "step", "page", "lever", "blank", "word", "clock", "line", "handover",
    "place", "entity", "ended",
)  # fmt: skip
_FILE = _object(
    format=_text,
    schema_version=_number,
    playbook=_object(version=_text, digest=_text),
    id=_text,
    name=_text,
    drill=_flag,
    type=_or_null(_text),
    answers=_map(_text),
    severity=_or_null(_text),
    severities=_list(_object(at=_moment, severity=_text)),
    moments=_map(_moment),
    steps=_list(_object(at=_moment, step=_text, **{"is": _text}, words=_text)),
    pages=_list(_object(at=_moment, role=_text, **{"is": _one_of("paged", "answered", "not-answered")})),
    levers=_list(
        _object(at=_moment, lever=_text, **{"is": _one_of("pulled", "held", "did-not-hold", "undone")}, by=_text)
    ),
    words=_list(_object(at=_moment, script=_text, by=_text, text=_text)),
    clocks=_list(
        _object(at=_moment, clock=_text, **{"is": _one_of("applies", "not-applicable", "sent")}, by=_text, words=_text)
    ),
    ended=_or_null(_moment),
    log=_list(
        _object(
            id=_text, at=_moment, what=_one_of(*_WHAT), about=_text, **{"is": _text}, by=_text, words=_text,
            corrects=_text,
        )
    ),
)  # fmt: skip
"""The form of the file, key by key."""
