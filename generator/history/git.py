"""Git, read safely: a revision is verified before it is used, and files come as blobs by their hash.

Nothing is checked out, no filter, hook or program of a revision runs, nothing is fetched. What is ever
written is the commit and the tag of a release, and that is undone when one of them fails.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import UsageError
from generator.history.ask import environment, git
from generator.history.snapshot import Snapshot

_HASH = re.compile(rb"[0-9a-f]{40}|[0-9a-f]{64}")
_DAY = 86_400  # seconds


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
        return cls(Path(os.fsdecode(git(here, "rev-parse", "--show-toplevel")).rstrip("\n")))

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that a revision names.

        Raises:
            UsageError: there is no such commit here.
        """
        try:
            found = git(
                self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
            )  # fmt: skip
        except UsageError as error:
            advice = "`git fetch --tags` fetches branches and tags, or check how it is written"
            if self.is_shallow:
                advice = "only a part of the history is here: `git fetch --unshallow --tags` fetches the rest"
            raise UsageError(f"'{revision}' names no commit in {self.root} ({advice})") from error
        if not _HASH.fullmatch(found.strip()):  # such as `^main`, which means: not what main holds
            raise UsageError(f"'{revision}' names no single commit in {self.root}")
        return found.decode("ascii").strip()

    def day(self, commit: str) -> str:
        """Return the day of a commit, by its hash, in UTC."""
        said = git(self.root, "show", "--no-patch", "--no-show-signature", "--date=format-local:%Y-%m-%d",
                    "--format=%cd", commit, "--", utc=True)  # fmt: skip
        return said.decode("ascii").strip()

    def tags(self) -> tuple[Tag, ...]:
        """Return the tags of commits, by name."""
        form = "%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(committerdate:format-local:%Y-%m-%d)%00%(*committerdate:format-local:%Y-%m-%d)"
        said = git(self.root, "for-each-ref", f"--format={form}", "refs/tags", utc=True)
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
        said = git(
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
        raw = git(self.root, "cat-file", "tag", name) if self._is_annotated(name) else b""
        if b"\n-----BEGIN " in raw:
            return self._verified("verify-tag", name)
        header = git(self.root, "cat-file", "commit", tag.commit).partition(b"\n\n")[0]
        return self._verified("verify-commit", tag.commit) if b"\ngpgsig" in header else ""

    def _is_annotated(self, name: str) -> bool:
        return git(self.root, "cat-file", "-t", name).strip() == b"tag"

    def _verified(self, command: str, name: str) -> str:
        """Return in one line what git found out about a signature."""
        ran = subprocess.run(
            ["git", "-C", str(self.root), command, name],
            check=False,
            env=environment(utc=True),
            capture_output=True,
        )
        said = " ".join(os.fsdecode(ran.stderr).split())
        good = re.search(r'Good (?:"git" )?signature (?:for|from) "?(.+?)"?(?: \[| with |$)', said)
        if ran.returncode == 0 and good:
            return f"signed by {good[1]}"
        return f"signed, and this machine cannot tell by whom: {said}"

    def last_commits(self, folder: Path) -> dict[Path, tuple[str, str]]:
        """Return the last commit that touched each file below a folder, and its day; the history is walked once."""
        said = git(
            self.root, "log", "-z", "--format=%x01%H %cs", "--name-only", "--no-renames", "--", str(folder)
        )
        found: dict[Path, tuple[str, str]] = {}
        commit = day = ""
        for piece in filter(None, os.fsdecode(said).split("\0")):
            if piece.startswith("\x01"):
                commit, _, day = piece[1:].strip().partition(" ")
            else:
                found.setdefault(self.root / piece.lstrip("\n"), (commit, day))
        return found

    def changed_files(self) -> tuple[str, ...]:
        """Return the files that differ from the last commit, and those git does not know."""
        said = os.fsdecode(git(self.root, "status", "--porcelain=v1", "-z", "--no-renames"))
        return tuple(line[3:] for line in said.split("\0") if line)

    @property
    def branch(self) -> str:
        """The branch that the next commit goes to; empty when it goes to none."""
        return os.fsdecode(git(self.root, "branch", "--show-current")).strip()

    @property
    def is_shallow(self) -> bool:
        """Whether only a part of the history was fetched, so that tags can be missing."""
        return git(self.root, "rev-parse", "--is-shallow-repository").strip() == b"true"

    def left_out(self, paths: Sequence[Path]) -> tuple[str, ...]:
        """Return the files below some paths that a sparse checkout leaves out, as paths from the top."""
        inside = [str(path) for path in paths if path.is_relative_to(self.root)]
        said = git(self.root, "--literal-pathspecs", "ls-files", "-t", "-z", "--", *inside) if inside else b""
        return tuple(line[2:] for line in os.fsdecode(said).split("\0") if line.startswith("S "))

    def ignores(self, path: Path) -> bool:
        """Return whether git is told to keep a folder out of the repository, and does; or it stands outside."""
        if not path.resolve().is_relative_to(self.root):
            return True
        said = git(self.root, "ls-files", "--cached", "-z", "--", str(path))
        others = git(self.root, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z", "--",
                      f"{path}/")  # fmt: skip
        return not said and bool(others)

    def commit_files(self, paths: Sequence[Path], message: str) -> str:
        """Commit some files, and nothing else, and return the hash of the commit."""
        names = [str(path) for path in paths]
        git(self.root, "add", "--", *names)
        git(self.root, "commit", "--quiet", f"--message={message}", "--", *names)
        return self.commit("HEAD")

    def go_back(self, commit: str) -> None:
        """Let the branch end at an earlier commit again; files and what is staged stay as they are."""
        git(self.root, "update-ref", "-m", "playbook: undo", "HEAD", commit)

    def unstage(self) -> None:
        """Let the next commit hold nothing new; the files themselves stay as they are."""
        git(self.root, "reset", "--quiet")

    def stands_on(self, commit: str, parent: str, subject: str) -> bool:
        """Return whether a commit has that one parent and that first line."""
        said = git(self.root, "show", "--no-patch", "--no-show-signature", "--format=%P%x00%s", commit, "--")
        return os.fsdecode(said).strip("\n").split("\0") == [parent, subject]

    def create_tag(self, name: str, commit: str, message: str) -> None:
        """Create an annotated tag. Nothing is pushed.

        Raises:
            UsageError: there is such a tag already, or the name is no name for a tag.
        """
        git(self.root, "tag", "--annotate", f"--message={message}", "--end-of-options", name, commit)

    def snapshot(self, commit: str) -> Snapshot:
        """Return the files of a commit, by its hash; close it after use."""
        said = git(self.root, "ls-tree", "-r", "-z", "--full-tree", commit)
        entries = {}
        for line in os.fsdecode(said).split("\0"):
            if line:
                facts, _, name = line.partition("\t")
                mode, _, blob = facts.split(" ")
                entries[name] = (mode, blob)
        return Snapshot(self.root, entries)
