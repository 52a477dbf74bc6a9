"""What many records of incidents cost: the check more than without them, and the page of what they measured."""

from __future__ import annotations

import datetime
import shutil
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.figures import DEFAULT, FULL, Effort, Figure
from benchmarks.measure import BenchError, anew, python, run, sample
from benchmarks.teams import stated
from generator import api
from generator.pages import PageOptions
from generator.pages.measured import measured_in, split

_TYPES = (
    "quality-regression",
    "harmful-output",
    "prompt-injection",
    "vendor-outage",
    "data-leakage",
    "bias-incident",
)
_MOMENTS = {
    "exposure-start": 0, "first-signal": 10, "awareness": 70, "paged": 71, "acknowledged": 73, "declared": 74,
    "war-room-open": 80, "contained": 95, "first-public-word": 100, "resolved": 180, "postmortem-published": 4000,
}  # fmt: skip
_START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)


def records(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure the check of the default with many records against none, and the page of what they measured."""
    few, many = (100, 1000) if effort is FULL else (5, 20)
    none = sample({"": partial(_check, DEFAULT)}, effort.runs)[""].best.cpu
    more = {}
    for count in (few, many):
        data = with_records(folder / f"records-{count}", count)
        taken = sample({"": partial(_check, data)}, effort.runs)[""]
        more[count] = max(taken.best.cpu - none, 1e-6)
        yield Figure(f"check, {count} records more than none", more[count], "s", 2)
        yield Figure(f"check, {count} records, memory", taken.peak, "MB", 250)
    rise = (more[many] / many) / (more[few] / few)
    yield Figure("check, cost of a record, many / few", rise, limit=1.5 if effort is FULL else None)
    made = run(python("-m", "benchmarks.records", str(folder / f"records-{many}"), "page"))
    bare = run(python("-m", "benchmarks.records", str(folder / f"records-{many}"), "none"))
    yield Figure(f"page of what {many} records measured", made.cpu - bare.cpu, "s", 2)
    yield Figure(f"page of what {many} records measured, memory", made.peak, "MB", 250)


def _check(data: Path, _: Path) -> tuple[str, ...]:
    return anew("check", data, "--today", stated("reviewed_on"))


def with_records(folder: Path, count: int) -> Path:
    """Write the default with made-up records, one file each; return the folder."""
    shutil.copytree(DEFAULT, folder)
    (folder / "incidents").mkdir()
    for number in range(count):
        (folder / "incidents" / f"made-up-{number:05}.yaml").write_text(_record(number), encoding="utf-8")
    return folder


def _record(number: int) -> str:
    start = _START + datetime.timedelta(minutes=number * 1237)

    def at(minute: int) -> str:
        return f"{start + datetime.timedelta(minutes=minute):%Y-%m-%dT%H:%MZ}"

    day = f"{start + datetime.timedelta(days=20):%Y-%m-%d}"
    moments = "".join(f'    {name}: "{at(minute + number % 7)}"\n' for name, minute in _MOMENTS.items())
    words = "".join(
        f'    - {{script: internal-update, at: "{at(minute + number % 7)}", by: communications-lead}}\n'
        for minute in (88, 103, 118)
    )
    return f"""\
made-up-{number:05}:
  name: Made-up incident {number}
  plan: {{version: "0.1.0"}}
  type: {_TYPES[number % len(_TYPES)]}
  detection: {{source: user, noise: {"loud" if number % 2 else "silent"}}}
  moments:
{moments}  severities:
    - {{at: "{at(74 + number % 7)}", severity: sev-2, by: incident-commander}}
    - {{at: "{at(125 + number % 7)}", severity: sev-3, by: incident-commander}}
  levers:
    - {{lever: safe-reply, at: "{at(80 + number % 7)}", verified: "{at(95 + number % 7)}", by: technical-lead}}
  words:
{words}  postmortem:
    state: published
    published: internal
    fields:
      one-paragraph: {{internal: The assistant quoted a table that was retired.}}
  actions:
    gate: {{what: Add cases to the gate., kind: detect, owner: product-manager, due: "{day}", done: "{day}", verified: The gate fails on the old prompt.}}
"""


def main(data: str, what: str) -> None:
    """Check a playbook, and make the page of what its records measured when `what` is `page`."""
    checked = api.check(Path(data), datetime.date.fromisoformat(stated("reviewed_on")))
    if checked.playbook is None:
        raise BenchError("the records cannot be read")
    options = PageOptions(today=checked.today)
    before = time.process_time()
    if what == "page":
        real, drills = split(checked.playbook.incidents.values())
        found = [measured_in(checked.playbook, some, options.today) for some in (real, drills)]
        print(sum(len(figure.rows) for one in found for figure in one.figures), time.process_time() - before)


if __name__ == "__main__":
    main(*sys.argv[1:])
