"""Large playbooks without a problem, the same on every machine: the small playbook of the tests, and more.

The entries that are added are the files of `entries/` with other words in them: as long and as linked as
those of a real playbook. Run as a program: `python -m benchmarks.synthetic FOLDER --entities 1000`.

An entity is what has an id of its own in a file: an entry of a collection, or a step.
"""

from __future__ import annotations

import argparse
import math
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from benchmarks.measure import ROOT

BASE = ROOT / "tests" / "small"
ENTRIES = Path(__file__).resolve().parent / "entries"

_SINGLE = ("about", "triage", "postmortem")
"""Files of the small playbook that hold one thing and not a collection."""
_STEPS_IN_A_PHASE = 4
_PER_FILE = 300
"""Entries in one file: far below the size and the number of nodes at which reading stops."""

_SHARES = {
    "cases": 14, "drills": 8, "scripts": 8, "levers": 12, "evidence": 12, "clocks": 8, "ladders": 4,
    "metrics": 3, "glossary": 17, "sources": 10, "references": 4,
}  # fmt: skip
"""How the entities are divided that a playbook may have any number of."""
_AT_MOST = {"types": 25, "roles": 25, "phases": 10, "channels": 25, "timestamps": 25}
"""What no playbook has thousands of: types have one letter each, and people must know roles and phases."""
_NOT_DRILLS = 240
"""How many other entities stand in a playbook that is made for its pages, most of which are drills."""

_WORDS = tuple(
    words.split()
    for words in (
        "amber arctic autumn birch cedar cobalt coral crimson dawn delta ember granite harbour indigo",
        "answer booking claims invoice ledger library parcel payroll pricing reading routing search ticket",
        "advisor agent assistant classifier drafter matcher planner ranker reader summariser translator",
    )
)
"""Names are made of these: 2,002 in a row differ, because the numbers of words have no common factor."""
_THINGS = (
    "index", "prompt", "filter", "dataset", "schedule", "list", "memory", "policy", "template", "cache",
)  # fmt: skip


def counts_for(entities: int) -> dict[str, int]:
    """Return how many entries of each concept are added to reach this many entities."""
    left = max(entities - _entities_in_base(), 0)
    capped = {name: min(most, max(left // 50, 1)) for name, most in _AT_MOST.items()}
    left -= sum(capped.values()) + capped["phases"] * _STEPS_IN_A_PHASE
    whole = sum(_SHARES.values())
    shared = {name: left * share // whole for name, share in _SHARES.items()}
    shared["metrics"] = max(shared["metrics"], capped["timestamps"])  # every timestamp is used
    return capped | shared | {"glossary": shared["glossary"] + left - sum(shared.values())}


def counts_for_pages(pages: int) -> dict[str, int]:
    """Return how many entries of each concept give about this many pages; every drill is one of its own."""
    return counts_for(_NOT_DRILLS) | {"drills": max(pages - 105, 1) * 12 // 13}


def write_playbook(folder: Path, counts: Mapping[str, int]) -> None:
    """Write the small playbook, and so many more entries of each concept, into a folder."""
    for file in sorted(BASE.glob("*.yaml")):
        _write(folder / file.stem / "base.yaml", file.read_text("utf-8"))
    for concept, count in counts.items():
        entries = list(_entries(concept, counts))
        for start in range(0, count, _PER_FILE):
            text = "".join(entries[start : start + _PER_FILE])
            _write(folder / concept / f"more-{start // _PER_FILE + 1:03}.yaml", text)


def _entities_in_base() -> int:
    files = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in BASE.glob("*.yaml")}
    entries = sum(len(entries) for name, entries in files.items() if name not in _SINGLE)
    return entries + sum(len(phase["steps"]) for phase in files["phases"].values())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _entries(concept: str, counts: Mapping[str, int]) -> Iterator[str]:
    entry = string.Template((ENTRIES / f"{concept}.yaml").read_text("utf-8"))
    for number in range(counts[concept]):
        yield entry.substitute(
            id=_id(number),
            before=_id(max(number - 1, 0)),
            name=_name(number),
            other=_name(number + 7),
            alias=_name(number).capitalize(),
            thing=f"{_name(number + 3)} {_THINGS[number % len(_THINGS)]}",
            type=_one_of(counts["types"], number) or "quality-regression",
            **_moments(counts["timestamps"], number),
            clocks=", ".join(["contract-notice", *_shared(counts["clocks"], counts["types"], number)]),
            number=number + 1,
            order=number + 100,
            letter=string.ascii_uppercase[(number + 1) % 26],
        )


def _moments(count: int, number: int) -> dict[str, str]:
    """Return two timestamps, in order, that no other number has; each added one is used before any twice."""
    moments = ["awareness", "contained", "resolved", *(_id(each) for each in range(count))]
    pairs = [(start, stop) for place, start in enumerate(moments) for stop in reversed(moments[place + 1 :])]
    start, stop = pairs[number % len(pairs)]
    return {"start": start, "stop": stop}


def _shared(clocks: int, types: int, number: int) -> list[str]:
    """Return the clocks that the type of this number can start, so that every clock is started by one."""
    return [_id(each) for each in range(number, clocks, types)] if types else []


def _one_of(count: int, number: int) -> str:
    """Return the id of an added entry, each in turn; empty where none was added."""
    return _id(number % count) if count else ""


def _name(number: int) -> str:
    """Return a name that no other number has; past the last combination of words it ends in one more."""
    name = " ".join(words[number % len(words)] for words in _WORDS)
    past = number // math.prod(map(len, _WORDS))
    return f"{name} {_THINGS[past - 1]}" if past else name


def _id(number: int) -> str:
    return re.sub(r"\W", "-", _name(number))


def main() -> None:
    """Write a playbook as the command line asks."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.synthetic", description="Write a large playbook."
    )
    parser.add_argument("folder", type=Path)
    size = parser.add_mutually_exclusive_group(required=True)
    size.add_argument("--entities", type=int, help="how many entities it has")
    size.add_argument("--pages", type=int, help="about how many pages its site has")
    asked = parser.parse_args()
    counts = counts_for(asked.entities) if asked.entities else counts_for_pages(asked.pages)
    write_playbook(asked.folder, counts)


if __name__ == "__main__":
    main()
