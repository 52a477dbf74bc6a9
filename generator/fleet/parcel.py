"""A team as bytes, to be unpacked where there is no common disk, and what comes back: a row, and the files of a site."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.errors import UsageError
from generator.fleet.rows import Job, Row, row_of
from generator.fleet.teams import Team, files_in, named_by, names_in
from generator.layer.manifest import FILE
from generator.site.publish import MANIFEST

MOST_BYTES = 64 * 1024 * 1024
"""What may travel of one team: its own files, and those of a default or a layer beside it."""

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Crate:
    """A folder that several teams stand on, such as a default: it travels once.

    Attributes:
        files: its files by path in that folder.
        digest: of the files; equal crates hold the same.
    """

    files: Files = field(repr=False)
    digest: str


@dataclass(frozen=True)
class Parcel:
    """What a worker needs for a team, beside the crates.

    Attributes:
        team: the team, as it is here.
        place: its folder below a root that is above everything that its layers name.
        files: its own files by path in its folder.
        crates: where below the root each crate belongs, by the digest of the crate.
        shown: what a problem in a crate calls its folder, by the same place.
    """

    team: Team
    place: str
    files: Files = field(repr=False)
    crates: tuple[tuple[str, str], ...]
    shown: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What a worker gives back: the row, and the site that it built.

    Attributes:
        row: the row of the team.
        site: the files of the site as one zip archive, because many small pieces are never given back by a process that
            handles hundreds of sites; empty when none was built.
    """

    row: Row
    site: bytes = field(repr=False)


class Packing:
    """Packs teams of this disk; a folder that several of them name is read once.

    Attributes:
        crates: what was packed so far of the folders that teams name, by digest.
    """

    def __init__(self) -> None:
        self.crates: dict[str, Crate] = {}
        self._read: dict[Path, str] = {}

    def pack(self, team: Team) -> Parcel:
        """Return a team as bytes.

        Raises:
            UsageError: its folder is not there, or is too large to be sent.
        """
        folder = team.folder.resolve()
        if not folder.is_dir():
            raise UsageError(
                f"{team.folder} cannot be read (No such file or directory); name the folder that holds the YAML files"
            )
        beside = named_by(folder)
        root = Path(os.path.commonpath([folder, *beside]))
        crates = tuple((each.relative_to(root).as_posix(), self._crate(each)) for each in beside)
        shown = {each.relative_to(root).as_posix(): _shown(each) for each in beside}
        return Parcel(team, folder.relative_to(root).as_posix(), _travelling(folder), crates, shown)

    def _crate(self, folder: Path) -> str:
        if folder not in self._read:
            files = _bytes_of(folder)
            made = hashlib.sha256()
            for name, content in files.items():
                made.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
            crate = Crate(files, made.hexdigest())
            self.crates[crate.digest] = crate
            self._read[folder] = crate.digest
        return self._read[folder]


def _travelling(folder: Path) -> Files:
    """Return the files of a team; what `playbook.yml` names from the top of this disk, it names from its own folder there."""
    files = dict(_bytes_of(folder))
    for name in filter(os.path.isabs, names_in(folder)):
        way = os.path.relpath(Path(name).resolve(), folder)
        files[FILE] = files[FILE].replace(name.encode(), Path(way).as_posix().encode())
    return files


def _shown(folder: Path) -> str:
    here = Path.cwd()
    return (folder.relative_to(here) if folder.is_relative_to(here) else folder).as_posix()


def _bytes_of(folder: Path) -> Files:
    paths = files_in(folder)
    if sum(path.stat().st_size for path in paths.values()) > MOST_BYTES:
        raise UsageError(f"{folder} has more than {MOST_BYTES:,} bytes: too large to be sent to a worker")
    return {name: path.read_bytes() for name, path in paths.items()}


class Shelf:
    """A folder in which teams are unpacked one after another; crates stay for the next team that has the same ones.

    Attributes:
        root: the folder.
        crates: those that are unpacked, each with its place.
    """

    def __init__(self, root: Path) -> None:
        """Take an empty folder."""
        self.root = root.resolve()
        self.crates: tuple[tuple[str, str], ...] = ()

    def unpack(self, parcel: Parcel, crates: Mapping[str, Crate]) -> None:
        """Unpack a team beside its crates, and nothing else."""
        for name in ("out", *(() if self.crates == parcel.crates else ("files",))):
            shutil.rmtree(self.root / name, ignore_errors=True)
        if self.crates != parcel.crates:
            self.crates = ()
            for place, digest in parcel.crates:
                unpack(crates[digest].files, self.root / "files" / place)
            self.crates = parcel.crates
        unpack(parcel.files, self.root / "files" / parcel.place)

    def clear(self, parcel: Parcel) -> None:
        """Remove a team; where a crate is inside its folder, or it inside a crate, all goes."""
        place = Path("files", parcel.place)
        if any(place.is_relative_to(each) or each.is_relative_to(place) for each in self._places()):
            self.crates = ()
            place = Path("files")
        shutil.rmtree(self.root / place, ignore_errors=True)

    def _places(self) -> Iterator[Path]:
        return (Path("files", place) for place, _ in self.crates)


def answer_to(parcel: Parcel, crates: Mapping[str, Crate], job: Job, shelf: Shelf | None = None) -> Answer:
    """Return the row of a team that came as bytes, as it would read where the team is.

    Args:
        parcel: the team.
        crates: those that it names, by digest; none that the shelf holds.
        job: what to do.
        shelf: where to unpack it; a folder of its own when left out.
    """
    if shelf is None:
        with tempfile.TemporaryDirectory(prefix="playbook-team-") as beside:
            return answer_to(parcel, crates, job, Shelf(Path(beside)))
    root = shelf.root
    try:
        shelf.unpack(parcel, crates)
        here = replace(parcel.team, folder=root / "files" / parcel.place)
        row = row_of(here, replace(job, out=root / "out"))
        site = root / "out" / parcel.team.name
        told = json.dumps(row)
        places = {parcel.place: parcel.team.folder.as_posix()} | dict(parcel.shown)
        for place, shown in sorted(places.items(), key=lambda each: -len(each[0])):  # one can lie in another
            told = told.replace(json.dumps(str(root / "files" / place))[1:-1], json.dumps(shown)[1:-1])
        return Answer(json.loads(told), _zipped(site) if site.is_dir() else b"")
    finally:
        shelf.clear(parcel)


def _zipped(site: Path) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(
        made, "w", zipfile.ZIP_DEFLATED, compresslevel=1, strict_timestamps=False
    ) as archive:
        for path in sorted(site.rglob("*")):
            if path.is_file() and path != site / MANIFEST:  # made anew where the site is published
                archive.write(path, path.relative_to(site))
    return made.getvalue()


def unpack(files: Files, folder: Path) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
