"""Whether what a repository carries can be installed: tried, without installing anything."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.carry.files import REQUIREMENTS

INSTALL = f"python -m pip install --require-hashes -r {REQUIREMENTS}"
"""How a person installs it, in the folder of the playbook."""

_LONGEST = 300
"""Seconds after which a try is given up."""

_MARKS = ("ERROR:", "error:", "cause:")


def proven(folder: Path) -> str:
    """Try to install what a repository carries, down to each hash, and leave nothing of it.

    Returns:
        an empty text when it can be installed, or else why that is not known.
    """
    with tempfile.TemporaryDirectory() as aside:
        command = _command(aside)
        if command is None:
            return "neither pip nor uv is here"
        try:
            ran = subprocess.run(
                [*command, "--quiet", "--require-hashes", "-r", REQUIREMENTS], cwd=folder, capture_output=True,
                text=True, timeout=_LONGEST, check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"it took longer than {_LONGEST} s"
        except OSError as error:
            return f"{command[0]} cannot be run: {error.strerror}"
    return "" if ran.returncode == 0 else _reason(f"{ran.stdout}\n{ran.stderr}")


def _command(aside: str) -> list[str] | None:
    """Return the start of a command that tries to install; None when there is no installer here.

    uv is asked first, because it is quick. Its dry run compares no hash with what a registry has, so it installs into
    a folder that is thrown away.
    """
    beside = shutil.which("uv", path=str(Path(sys.executable).parent))
    uv = os.environ.get("UV") or shutil.which("uv") or beside
    if uv:
        return [uv, "pip", "install", "--python", sys.executable, "--target", aside]
    if importlib.util.find_spec("pip"):
        quick = ["--disable-pip-version-check", "--retries", "1", "--timeout", "15"]
        return [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", *quick]
    return None


def _reason(said: str) -> str:
    """Return what an installer says went wrong: the lines it marks so, or else its last one."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    marked = [line.partition(":")[2].strip() for line in lines if line.startswith(_MARKS)]
    return (marked or lines or ["the installer does not say why"])[-1].rstrip(".:")
