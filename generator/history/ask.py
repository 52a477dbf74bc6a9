"""Asking git: with nothing that runs a program, fetches or waits for somebody; what it refuses is a usage error."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from generator.errors import UsageError

_SAFE = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def batch(root: Path) -> subprocess.Popen[bytes]:
    """Return a process that hands out objects by their hash."""
    return subprocess.Popen(
        ["git", "-C", str(root), "cat-file", "--batch"],
        env=environment(utc=False),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def git(folder: Path, *arguments: str, utc: bool = False) -> bytes:
    """Run git in a folder; return what it prints.

    Args:
        folder: where.
        arguments: the command and its arguments.
        utc: whether days are those of Greenwich, not of here.

    Raises:
        UsageError: git is not there, or fails; the message holds what it said.
    """
    command = [
        "git",
        "-C",
        str(folder),
        "-c",
        "core.fsmonitor=false",
        "-c",
        "core.quotePath=false",
        *arguments,
    ]
    try:
        process = subprocess.Popen(
            command, env=environment(utc=utc), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except FileNotFoundError as error:
        raise UsageError("git is not installed, and only git knows other versions") from error
    except OSError as error:
        raise UsageError(f"git cannot be started: {error.strerror}") from error
    try:
        output, wrong = process.communicate()
    except BaseException:
        process.terminate()  # and not killed: it takes its locks away, or nothing could be undone
        process.wait()
        raise
    if process.returncode != 0:
        if b"lazy fetching disabled" in wrong and (remedy := remedy_for_partial(folder)):
            raise UsageError(remedy)
        said = " ".join(os.fsdecode(wrong).split())
        verb = next(word for word in arguments if not word.startswith("-"))
        raise UsageError(f"git {verb} failed in {folder}: {said}")
    return output


def remedy_for_partial(folder: Path) -> str:
    """Return what a partial clone needs once, so that other versions are here; empty where the clone is none.

    Nothing is fetched on the way: reading a revision asks no network.
    """
    asked = ["git", "-C", str(folder), "config", "--get-regexp", r"^remote\..*\.promisor$"]
    said = subprocess.run(asked, env=environment(utc=False), capture_output=True, check=False).stdout
    remote = os.fsdecode(said).partition(".promisor")[0].removeprefix("remote.")
    return (
        f"this clone of {folder} is partial, and files of other versions were never fetched: run "
        f"`git config --unset remote.{remote}.partialclonefilter && git fetch --refetch {remote}` once"
        if remote
        else ""
    )


def environment(*, utc: bool) -> dict[str, str]:
    """Return the environment without what would point git at another repository."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name
        not in (
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_CEILING_DIRECTORIES",
        )
    }
    return kept | _SAFE | ({"TZ": "UTC"} if utc else {})
