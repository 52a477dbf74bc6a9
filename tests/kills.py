"""Commands that are killed at random moments: what a reader finds then is one whole state, and the next run succeeds.

`python -m tests.kills 100` kills each of them a hundred times and prints what was found; the tests do it three times.
A process that has the imports forks each run, so that moments fall into the work and not into the start.
"""

from __future__ import annotations

import gc
import hashlib
import importlib
import json
import os
import pkgutil
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.build import changed, write
from tests.printing import CARDS
from tests.repository import TestRepository

ROOT = Path(__file__).parents[1]
_STATES: tuple[dict[str, object], ...] = (
    {"about/version": "1.0.0"},
    {"about/version": "1.1.0", "roles/incident-commander/mission": "Decides."},
)


@dataclass
class Figures:
    """What was found.

    Attributes:
        name: the command.
        kills: how many runs were killed in the middle.
        too_late: how many had ended before.
        old: how many of the killed left the old state.
        new: how many left the new one.
        half: what anything else was.
        failed: what the runs after a kill said that did not succeed.
        litter: what was left beside the result in the end.
        seconds: how long one run takes here, without a kill.
    """

    name: str
    kills: int = 0
    too_late: int = 0
    old: int = 0
    new: int = 0
    half: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    litter: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Case:
    """A command with two states to go between.

    Attributes:
        words: the command.
        cwd: where it runs.
        turn: makes the inputs those of state 0 or 1.
        shown: the folder that readers look at.
        settle: what the next command would do first, before anybody looks.
    """

    words: list[str]
    cwd: Path
    turn: Callable[[int], object]
    shown: Path
    settle: Callable[[], object] = lambda: None


def build(folder: Path) -> Case:
    work = folder / "work"
    words = ["build", "playbook", "--no-cards", "--work", str(work), "--out", str(folder / "public/site")]
    return Case(
        words,
        folder,
        lambda state: write(changed(_STATES[state]), folder / "playbook"),
        folder / "public/site",
    )


def cards(folder: Path) -> Case:
    from generator.atomic import recover  # noqa: PLC0415

    def turn(state: int) -> None:
        write(changed({"cards": CARDS} | _STATES[state]), folder / "playbook")
        shutil.rmtree(folder / "work", ignore_errors=True)  # or nothing is typeset any more

    out = folder / "public/cards"
    words = ["cards", "playbook", "--deck", "badge", "--work", str(folder / "work"), "--out", str(out)]
    return Case(words, folder, turn, out, lambda: recover(out))


def versions(folder: Path) -> Case:
    """A site of one version and of two; what was built is kept, but for the newer one half of the time."""
    team = TestRepository(folder / "team")
    for state in (0, 1):
        team.commit(_STATES[state], tag=f"v{_STATES[state]['about/version']}")
    tag = team.git("rev-parse", "v1.1.0")
    often = random.Random(4)

    def turn(state: int) -> None:
        team.git("update-ref", *(["refs/tags/v1.1.0", tag] if state else ["-d", "refs/tags/v1.1.0"]))
        for kept in (folder / "work/versions").glob("1.1.0-*") if often.random() < 0.5 else ():
            shutil.rmtree(kept)

    out = folder / "public/site"
    words = ["site", "--versions", "--no-cards", "--work", str(folder / "work"), "--out", str(out)]
    return Case(words, team.root, turn, out)


CASES: dict[str, Callable[[Path], Case]] = {"build": build, "cards": cards, "site --versions": versions}


def killed(times: int) -> dict[str, Figures]:
    """Kill each command at random moments, in one interpreter of their own; return what was found, by command."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.kills", str(times), "--json"],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    figures = (Figures(**json.loads(line)) for line in ran.stdout.splitlines())
    return {each.name: each for each in figures}


def _killed(name: str, times: int) -> Figures:
    found, moments = Figures(name), random.Random(20)
    with tempfile.TemporaryDirectory() as folder:
        case = CASES[name](Path(folder))
        trees, lasts = [], []
        for state in (0, 1):
            case.turn(state)
            began = time.monotonic()
            code, said = _run(case)
            lasts.append(time.monotonic() - began)
            assert code == 0, said
            trees.append(_tree(case.shown))
        assert trees[0] != trees[1]
        last, now = min(lasts), 1
        found.seconds = round(last, 2)
        while found.kills < times:
            case.turn(1 - now)
            code, said = _run(case, moments.uniform(0, last))
            found.kills += code == -signal.SIGKILL
            found.too_late += code == 0
            last *= 0.8 if code == 0 else 1.0  # most runs are shorter than the first ones
            if code not in {0, -signal.SIGKILL}:
                found.failed.append(said)
            case.settle()
            tree = _tree(case.shown)
            state = trees.index(tree) if tree in trees else -1
            if code and state == now:
                found.old += 1
            elif code and state == 1 - now:
                found.new += 1
            elif state == -1:
                found.half.append(_difference(tree, trees[1 - now]))
            now = state if state != -1 else now
        case.turn(1 - now)
        code, said = _run(case)
        if code or _tree(case.shown) != trees[1 - now]:
            found.failed.append(said)
        found.litter = [
            path.name for path in case.shown.parent.iterdir()
            if path != case.shown and not path.name.endswith(".playbook-lock")
        ]  # fmt: skip
    return found


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.blake2b(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _difference(one: dict[str, str], other: dict[str, str]) -> str:
    missing, more = sorted(other.keys() - one.keys()), sorted(one.keys() - other.keys())
    return f"missing {missing[:5]}, more {more[:5]}, other {sum(one[name] != other[name] for name in one.keys() & other.keys())}"


def _run(case: Case, moment: float | None = None) -> tuple[int, str]:
    """Run the command, killed after some seconds if it still runs then; return its exit code and what it said."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        child = os.fork()
        if child == 0:
            _become(case, said.fileno())
        if moment is not None:
            time.sleep(moment)
            os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        return code, said.read()


def _become(case: Case, said: int) -> None:
    from generator.cli import main  # noqa: PLC0415

    os.chdir(case.cwd)
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    os.dup2(said, 2)
    sys.argv = ["playbook", *case.words]
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1 if end.code else 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def _main(times: int, names: list[str], *, as_json: bool) -> None:
    import generator  # noqa: PLC0415 - whoever asks for figures has no use for it

    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    gc.freeze()
    for name in names:
        figures = _killed(name, times)
        sys.stdout.write(f"{json.dumps(asdict(figures)) if as_json else figures}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main(
        int(sys.argv[1]),
        [name for name in sys.argv[2:] if name in CASES] or list(CASES),
        as_json="--json" in sys.argv,
    )
