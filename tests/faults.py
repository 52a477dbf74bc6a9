"""A command with a fault before, in and after every single thing that it does to the disk.

An audit hook sees each call that opens a file for writing, renames, removes, makes a folder, changes a mode or starts a
program; `fsync` is announced to it as well. Four faults are tried at each of them:

- `error`: that call fails, once.
- `full`: from there on nothing more fits on the disk; what is written breaks off in the middle.
- `kill`: the process dies before that call, which is after the one before.
- `torn`: the process dies in the middle of what it writes there.

The command runs up to its first write once; from there a process is forked for each fault. What is left behind is
compared with what stood there and with what the command makes of it; then `recover` has a look, and the same command
runs again. `python -m tests.faults` does that, so that no thread of the test runner is forked.
"""

from __future__ import annotations

import errno
import gc
import hashlib
import importlib
import json
import os
import pkgutil
import resource
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NoReturn

STAGE = ".playbook-writing"
ROOT = Path(__file__).parents[1]
FAULTS = ("error", "full", "kill", "torn")
KILLED = 9
RERUNS = int(os.environ.get("RERUNS", "2"))
"""For how many states of the files the command is run again; for every one where nobody waits, see `make kills`."""
STRIDE = int(os.environ.get("STRIDE", "300"))
"""Of the calls in a folder that no reader sees, every which one is tried."""
STAGED = int(os.environ.get("STAGED", "5"))
"""Of the calls that keep an old text or a new one aside, which are alike for every file, every which one is tried."""

_OPENS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.chmod",
    "os.link",
    "os.symlink",
    "os.truncate",
    "tests.fsync",
}
_WRITE_IN_GIT = {"add", "commit", "reset", "restore", "tag", "update-ref"}


@dataclass(frozen=True)
class Order:
    """What to run, and where to look.

    Attributes:
        words: the command, without `playbook`.
        cwd: where it runs.
        watched: the folder whose files count; faults are placed at what happens below it.
        environment: more variables.
        ignored: beginnings of paths below it that say nothing of what was reached, such as what is kept for next time.
        hidden: beginning of paths that no reader sees: of what happens there only every `STRIDE`-th call is tried.
    """

    words: Sequence[str]
    cwd: str
    watched: str
    environment: dict[str, str] = field(default_factory=dict)
    ignored: Sequence[str] = ()
    hidden: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of one fault.

    Attributes:
        fault: its kind.
        at: the call where it was placed, in words.
        code: exit code of the command; `KILLED` or a signal after a kill.
        said: standard error.
        left: `old`, `new` or `half`, as the folder was then.
        litter: whether something else was left beside that.
        told: whether the change counted as interrupted then.
        recovered: the same after `recover`; `its own` where that is left to the command.
        again: exit code of the same command, run again; None where it was not.
        last: the same after that.
        said_again: its standard error.
    """

    fault: str
    at: str
    code: int
    said: str
    left: str
    litter: bool
    told: bool
    recovered: str
    again: int | None
    last: str | None
    said_again: str


def outcomes(orders: Mapping[str, Order]) -> dict[str, list[Outcome]]:
    """Try every fault with each command, in one interpreter; return what came of each, in order."""
    told = json.dumps({name: asdict(order) for name, order in orders.items()})
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults", told],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return {name: [Outcome(**each) for each in found] for name, found in json.loads(ran.stdout).items()}


class Hook:
    """Counts what a process does to the disk below a folder, and strikes at one of these calls."""

    def __init__(self) -> None:
        """Be silent until somebody sets what shall happen."""
        self.watched = "."
        self.struck: Callable[[str, str], None] | None = None

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Be told by the interpreter."""
        if self.struck is None:
            return
        place = self._place(event, arguments)
        if place is not None:
            self.struck(event, place)

    def _place(self, event: str, arguments: tuple[Any, ...]) -> str | None:
        """Return where a call changes something below the folder; None where it does not."""
        if event == "subprocess.Popen":
            words = list(map(str, arguments[1]))
            verb = next((word for word in words[3:] if word != "-c" and "=" not in word), "")
            return " ".join(words) if self.watched in words[2] and verb in _WRITE_IN_GIT else None
        if event == "open":
            path, _, flags = arguments
            if not isinstance(path, (str, bytes)) or not (flags & _OPENS):
                return None
        elif event == "os.mkdir":
            path = arguments[0]
            if os.path.isdir(path):  # noqa: PTH112 - changes nothing, and fails or not as it does anyway
                return None
        elif event in _CHANGES:
            path = arguments[0]
            if isinstance(path, int):
                path = os.readlink(f"/proc/self/fd/{path}")  # noqa: PTH115
            if event in {"os.remove", "os.rmdir"} and arguments[1] not in {-1, None}:
                path = os.path.join(os.readlink(f"/proc/self/fd/{arguments[1]}"), path)  # noqa: PTH115, PTH118
        else:
            return None
        path = os.path.abspath(os.fsdecode(path))  # noqa: PTH100
        return path if path.startswith(self.watched) else None


def strike(hook: Hook, fault: str, number: int) -> Callable[[str, str], None]:
    """Have a fault placed at the N-th call from now on, the next one being 0; return what sees to it."""
    count = iter(range(number))
    full = False

    def struck(event: str, place: str) -> None:
        nonlocal full
        if full:
            if event == "os.mkdir":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), place)
            return
        if next(count, None) is not None:
            return
        if fault == "kill":
            os._exit(KILLED)
        elif fault == "error":
            hook.struck = None
            raise OSError(errno.EIO, os.strerror(errno.EIO), place)
        else:
            if fault == "torn":
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
            full = True
            struck(event, place)

    hook.struck = struck
    return struck


class Trial:
    """One command, every fault."""

    def __init__(self, order: Order, hook: Hook) -> None:
        """Keep what stands there, and find out what the command makes of it."""
        self.order, self.hook = order, hook
        hook.watched = order.watched
        self.watched = Path(order.watched)
        self.kept = self.watched.with_name(f"{self.watched.name}.kept")
        if self.watched.exists():
            shutil.copytree(self.watched, self.kept, symlinks=True)
        self.old = self.tree()
        self.calls: list[tuple[str, str]] = []
        code, said = self.run(before=self._count)
        assert code in {0, 1}, (
            said
        )  # 1: what it wrote asks for more, such as a severity that nothing leads to
        self.new = self.tree()
        assert self.new != self.old
        self.restore()
        assert self.tree() == self.old

    def _count(self) -> None:
        log = os.open(f"{self.watched}.calls", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

        def written_down(event: str, place: str) -> None:
            os.write(log, f"{json.dumps([event, place])}\n".encode())

        self.hook.struck = written_down

    def tree(self) -> dict[str, str]:
        """Return every file of the folder with a hash of what it holds; of a git repository its references."""
        found = {}
        for path in sorted(self.watched.rglob("*")):
            name = path.relative_to(self.watched).as_posix()
            if name.startswith(tuple(self.order.ignored)) or not path.is_file():
                continue
            if name.startswith(".git/") and not name.startswith((".git/refs/", ".git/HEAD")):
                continue
            found[name] = hashlib.blake2b(path.read_bytes()).hexdigest()
        return found

    def told(self) -> tuple[dict[str, str], list[str]]:
        """Return what counts of that, and the names of what a killed command was about to write."""
        found = self.tree()
        beside = [name for name in found if name.startswith((STAGE, self.order.hidden or STAGE))]
        return {name: digest for name, digest in found.items() if name not in beside}, beside

    def restore(self, kept: Path | None = None) -> None:
        """Put back what stood there at first, or a copy of what stood there later."""
        kept = kept or self.kept
        if not kept.exists():
            shutil.rmtree(self.watched, ignore_errors=True)
            return
        wanted, found = _entries(kept), _entries(self.watched)
        for name in sorted((name for name in found if found[name] != wanted.get(name, 0)), reverse=True):
            path = self.watched / name
            path.rmdir() if found[name] is None else path.unlink()
        for name in sorted(wanted):
            path = self.watched / name
            if wanted[name] is None:
                path.mkdir(exist_ok=True)
            elif wanted[name] != found.get(name):
                shutil.copy2(kept / name, path, follow_symlinks=False)

    def state(self, now: dict[str, str] | None = None) -> str:
        """Say what the folder holds; what `told` says of it is read when it is left out."""
        from generator.atomic import home, interrupted  # noqa: PLC0415

        if now is None:
            now, _ = self.told()
        if interrupted(home(self.watched)):
            return "half"
        return "old" if now == self.old else "new" if now == self.new else "half"

    def run(self, before: Callable[[], None] = lambda: None) -> tuple[int, str]:
        """Run the command in a process of its own; return its exit code and what it says on standard error."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _command(self.order, writing, before)
        os.close(writing)
        return _ended(child, reading)

    def all(self) -> Iterator[Outcome]:
        """Yield what comes of each fault."""
        calls = Path(f"{self.watched}.calls")
        self.calls = [tuple(json.loads(line)) for line in calls.read_text("utf-8").splitlines()]
        calls.unlink()
        todo = [
            (fault, number)
            for fault in FAULTS
            for number, (event, place) in enumerate(self.calls)
            if (event == "open" or fault in {"error", "kill"})
            and not (number % STRIDE and self._is_hidden(place))
            and number not in self._alike(fault)
        ]
        orders, reports = os.pipe(), os.pipe()
        planner = os.fork()
        if planner == 0:
            self._plan(todo, orders[0], reports[1])
        seen: set[tuple[object, ...]] = set()
        with os.fdopen(reports[0], "r", encoding="utf-8") as stream:
            os.close(reports[1])
            for fault, number in todo:
                os.write(orders[1], b".")
                code, said = json.loads(stream.readline())
                yield self._judged(fault, number, code, said, seen)
        os.waitpid(planner, 0)

    def _alike(self, fault: str) -> set[int]:
        """Return the calls that fill or empty the stage as others do; a rename puts a text in its place, and counts."""
        texts = (f"{STAGE}/new-", f"{STAGE}/old-")
        found = [
            number
            for number, (event, place) in enumerate(self.calls)
            if event != "os.rename" and any(text in place for text in texts)
        ]
        first = FAULTS.index(fault)
        return {number for at, number in enumerate(found) if at % STAGED != first % STAGED}

    def _is_hidden(self, place: str) -> bool:
        return bool(self.order.hidden) and place.startswith(f"{self.watched / str(self.order.hidden)}/")

    def _plan(self, todo: list[tuple[str, int]], orders: int, reports: int) -> NoReturn:
        """Run up to the first call, then fork for each fault when told to, and report."""

        def first(event: str, place: str) -> None:
            self.hook.struck = None
            for fault, number in todo:
                os.read(orders, 1)
                reading, writing = os.pipe()
                child = os.fork()
                if child == 0:
                    os.dup2(writing, 2)
                    strike(self.hook, fault, number)(event, place)
                    return
                os.close(writing)
                os.write(reports, (json.dumps(_ended(child, reading)) + "\n").encode())
            os._exit(0)

        def wait() -> None:
            self.hook.struck = first

        _command(self.order, os.open(os.devnull, os.O_WRONLY), wait)

    def _judged(
        self, fault: str, number: int, code: int, said: str, seen: set[tuple[object, ...]]
    ) -> Outcome:
        from generator.atomic import home, interrupted, recover  # noqa: PLC0415
        from generator.errors import UsageError  # noqa: PLC0415

        event, place = self.calls[number]
        top = home(self.watched)
        files, beside = self.told()
        left = self.state(files)
        half_told = interrupted(top) is not None
        again, last, said_again, recovered = None, None, "", left
        if fault in {"kill", "torn"} and left != "new":
            hidden = {"/".join(name.split("/")[:2]) for name in beside if STAGE not in name}
            key = (half_told, *files.items(), *sorted(hidden), bool(beside))
            enough = RERUNS if half_told else RERUNS // 2
            anew = bool(beside) and key not in seen and sum(each[0] == half_told for each in seen) < enough
            spare = self.watched.with_name(f"{self.watched.name}.spare")
            if anew:
                shutil.rmtree(spare, ignore_errors=True)
                shutil.copytree(self.watched, spare, symlinks=True) if self.watched.exists() else None
            try:
                recover(top)
                recovered = self.state()
            except UsageError:  # only the same command can tell how far it came
                recovered = "its own"
            if anew:
                seen.add(key)
                self.restore(spare)
                again, said_again = self.run()
                last = self.state()
        self.restore()
        at = f"{number} {event} {Path(place).relative_to(self.watched) if event != 'subprocess.Popen' else place}"
        return Outcome(
            fault, at, code, said, left, bool(beside), half_told, recovered, again, last, said_again
        )


def _entries(folder: Path) -> dict[Path, tuple[int, ...] | None]:
    """Return what lies below a folder, links as such: mode, size and time of a file, None for a folder."""
    told = ((path.relative_to(folder), path.lstat()) for path in folder.rglob("*"))
    return {
        name: None if stat.S_ISDIR(of.st_mode) else (of.st_mode, of.st_size, of.st_mtime_ns)
        for name, of in told
    }


def _command(order: Order, errors: int, before: Callable[[], None]) -> NoReturn:
    """Be the command, with its standard error in a pipe."""
    from generator.cli import main  # noqa: PLC0415

    os.chdir(order.cwd)
    os.environ.update(order.environment)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.dup2(errors, 2)
    sys.argv = ["playbook", *order.words]
    code = 0
    before()
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1 if end.code else 0
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _ended(child: int, reading: int) -> tuple[int, str]:
    with os.fdopen(reading, "r", encoding="utf-8", errors="replace") as stream:
        said = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def _main(orders: Mapping[str, Order]) -> None:
    import generator  # noqa: PLC0415 - whoever asks for outcomes has no use for it

    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith(("__main__", "mkdocs_plugin")):
            importlib.import_module(module.name)
    from generator.carry import carried  # noqa: PLC0415

    carried()  # packed once, and not in each process
    synced = os.fsync

    def fsync(descriptor: int) -> None:
        sys.audit("tests.fsync", descriptor)
        synced(descriptor)

    os.fsync = fsync  # type: ignore[assignment]
    hook = Hook()
    sys.addaudithook(hook)
    gc.freeze()
    found = {name: [asdict(each) for each in Trial(order, hook).all()] for name, order in orders.items()}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    _main({name: Order(**said) for name, said in json.loads(sys.argv[1]).items()})
