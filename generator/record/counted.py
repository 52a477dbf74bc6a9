"""What the live page works out of a log: the log counts, whatever stands beside it in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model import Playbook

Line = Mapping[str, str]
_FIRST = {"paged": "paged", "answered": "acknowledged"}


def counted(log: Sequence[Line], playbook: Playbook) -> dict[str, Any]:
    """Return what follows from a log, under the keys of the file of the live page.

    Args:
        log: its lines with all their keys, their form checked.
        playbook: the one here, which says of which type a kind is.
    """
    corrected = {line["corrects"] for line in log}
    lines = [line for line in log if line["id"] not in corrected]
    severities = _told(lines, "severity", at="at", severity="about")
    chosen = _last(lines, "type", "about")
    return {
        "name": _name(lines),
        "drill": _last(lines, "started", "is") == "drill",
        "type": playbook.type_of_kind.get(chosen, chosen) or None,
        "kind": chosen if chosen in playbook.kinds else None,
        "answers": {line["about"]: line["is"] for line in lines if line["what"] == "answer"},
        "severity": severities[-1]["severity"] if severities else None,
        "severities": severities,
        "moments": _moments(lines),
        "steps": list({each["step"]: each for each in _told(lines, "step", at="at", step="about", **_IS, words="words")}.values()),
        "pages": _told(lines, "page", at="at", role="about", **_IS),
        "levers": _told(lines, "lever", at="at", lever="about", **_IS, by="by"),
        "words": _told(lines, "word", at="at", script="about", by="by", text="words"),
        "clocks": _told(lines, "clock", at="at", clock="about", **_IS, by="by", words="words"),
        "ended": _last(lines, "ended", "at") or None,
    }  # fmt: skip


_IS = {"is": "is"}


def _told(lines: Sequence[Line], what: str, **keys: str) -> list[dict[str, str]]:
    return [{name: line[key] for name, key in keys.items()} for line in lines if line["what"] == what]


def _last(lines: Sequence[Line], what: str, key: str) -> str:
    return next((line[key] for line in reversed(lines) if line["what"] == what), "")


def _name(lines: Sequence[Line]) -> str:
    named = [
        "",
        *(
            line["words"]
            for line in lines
            if line["what"] == "started" or (line["what"], line["about"]) == ("line", "name")
        ),
    ]
    return named[-1]


def _moments(lines: Sequence[Line]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        if line["what"] == "moment":
            found[line["about"]] = line["is"]
        elif line["what"] == "page" and line["is"] in _FIRST:
            found.setdefault(_FIRST[line["is"]], line["at"])
    return found
