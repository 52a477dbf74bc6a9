"""A copy of the program to change: what a contributor meets who leaves a piece out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.build import SMALL

ROOT = Path(__file__).parents[1]


class Scratch:
    """A copy of the generator, its templates and playbooks."""

    def __init__(self, folder: Path) -> None:
        """Copy them into a folder."""
        self.folder = folder
        for name in ("generator", "templates", "playbook", "examples", "site_overrides"):
            shutil.copytree(
                ROOT / name, folder / name
            )  # with what is compiled: a changed file is newer than that
        shutil.copy(ROOT / "mkdocs.yml", folder)

    def change(self, file: str, old: str, new: str) -> None:
        """Write something else in the place of the first piece of a file that reads so."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run some lines with this generator; their first argument is the folder of the small playbook."""
        return self._python("-c", code, str(SMALL))

    def playbook(self, command: str, *options: str, folder: Path = SMALL) -> subprocess.CompletedProcess[str]:
        """Run a command of this program on a playbook, the small one when none is named."""
        return self._python("-m", "generator.cli", command, *options, str(folder))

    def _python(self, *said: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", *said],
            cwd=self.folder,
            text=True,
            capture_output=True,
            check=False,
            env={"PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"},
        )

    def refusal(self, code: str) -> str:
        """Return the last line of what some lines say on standard error."""
        return self.run(code).stderr.splitlines()[-1]
