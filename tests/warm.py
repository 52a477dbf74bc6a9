"""The command `playbook` without the wait for its imports: a process that has them forks one for each start.

What runs is a process of its own, with arguments, folder, environment, output and exit code as after a start from
nothing. A start from nothing is `cold`; tests of the wheel, of workflows and of the preview know only that.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import threading
import traceback
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
HEAVY = (
    "material.plugins.search.plugin",
    "mkdocs.commands.build",
    "pygments.formatters",
    "pymdownx.superfences",
)
"""What a build imports that is not ours."""
EXTRAS = ("agents.server",)
"""Modules of ours that only an extra of the program needs."""
AT_THE_START = ("LANG", "LC_", "PYTHON", "TZ")
"""Variables that an interpreter looks at only when it starts."""


def command(
    *arguments: str | Path, cwd: str | Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody at a terminal would, with more in the environment."""
    if any(name.startswith(AT_THE_START) for name in environment):
        return cold(*arguments, cwd=cwd, **environment)
    words = list(map(str, arguments))
    with tempfile.TemporaryDirectory(prefix="playbook-") as folder:
        streams = [Path(folder, name) for name in ("out", "err")]
        code = _ask(
            words=words, cwd=str(cwd), environment=_surroundings(environment), streams=[*map(str, streams)]
        )
        return subprocess.CompletedProcess(words, code, *(path.read_text("utf-8") for path in streams))


def cold(
    *arguments: str | Path, cwd: str | Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in an interpreter that starts for it."""
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *map(str, arguments)],
        cwd=cwd, env=_surroundings(environment), capture_output=True, text=True, check=False,
    )  # fmt: skip


def _surroundings(more: dict[str, str]) -> dict[str, str]:
    """Return the environment of this process without what makes the command print in another way, and more."""
    plain = {name: value for name, value in os.environ.items() if name not in ("GITHUB_ACTIONS", "NO_COLOR")}
    return plain | {"PYTHONPATH": str(ROOT)} | more


def _ask(**order: Any) -> int:
    """Have one process forked, wait for it, return its exit code."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(order) + "\n")
    server.stdin.flush()
    return int(server.stdout.readline())


@cache
def _server() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.warm"],
        cwd=ROOT, env=_surroundings({}), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def stop() -> None:
    """End the process that forks, if there is one."""
    if _server.cache_info().currsize:
        with _server() as server:
            assert server.stdin is not None
            server.stdin.close()
        _server.cache_clear()


def _serve() -> None:
    """Fork a process for each line on standard input; write its exit code when it has ended."""
    _import_all()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(**json.loads(line))
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def _import_all() -> None:
    import generator  # noqa: PLC0415 - whoever asks for a process has no use for it

    ours = (found.name for found in pkgutil.walk_packages(generator.__path__, "generator."))
    for name in (*HEAVY, *(name for name in ours if not name.endswith(("__main__", *EXTRAS)))):
        importlib.import_module(name)
    _remember()
    gc.freeze()


def _remember() -> None:
    """Have read what is shipped: each process begins as one that found the memory of a run before it.

    What a check finds in a text is the same with a memory and without one, which tests of it prove.
    """
    from generator.api import check  # noqa: PLC0415
    from generator.of_texts import Remembered, forget  # noqa: PLC0415

    for name in ("playbook", "tests/small"):
        check(ROOT / name)
    with tempfile.TemporaryDirectory(prefix="playbook-") as folder:
        memory = Remembered(Path(folder), "", "")
        memory.keep()
        forget()
        memory.recall()


def _become(words: list[str], cwd: str, environment: dict[str, str], streams: list[str]) -> None:
    """Be the command, and end as an interpreter does but for what it holds: that goes back to the system as it is.

    To take hundreds of modules apart one by one costs several times what a short command costs.
    """
    from generator.cli import main  # noqa: PLC0415

    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, path in enumerate(streams, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), number)
    sys.argv = ["playbook", *words]
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as the interpreter tells it
        code = traceback.format_exc().rstrip()
    threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 - it waits for threads
    atexit._run_exitfuncs()  # noqa: SLF001
    if isinstance(code, str):
        sys.stderr.write(f"{code}\n")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(bool(code)))


if __name__ == "__main__":
    _serve()
