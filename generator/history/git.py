"""Git, read safely: a revision is verified before it is used, and files come as blobs by their hash.

Nothing is checked out, no filter, hook or program of a revision runs, nothing is fetched. What is ever
written is the commit and the tag of a release, and that is undone when one of them fails.
"""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from generator.errors import UsageError

_SAFE = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
MOST_BYTES = 64 * 1024 * 1024
"""Nothing of a playbook is larger; somebody else's commit must not fill the memory."""

_HASH = re.compile(rb"[0-9a-f]{40}|[0-9a-f]{64}")
_DAY = 86_400  # seconds
_LINK = "120000"
_FILES = frozenset({"100644", "100755", "100664"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and the day, as year-month-day, of the commit it names."""

    name: str
    commit: str
    day: str


class Repository:
    """A repository with a working tree."""

    def __init__(self, root: Path) -> None:
        """Take the top folder of the working tree."""
        self.root = root

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Return the repository that a folder, or its nearest parent that exists, belongs to.

        Raises:
            UsageError: it belongs to none, or git is not installed.
        """
        here = next(path for path in (folder.resolve(), *folder.resolve().parents) if path.is_dir())
        return cls(Path(os.fsdecode(_git(here, "rev-parse", "--show-toplevel")).rstrip("\n")))

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that a revision names.

        Raises:
            UsageError: there is no such commit here.
        """
        try:
            found = _git(
                self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
            )  # fmt: skip
        except UsageError as error:
            advice = "fetch it, or check how it is written"
            if self.is_shallow:
                advice = "only a part of the history is here: `git fetch --unshallow` fetches the rest"
            raise UsageError(f"'{revision}' names no commit in {self.root} ({advice})") from error
        if not _HASH.fullmatch(found.strip()):  # such as `^main`, which means: not what main holds
            raise UsageError(f"'{revision}' names no single commit in {self.root}")
        return found.decode("ascii").strip()

    def day(self, commit: str) -> str:
        """Return the day of a commit, by its hash, in UTC."""
        said = _git(self.root, "show", "--no-patch", "--no-show-signature", "--date=format-local:%Y-%m-%d",
                    "--format=%cd", commit, "--", utc=True)  # fmt: skip
        return said.decode("ascii").strip()

    def tags(self) -> tuple[Tag, ...]:
        """Return the tags of commits, by name."""
        form = "%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(committerdate:format-local:%Y-%m-%d)%00%(*committerdate:format-local:%Y-%m-%d)"
        said = _git(self.root, "for-each-ref", f"--format={form}", "refs/tags", utc=True)
        found = []
        for line in os.fsdecode(said).split("\n")[:-1]:  # a name may hold what Python takes for a line end
            name, own, behind, day, day_behind = line.split("\0")
            if day or day_behind:
                found.append(Tag(name, behind or own, day_behind or day))
        return tuple(sorted(found, key=lambda tag: tag.name))

    def dated_before_parent(self, commits: Sequence[str]) -> frozenset[str]:
        """Return those of some commits, by hash, that are a day or more older than a commit they stand on."""
        if not commits:
            return frozenset()
        said = _git(
            self.root, "rev-list", "--topo-order", "--reverse", "--timestamp", "--parents", *commits, "--"
        )
        newest: dict[str, int] = {}
        early = set()
        for line in said.decode("ascii").splitlines():
            moment, commit, *parents = line.split()
            below = max((newest.get(parent, 0) for parent in parents), default=0)
            newest[commit] = max(int(moment), below)
            if below // _DAY > int(moment) // _DAY:
                early.add(commit)
        return frozenset(early.intersection(commits))

    def signature(self, tag: Tag) -> str:
        """Return what git says about the signature of a tag, or of its commit; nothing where there is none."""
        name = f"refs/tags/{tag.name}"
        raw = _git(self.root, "cat-file", "tag", name) if self._is_annotated(name) else b""
        if b"\n-----BEGIN " in raw:
            return self._verified("verify-tag", name)
        header = _git(self.root, "cat-file", "commit", tag.commit).partition(b"\n\n")[0]
        return self._verified("verify-commit", tag.commit) if b"\ngpgsig" in header else ""

    def _is_annotated(self, name: str) -> bool:
        return _git(self.root, "cat-file", "-t", name).strip() == b"tag"

    def _verified(self, command: str, name: str) -> str:
        """Return in one line what git found out about a signature."""
        ran = subprocess.run(
            ["git", "-C", str(self.root), command, name],
            check=False,
            env=_environment(utc=True),
            capture_output=True,
        )
        said = " ".join(os.fsdecode(ran.stderr).split())
        good = re.search(r'Good (?:"git" )?signature (?:for|from) "?(.+?)"?(?: \[| with |$)', said)
        if ran.returncode == 0 and good:
            return f"signed by {good[1]}"
        return f"signed, and this machine cannot tell by whom: {said}"

    def changed_files(self) -> tuple[str, ...]:
        """Return the files that differ from the last commit, and those git does not know."""
        said = os.fsdecode(_git(self.root, "status", "--porcelain=v1", "-z", "--no-renames"))
        return tuple(line[3:] for line in said.split("\0") if line)

    @property
    def branch(self) -> str:
        """The branch that the next commit goes to; empty when it goes to none."""
        return os.fsdecode(_git(self.root, "branch", "--show-current")).strip()

    @property
    def is_shallow(self) -> bool:
        """Whether only a part of the history was fetched, so that tags can be missing."""
        return _git(self.root, "rev-parse", "--is-shallow-repository").strip() == b"true"

    def ignores(self, path: Path) -> bool:
        """Return whether git is told to keep a folder out of the repository, and does; or it stands outside."""
        if not path.resolve().is_relative_to(self.root):
            return True
        said = _git(self.root, "ls-files", "--cached", "-z", "--", str(path))
        others = _git(self.root, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z", "--",
                      f"{path}/")  # fmt: skip
        return not said and bool(others)

    def commit_files(self, paths: Sequence[Path], message: str) -> str:
        """Commit some files, and nothing else, and return the hash of the commit."""
        names = [str(path) for path in paths]
        _git(self.root, "add", "--", *names)
        _git(self.root, "commit", "--quiet", f"--message={message}", "--", *names)
        return self.commit("HEAD")

    def go_back(self, commit: str) -> None:
        """Let the branch end at an earlier commit again; files and what is staged stay as they are."""
        _git(self.root, "update-ref", "-m", "playbook: undo", "HEAD", commit)

    def unstage(self) -> None:
        """Let the next commit hold nothing new; the files themselves stay as they are."""
        _git(self.root, "reset", "--quiet")

    def stands_on(self, commit: str, parent: str, subject: str) -> bool:
        """Return whether a commit has that one parent and that first line."""
        said = _git(self.root, "show", "--no-patch", "--no-show-signature", "--format=%P%x00%s", commit, "--")
        return os.fsdecode(said).strip("\n").split("\0") == [parent, subject]

    def create_tag(self, name: str, commit: str, message: str) -> None:
        """Create an annotated tag. Nothing is pushed.

        Raises:
            UsageError: there is such a tag already, or the name is no name for a tag.
        """
        _git(self.root, "tag", "--annotate", f"--message={message}", "--end-of-options", name, commit)

    def snapshot(self, commit: str) -> Snapshot:
        """Return the files of a commit, by its hash; close it after use."""
        said = _git(self.root, "ls-tree", "-r", "-z", "--full-tree", commit)
        entries = {}
        for line in os.fsdecode(said).split("\0"):
            if line:
                facts, _, name = line.partition("\t")
                mode, _, blob = facts.split(" ")
                entries[name] = (mode, blob)
        return Snapshot(self.root, entries)


class Snapshot:
    """The files of one commit. Use it with `with`: one process of git hands out the blobs."""

    def __init__(self, root: Path, entries: Mapping[str, tuple[str, str]]) -> None:
        """Take mode and blob of each file, by its path with `/` from the top of the repository."""
        self._root = root
        self._entries = entries
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.communicate()

    @property
    def names(self) -> frozenset[str]:
        """The paths of all files and links."""
        return frozenset(self._entries)

    def is_link(self, name: str) -> bool:
        """Return whether a path is a link that leads to no file of the same commit, or a submodule."""
        return self._target(name) is None

    def read(self, name: str) -> bytes:
        """Return what a file holds, its beginning if it is very large; a link is followed within the commit.

        Raises:
            OSError: there is no such file, or git does not have its content.
        """
        target = self._target(name)
        if target is None:
            raise FileNotFoundError(2, "No such file in this revision", name)
        return self._blob(self._entries[target][1])

    def _target(self, name: str) -> str | None:
        for _ in range(8):  # links to links, and no endless ring of them
            mode, blob = self._entries.get(name, ("", ""))
            if mode in _FILES:
                return name
            if mode != _LINK:
                return None
            where = os.fsdecode(self._blob(blob))
            name = posixpath.normpath(posixpath.join(posixpath.dirname(name), where))
        return None

    def _blob(self, blob: str) -> bytes:
        process = self._process = self._process or _batch(self._root)
        if process.stdin is None or process.stdout is None:
            raise OSError(5, "git has no pipes")
        process.stdin.write(blob.encode("ascii") + b"\n")
        process.stdin.flush()
        header = process.stdout.readline().split()
        if len(header) != 3 or header[1] != b"blob":
            raise OSError(5, "git does not have the content of this file")
        size = int(header[2])
        content = process.stdout.read(min(size, MOST_BYTES))
        if size > MOST_BYTES:  # what is left of it stays in the pipe
            process.kill()
            process.communicate()
            self._process = None
        else:
            process.stdout.read(1)
        return content


def _batch(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["git", "-C", str(root), "cat-file", "--batch"],
        env=_environment(utc=False),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _git(folder: Path, *arguments: str, utc: bool = False) -> bytes:
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
            command, env=_environment(utc=utc), stdout=subprocess.PIPE, stderr=subprocess.PIPE
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
        said = " ".join(os.fsdecode(wrong).split())
        raise UsageError(f"git {arguments[0]} failed in {folder}: {said}")
    return output


def _environment(*, utc: bool) -> dict[str, str]:
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
