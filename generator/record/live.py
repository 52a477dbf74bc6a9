"""The file that the live page exports -> a record. Its form is in docs/live.md; anything else in it is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from generator.model import Playbook
from generator.model.incidents import LogWhat
from generator.model.moments import NOT_KNOWN
from generator.record.apart import apart
from generator.record.counted import counted
from generator.record.form import closed, flag, items, mapping, moment, number, one_of, or_null, text
from generator.record.hostile import Wrong
from generator.record.imported import Imported, one_line
from generator.record.worked_out import work_out

FORMAT, VERSION = "ai-incident-playbook/incident", 1
_MOST_REPORTS = 20
_NOT_NOTED = f"{NOT_KNOWN}the page noted no such report"

LINE = ("id", "at", "what", "about", "is", "by", "words", "corrects")
"""The keys of a line of the log."""


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
    log, found = data["log"], Imported(data["id"].lower())
    if not log:
        raise Wrong("log is empty, and the rest follows from it; begin a record with `playbook incident new`")
    says = counted(log, playbook)
    found.contradict(apart({key: data[key] for key in _BESIDE}, {key: says[key] for key in _BESIDE}))
    write_down(log, says, dict(data["playbook"]), found)
    work_out(says, playbook, found)
    return found


def write_down(
    log: Sequence[Mapping[str, str]], says: Mapping[str, Any], plan: Mapping[str, Any] | None, found: Imported
) -> None:
    """Put into a record what a log says.

    Args:
        log: its lines with all their keys.
        says: what `counted` makes of it.
        plan: the playbook that was used.
        found: the record on its way; its id is that of the incident.
    """
    record = found.record
    record["name"] = one_line(says["name"]) or f"Incident of {found.id[:8]}"
    if says["drill"]:
        record["drill"] = True
    if plan:
        record["plan"] = plan
    record["type"], record["kind"] = says["type"], says["kind"]
    record["moments"] = dict(says["moments"])
    why = {(line["at"], line["about"]): one_line(line["words"]) for line in log if line["what"] == "severity"}
    record["severities"] = [
        _said({**each, "because": why.get((each["at"], each["severity"]), "")}) for each in says["severities"]
    ]
    record["levers"] = list(_levers(says["levers"], found))
    record["words"] = [
        _said({"script": each["script"], "at": each["at"], "by": each["by"], "note": one_line(each["text"])})
        for each in says["words"]
    ]
    record["clocks"] = list(_clocks(says["clocks"], found))
    record["log"] = [_line(each) for each in log]


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


def _line(line: Mapping[str, str]) -> dict[str, str]:
    """Return a line of the log as a record keeps it: without what is empty, and `is` as `state`."""
    words = line["words"].replace("\r\n", "\n").replace("\r", "\n")
    return _said({name if name != "is" else "state": line[name] for name in LINE} | {"words": words})


CHECK_LOG = items(
    closed(
        id=text, at=moment, what=one_of(*get_args(LogWhat)), about=text, **{"is": text}, by=text, words=text, corrects=text
    )
)  # fmt: skip
"""The form of the log."""
_FILE = closed(
    format=text,
    schema_version=number,
    playbook=closed(version=text, digest=text),
    id=text,
    name=text,
    drill=flag,
    type=or_null(text),
    answers=mapping(text),
    severity=or_null(text),
    severities=items(closed(at=moment, severity=text)),
    moments=mapping(moment),
    steps=items(closed(at=moment, step=text, **{"is": text}, words=text)),
    pages=items(closed(at=moment, role=text, **{"is": one_of("paged", "answered", "not-answered")})),
    levers=items(
        closed(at=moment, lever=text, **{"is": one_of("pulled", "held", "did-not-hold", "undone")}, by=text)
    ),
    words=items(closed(at=moment, script=text, by=text, text=text)),
    clocks=items(
        closed(at=moment, clock=text, **{"is": one_of("applies", "not-applicable", "sent")}, by=text, words=text)
    ),
    ended=or_null(moment),
    log=CHECK_LOG,
)  # fmt: skip
"""The form of the file, key by key."""
_BESIDE = (
    *(
        "name",
        "drill",
        "type",
        "answers",
        "severity",
        "severities",
        "moments",
        "steps",
        "pages",
        "levers",
        "words",
    ),
    *("clocks", "ended"),
)
"""What stands beside the log and follows from it, in the order of the file."""
