"""What layers cost on top of the default, and what it costs to check the playbooks of many teams in one command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.figures import DEFAULT, FULL, Effort, Figure
from benchmarks.measure import BenchError, anew, playbook, sample

LAYERS = 5


def teams(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure five layers over the default against the default alone, and many teams against fewer."""
    layered = team(folder / "team", LAYERS)
    day = stated("reviewed_on")
    taken = sample(
        {
            "plain": lambda _: anew("check", DEFAULT, "--today", day),
            "layered": lambda _: anew("check", layered, "--today", day),
        },
        effort.runs,
    )
    plain, over = taken["plain"], taken["layered"]
    yield Figure(f"check, {LAYERS} layers over the default", over.best.cpu, "s", None, over.median)
    yield Figure(f"check, {LAYERS} layers / the default alone", over.best.cpu / plain.best.cpu, limit=1.2)
    few, many = (50, 200) if effort is FULL else (4, 8)
    names = [team(folder / f"team-{number}", 1 + number % 3) for number in range(many)]
    cost = {}
    for count in (few, many):
        made = sample({"": partial(_check_all, names[:count], day)}, 1)[""]
        cost[count] = made.best.cpu
        yield Figure(f"check, {count} teams in one command", made.best.cpu, "s")
        yield Figure(f"check, {count} teams, memory of a process", made.peak, "MB", 400)
    rise = (cost[many] - cost[few]) / (many - few) / (cost[few] / few)
    yield Figure("cost of one more team, many / few", rise, limit=1.2 if effort is FULL else None)


def _check_all(names: list[Path], day: str, _: Path) -> tuple[str, ...]:
    return playbook("check", *names, "--today", day)


def stated(name: str, default: Path = DEFAULT) -> str:
    """Return a day or a version that a default states of itself."""
    found = re.search(rf'^{name}: "?([\d.-]+)', (default / "about.yaml").read_text("utf-8"), re.MULTILINE)
    if not found:
        raise BenchError(f"the default states no {name}")
    return found[1]


def team(folder: Path, layers: int, default: Path = DEFAULT) -> Path:
    """Write a team whose layers patch a few dozen values of a default; return the folder."""
    names = [f"layer-{number}" for number in range(layers)]
    folder.mkdir(parents=True)
    (folder / "playbook.yml").write_text(
        f'default: {{version: "{stated("version", default)}", path: {default}}}\nlayers: [{", ".join(names)}]\n'
    )
    for number, name in enumerate(names):
        for file, lines in _patches(number).items():
            (folder / name).mkdir(exist_ok=True)
            (folder / name / file).write_text(lines, encoding="utf-8")
    return folder


def _patches(number: int) -> dict[str, str]:
    levers = ("kill-switch", "roll-back-model", "roll-back-prompt", "output-filter", "fallback-route")
    return {
        "about.yaml": f"name: Playbook of team {number}\n",
        "organisation.yaml": f"name: Team {number}\nproduct: Product {number}\ntime_zone: Europe/Berlin\n",
        "severities.yaml": "sev-1: {label: Critical, contain_within: 14m, $was: {contain_within: 15m}}\n"
        if number == 0
        else f"sev-1: {{contain_within: {14 - number}m}}\n",
        "levers.yaml": "".join(f"{name}:\n  where: Console {number}, page {name}\n" for name in levers),
        "channels.yaml": f"war-room:\n  where: Bridge {number}\nincident-channel:\n  where: '#inc-{number}'\n",
        "triage.yaml": 'questions:\n  public:\n    answers:\n      "No": {floor: sev-4}\n',
    }
