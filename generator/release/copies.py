"""A copy of each released version, built once in the edition of today, kept by its edition and commit, later only copied.

That holds even for a program that could not read it any more. A public copy is looked at each time, and one that would
show what is private is not published, kept or not.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator import api
from generator.cards.shelf import Say
from generator.check.check import Checked
from generator.check.leaks import TELLING_RULES
from generator.errors import PlaybookError, UsageError
from generator.export import content_digest
from generator.folder.files import Files, LayeredFiles
from generator.history.git import Repository
from generator.history.records import Tagged
from generator.history.surroundings import named, write_files
from generator.history.versions import files_of, path_then, read_revision, refuse
from generator.model import Playbook
from generator.model.edition import Edition
from generator.problems import Level, Problem
from generator.read.folder import Source
from generator.release.together import LATEST, Kept, LeftOut
from generator.resources import mkdocs_config
from generator.site.publish import MANIFEST
from generator.site.settings import stated_address

_SHOWS_PRIVATE = "the public edition of it would show what is private"
_OLD = "this program cannot build it any more"


class Copies:
    """Makes and keeps the copies; what was built, and what is wrong or left out, is in its attributes."""

    def __init__(
        self,
        repository: Repository,
        folder: Path,
        today: Files,
        edition: Edition,
        store: Path,
        say: Say,
        with_cards: bool,
    ) -> None:
        self.built: list[str] = []
        self.problems: list[Problem] = []
        self.left_out: list[LeftOut] = []
        self.why = ""
        self.names_missing = ""
        self._repository, self._folder, self._store = repository, folder, store
        self._today, self._edition = today, edition
        self._say, self._with_cards = say, with_cards
        settings = api.settings_of(folder)  # a public edition does not show the address on its cards
        self._address = "" if settings == mkdocs_config() else stated_address(settings)

    def kept_if_possible(self, found: Tagged) -> Kept | None:
        """Return an older version; None when it cannot be shown, which must not hold back the newest."""
        try:
            kept = self.kept(found)
        except PlaybookError as error:
            self.left_out.append(LeftOut(found.version, _OLD, str(error)))
            return None
        if kept is None:
            first, *more = self.problems
            exactly = f"{self.why}: {_in_short(first, len(more))}"
            self.left_out.append(LeftOut(found.version, self.why, exactly))
        return kept

    def kept(self, found: Tagged) -> Kept | None:
        """Return a version, built now if it is not kept yet; None when it would show what is private, or has faults.

        Raises:
            PlaybookError: it could not be read or rendered.
        """
        commit, name = found.tag.commit, found.tag.name
        inside = path_then(self._repository, commit, self._folder, name)
        checked, said = None, ""
        if self._edition == "public":  # what may be shown is decided today, not when a copy was kept
            checked = self._read(found, inside, contacts=True)
            if self.problems:
                self.why = _SHOWS_PRIVATE
                return None
            said = f"{content_digest(_playbook_of(checked))} {checked.names_missing}"  # pages say both
        folder = self._store / self._name(found, commit, inside, said)
        if checked and (folder / MANIFEST).exists():  # a copy may name whom nobody knew to look for
            self.problems = [
                named(each, self._store / ".source", name)
                for each in api.problems_of_published(folder, checked)
            ]
            if self.problems:
                self.why = _SHOWS_PRIVATE
                return None
        if not (folder / MANIFEST).exists():
            checked = checked or self._read(found, inside, contacts=False)
            if not self._build(found, checked, folder):
                return None
        return Kept(found.version, folder, self._signature(found))

    def with_contacts(self, found: Tagged, newest: Kept) -> Kept | None:
        """Return the newest version with the contacts that are kept out of git, as a build of today shows them.

        How people are reached holds today only, so it is in no other version, and of it one copy is kept.
        """
        if self._edition == "public" or not _contacts_of(self._today):
            return newest
        commit, tag = found.tag.commit, found.tag.name
        inside = path_then(self._repository, commit, self._folder, tag)
        if read_revision(self._repository, commit, inside, tag).playbook.contacts:
            return newest
        checked = self._read(found, inside, contacts=True)
        name = self._name(found, inside, content_digest(_playbook_of(checked)))
        folder = self._store / f"{LATEST}-{name}"
        for old in self._store.glob(f"{LATEST}-*"):
            if old != folder:
                (old / MANIFEST).unlink(missing_ok=True)  # half removed, it must not pass for a copy
                shutil.rmtree(old)
        there = (folder / MANIFEST).exists() or self._build(found, checked, folder)
        return Kept(found.version, folder) if there else None

    def _signature(self, found: Tagged) -> str:
        """Return who signed a version; nothing on a public site, which names nobody, nor where git cannot tell."""
        said = "" if self._edition == "public" else self._repository.signature(found.tag)
        return said if said.startswith("signed by ") else ""

    def _name(self, found: Tagged, *made_from: str) -> str:
        """Return what a copy is called: by all that decides what it may show."""
        bare = "" if self._with_cards else "-no-cards"
        key = hashlib.sha256("\0".join((*made_from, self._address)).encode()).hexdigest()
        return f"{found.version}-{self._edition}-{key[:16]}{bare}"

    def _read(self, found: Tagged, inside: str, *, contacts: bool) -> Checked:
        """Write down the files of a version and check them; what may not be shown is in `problems` then.

        With contacts, those of today are read where the version has none: for its names, or to show them.
        """
        self._say(f"Reading {found.version}")
        source = self._store / ".source"
        shutil.rmtree(source, ignore_errors=True)
        then = read_revision(self._repository, found.tag.commit, inside, found.tag.name)
        theme = then.playbook.cards.theme
        write_files(self._repository, found.tag.commit, inside, source, theme)
        borrowed: dict[str, str] = {}
        if contacts and not then.playbook.contacts:
            for file in _contacts_of(self._today):
                target = source / inside / file.resolve().relative_to(self._folder.resolve())
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
                borrowed[target.as_posix()] = file.as_posix()
        files = files_of(source / inside)
        checked = api.check(source / inside, edition=self._edition, source=files)
        problems = files.problems if checked.playbook else checked.problems
        placed = [
            _at_home(problem, borrowed) or named(problem, source, found.tag.name) for problem in problems
        ]
        refuse(f"{found.version} cannot be built until its files are", placed)
        told: tuple[Problem, ...] = ()
        if self._edition == "public":
            told, self.names_missing = checked.problems, self.names_missing or checked.names_missing
        self.problems = [
            named(problem, source, found.tag.name)
            for problem in told
            if problem.level is Level.ERROR and problem.rule in TELLING_RULES
        ]
        return checked

    def _build(self, found: Tagged, checked: Checked, folder: Path) -> bool:
        """Build a version into a folder; return whether it is there, and without errors."""
        work = self._store / ".work"
        for old in (
            "docs",
            "cards-cache",
            "cards-templates",
            "mkdocs.yml",
        ):  # what is remembered is of use to the next
            shutil.rmtree(work / old, ignore_errors=True)
            (work / old).unlink(missing_ok=True)
        address = _playbook_of(checked).cards.address or self._address
        root = f"{address.rstrip('/')}/{found.version}/" if address else ""
        built = api.build(
            checked, work, folder, lambda stage: self._say(f"{found.version}: {stage}"), with_cards=self._with_cards,
            settings=api.settings_of(self._folder), version_address=root,
        )  # fmt: skip
        self.why = "it cannot be built without errors"
        self.problems = [problem for problem in built.problems if problem.level is Level.ERROR]
        if not self.problems and found.version not in self.built:
            self.built.append(found.version)
        return not self.problems


def _at_home(problem: Problem, borrowed: Mapping[str, str]) -> Problem | None:
    """Return a problem with its place in a file of today; None where it was not read from a copy of one."""
    where = problem.where
    if where is None or where.file not in borrowed:
        return None
    return replace(problem, where=replace(where, file=borrowed[where.file]))


def _playbook_of(checked: Checked) -> Playbook:
    if checked.playbook is None:
        raise UsageError(f"{checked.folder} holds no playbook that can be rendered")
    return checked.playbook


def _contacts_of(files: Files) -> list[Path]:
    """Return the files with contacts, as they are now."""
    sources = files.sources.values() if isinstance(files, LayeredFiles) else [files]
    return [
        Path(file.document.name)
        for source in sources
        if isinstance(source, Source)
        for file in source.files
        if file.concept == "contacts"
    ]


def _in_short(problem: Problem, more: int) -> str:
    place = f"{problem.where}: " if problem.where else ""
    others = f", and {more} more" if more else ""
    return f"{place}{problem.message} ({problem.rule}){others}"
