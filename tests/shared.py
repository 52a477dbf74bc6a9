"""What several tests only look at, made once in a run of the tests: the worker that needs it first makes it for all."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that is made by whoever asks first, while the others wait for it.

    It lies in the temporary folder of this run, so that nothing of an earlier run is ever looked at.

    Args:
        factory: of the session.
        name: of the folder; the same name stands for the same content.
        make: fills the folder, which is empty.
    """
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared" / name
    folder.parent.mkdir(exist_ok=True)
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_name(f"{name}.done")
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of somebody who failed half-way
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
