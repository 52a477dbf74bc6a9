"""What review and release cost: comparing two playbooks, and one more version in a site with many."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import DEFAULT, Effort, Figure, seconds
from benchmarks.measure import ROOT, Run, playbook, python, run, sample

_SMALL = ROOT / "tests" / "small"
_VERSION = re.compile(r"^version: .*$", re.MULTILINE)
_IDENTITY = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")


def diff(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure comparing the default with a changed copy, and two large playbooks with thousands of changes."""
    copy = _changed_copy(DEFAULT, folder / "default-changed")
    taken = sample({"": lambda _: playbook("diff", "default", copy)}, effort.runs)[""]
    yield seconds("diff, default and a changed copy", taken, 1.0)
    count = effort.entities[-1]
    large = folder / f"diff-{count}"
    run(python("-m", "benchmarks.synthetic", large, "--entities", str(count)))
    other = _changed_copy(large, folder / f"diff-{count}-changed")
    taken = sample({"": lambda _: playbook("diff", large, other)}, effort.long_runs)[""]
    yield seconds(f"diff, two playbooks of {count:,} entities", taken, 8.0)
    yield Figure(f"diff, two playbooks of {count:,} entities, peak memory", taken.peak, "MB")


def versions(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure the eleventh version of a site against a build of one, and the ten before it at once."""
    last = 11 if effort.growth else 3
    team = folder / "versions"
    team.mkdir()
    _git(team, "init", "--quiet")
    for number in range(1, last):
        _release(team, number)
    before = _site(team)
    _release(team, last)
    newest = _site(team)
    one = run(playbook("build", team / "playbook", "--no-cards", "--work", team / "build" / "one"))
    name = f"site with {last} versions"
    yield Figure(f"{name}, the first {last - 1} at once", before.cpu, "s")
    yield Figure(f"{name}, adding the last", newest.cpu, "s")
    yield Figure(f"{name}, a build of one", one.cpu, "s")
    yield Figure(f"{name}, adding the last / a build of one", newest.cpu / one.cpu, limit=1.1)


def _changed_copy(source: Path, target: Path) -> Path:
    """Copy a playbook, its deadlines longer and every ninth line in other words."""
    shutil.copytree(source, target)
    for path in sorted(target.rglob("*.yaml")):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        for index, line in enumerate(lines):
            if index % 9 == 0:
                lines[index] = line.replace(" the ", " this ")
        text = "".join(lines).replace("contain_within: 1h", "contain_within: 2h")
        path.write_text(text, encoding="utf-8")
    return target


def _release(team: Path, number: int) -> None:
    shutil.copytree(_SMALL, team / "playbook", dirs_exist_ok=True)
    about = team / "playbook" / "about.yaml"
    about.write_text(_VERSION.sub(f'version: "{number}.0.0"', about.read_text("utf-8")), encoding="utf-8")
    _git(team, "add", "playbook")
    _git(team, *_IDENTITY, "commit", "--quiet", f"--message=Version {number}")
    _git(team, "tag", f"v{number}.0.0")


def _site(team: Path) -> Run:
    return run(playbook("site", team / "playbook", "--versions", "--no-cards", "--work", team / "build"))


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)
