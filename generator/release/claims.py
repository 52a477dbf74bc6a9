"""Since when something is claimed: the last commit of the file in which it stands."""

from __future__ import annotations

from pathlib import Path

from generator.api import root_of
from generator.errors import UsageError
from generator.folder.files import Files
from generator.history.git import Repository
from generator.problems import Spot


class Claims:
    """The commits behind the files of a playbook as they are now."""

    def __init__(self, folder: Path, files: Files) -> None:
        """Ask git about the folder of a team; without git nothing is known."""
        self._files = files
        self._home = root_of(folder).resolve()
        self._commits: dict[Path, tuple[str, str]] = {}
        self._changed: set[Path] = set()
        try:
            repository = Repository.around(folder)
            self._commits = repository.last_commits(self._home)
            self._changed = {repository.root / path for path in repository.changed_files()}
        except UsageError:  # no repository, or no commit: the report has a doubt about it
            return

    def of(self, *path: str | int) -> str:
        """Return the commit that a place rests on, to stand behind its name; empty where no file of the team says it."""
        where = self._files.locate(Spot(path))
        file = Path(where.file).resolve() if where else None
        if file is None or not self._commits or not file.is_relative_to(self._home):
            return ""
        commit, day = self._commits.get(file, ("", ""))
        if not commit:
            return ", in no commit yet"
        return f", commit {commit[:12]} of {day}{', changed since' if file in self._changed else ''}"
