"""Git repositories for tests: real ones, with a history of playbooks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.build import changed, write


class TestRepository:
    """A repository in a folder, with the small playbook in `playbook`."""

    __test__ = False

    def __init__(self, root: Path) -> None:
        self.root = root
        self.playbook = root / "playbook"
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "2026-03-01") -> str:
        """Run git as nobody in particular, on a fixed day, without the settings of this machine."""
        moment = f"{day}T12:00:00Z"
        identity = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Test"), ("EMAIL", "test@example.org"), ("DATE", moment))
        }
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        ran = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            env=os.environ | identity | settings, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return ran.stdout.strip()

    def commit(
        self, change: Mapping[str, object] | None = None, *, day: str = "2026-03-01", tag: str | None = None
    ) -> str:
        """Commit the small playbook, changed; return the hash."""
        write(changed(change), self.playbook)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=Change the playbook", day=day)
        if tag:
            self.git("tag", "--annotate", f"--message={tag}", tag, day=day)
        return self.git("rev-parse", "HEAD")
