"""What the last checks and cards said, so that what did not change since need not be checked or printed again.

Whether it did is not guessed from a list of what a check reads: while one is made, the interpreter itself reports each
file that is opened and each folder that is listed, and the answer is kept with a digest of all of them, of what is not
there included. The question holds the rest: the words of the command, the day, the place, our code and the packages.
A check that starts another program, reads what changes meanwhile or has much to say is not remembered. Cards are, with
the typesetter: it reads templates, which were put together from what is known, and fonts, which are packages. What was
written is kept as digests, and has to be there as it was.

The stamps of our own files are part of the question, so that nobody who only writes a repository can write an answer
that is taken for ours.
"""
# Paths stay texts: hundreds are looked at, and the answer must cost less than importing what makes it.
# ruff: noqa: PTH100, PTH109, PTH116, PTH119, PTH120, PTH123

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import cast

from generator.memory import HOME, digest, keep, program, recall, stamp
from generator.of_texts import Remembered

__all__ = ["HOME", "Answer", "Memory", "Observer", "made_of"]

_AT_MOST = 32
"""Answers that are kept; the oldest goes first."""
_LONGEST = 1_000_000
"""Characters of an answer that is worth keeping."""
_FORM = 1
_PROGRAM = Path(__file__).resolve().parents[1]
_ABSENT = "absent"
_TYPESETTER = "generator.cards.worker"
_LOOKED_FOR = (
    "playbook.yml",
    "mkdocs.yml",
    "cards.lock.json",
    "cards.public.lock.json",
    "releases",
    "layers",
    "contacts/contacts.yaml",
    ".playbook/default.zip",
    ".playbook-writing/plan.json",
)
"""What is looked for beside a playbook without being opened, when it is not there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check said.

    Attributes:
        report: for standard output.
        names_missing: why no name of a person was looked for; empty where that is no loss, or one was.
        fails: whether the command fails.
        aside: for standard error.
        made: a digest of each file that was written, by its path.
    """

    report: str
    names_missing: str = ""
    fails: bool = False
    aside: str = ""
    made: Mapping[str, str] = field(default_factory=dict)


class Memory:
    """The answer to one question, kept in a file of its own."""

    def __init__(self, work: Path, folder: Path, question: Sequence[str]) -> None:
        """Take the folder for everything that is made, the one to check, and all that the answer depends on beside it."""
        self._home, self._folder = work / HOME / "checks", folder
        self._code = tuple(program())
        asked = [str(_FORM), os.getcwd(), os.environ.get("PYTHONTZPATH", ""), *question, *self._code]
        self._path = self._home / f"{digest(json.dumps(asked).encode('utf-8', 'surrogatepass'))}.json"

    def texts(self, command: str = "check") -> Remembered:
        """Return what a command knows of the single texts of the folder: of these most are as they were."""
        key = digest("\0".join(self._code).encode("utf-8", "surrogatepass"))
        return Remembered(self._home.with_name("texts"), f"{command} {self._folder.resolve()}", key)

    def recall(self) -> Answer | None:
        """Return the answer, if all that it follows from is as it was."""
        try:
            if (body := recall(self._path)) is None:
                return None
            found = json.loads(body)
            if any(_now(path, listed=False) != seen for path, seen in found["files"].items()):
                return None
            if any(_now(path, listed=True) != seen for path, seen in found["folders"].items()):
                return None
            answer = Answer(**found["answer"])
            return answer if answer.made == made_of(answer.made) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, answer: Answer, seen: Observer) -> None:
        """Keep an answer with all that was read for it; nothing happens where that cannot be written."""
        inputs = seen.inputs(self._folder)
        if inputs is None or len(answer.report) > _LONGEST:
            return
        files, folders = inputs
        body = json.dumps({"files": files, "folders": folders, "answer": asdict(answer)}).encode()
        keep(self._path, body, _AT_MOST)


def made_of(paths: Iterable[str]) -> dict[str, str]:
    """Return a digest of each of some files."""
    return {path: _now(path, listed=False) for path in paths}


def _by_nobody(_: str) -> bool:
    return False


class Observer:
    """Notes what is opened and listed from now on; an interpreter forgets no such observer, so there is one at most.

    Args:
        is_ours: whether a path is of what the command itself writes: what it reads there follows from the rest.
    """

    def __init__(self, is_ours: Callable[[str], bool] = _by_nobody) -> None:
        """Begin."""
        self._is_ours = is_ours
        self._files: dict[str, tuple[int, ...] | None] = {}
        self._folders: dict[str, tuple[int, ...] | None] = {}
        self._on, self._whole, self._code = True, True, _answered_for()
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._on:
            return
        if event == "open":
            self._take(self._files, arguments[0])
        elif event in ("os.listdir", "os.scandir"):
            self._take(self._folders, arguments[0])
        elif event == "subprocess.Popen" and _TYPESETTER in cast("Sequence[str]", arguments[1]):
            return
        elif event in ("subprocess.Popen", "os.posix_spawn", "os.fork", "socket.connect"):
            self._whole = False

    def _take(self, noted: dict[str, tuple[int, ...] | None], path: object) -> None:
        if isinstance(path, bytes | str | os.PathLike):
            name = os.path.abspath(os.fsdecode(path))
            if name not in noted and not name.startswith(self._code) and not self._is_ours(name):
                noted[name] = stamp(name)

    def inputs(self, folder: Path) -> tuple[dict[str, str], dict[str, str]] | None:
        """Return a digest of each file and folder that was read; None where one changed meanwhile, or not all is known."""
        self._on = False
        files = {name: _now(name, listed=False) for name in (*self._files, *_beside(folder))}
        folders = {name: _now(name, listed=True) for name in self._folders}
        noted = (*self._files.items(), *self._folders.items())
        whole = self._whole and all(stamp(name) == then for name, then in noted)
        return (files, folders) if whole else None


def _beside(folder: Path) -> Iterator[str]:
    """Yield what a check looks for around a folder, and only opens when it is there."""
    here = folder.resolve()
    for place in (here, here.parent):
        yield from (str(place / name) for name in _LOOKED_FOR)
    for above in (here, *here.parents):
        yield str(above / ".git")
        yield str(above / ".git" / "info" / "sparse-checkout")


def _now(path: str, *, listed: bool) -> str:
    """Return what is at a place: where it really is, with a digest of a file, or of the names and kinds in a folder."""
    try:
        if listed:
            with os.scandir(path) as found:
                content = "\0".join(sorted(f"{one.name}/{one.is_dir()}" for one in found))
            told = digest(content.encode("utf-8", "surrogateescape"))
        elif stat.S_ISREG(os.stat(path).st_mode):
            with open(path, "rb") as file:
                told = digest(file.read())
        else:
            told = "something else"
    except OSError:
        return _ABSENT
    real = os.path.realpath(path)
    return told if real == path else f"{told} {os.fsencode(real)!r}"


def _answered_for() -> tuple[str, ...]:
    """Return the beginnings of the paths that `program` answers for."""
    folders = [str(_PROGRAM), os.path.dirname(os.__file__)]
    folders += [place for place in sys.path if os.path.basename(place) in ("site-packages", "dist-packages")]
    return tuple(f"{folder}{os.sep}" for folder in folders)
