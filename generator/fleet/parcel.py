"""A team as bytes, to be unpacked where there is no common disk, and what comes back: a row, and the files of a site."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.errors import UsageError
from generator.fleet.rows import Job, Row, row_of
from generator.fleet.teams import Team
from generator.read.yaml_text import read_yaml

MOST_BYTES = 64 * 1024 * 1024
_LEFT_OUT = frozenset({".git", "build", "__pycache__", ".venv", "node_modules"})

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Parcel:
    """What a worker needs for a team.

    Attributes:
        team: the team, as it is here.
        place: its folder below the root of the files.
        files: its files by path below that root, which is above everything that its layers name.
        digest: of the files; equal parcels are equal work.
    """

    team: Team
    place: str
    files: Files = field(repr=False)
    digest: str


@dataclass(frozen=True)
class Answer:
    """What a worker gives back: the row, and the files of the site that it built."""

    row: Row
    site: Files = field(repr=False)


def parcel_of(team: Team) -> Parcel:
    """Return a team on this disk as bytes.

    Raises:
        UsageError: its folder is not there, or is too large to be sent.
    """
    folder = team.folder.resolve()
    if not folder.is_dir():
        raise UsageError(f"{team.folder} is not a folder")
    folders = [folder, *_outside(folder)]
    root = Path(os.path.commonpath(folders))
    files: dict[str, bytes] = {}
    size = 0
    for each in folders:
        for path in sorted(each.rglob("*")):
            inside = path.relative_to(each).parts
            if path.is_file() and not _LEFT_OUT & set(inside):
                files[path.relative_to(root).as_posix()] = path.read_bytes()
                size += path.stat().st_size
            if size > MOST_BYTES:
                raise UsageError(
                    f"{team.folder} has more than {MOST_BYTES:,} bytes: too large to be sent to a worker"
                )
    made = hashlib.sha256()
    for name, content in files.items():
        made.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return Parcel(team, folder.relative_to(root).as_posix(), files, made.hexdigest())


def _outside(folder: Path) -> list[Path]:
    """Return the folders beside a team's that its playbook.yml names: a default, layers, contacts."""
    try:
        said = read_yaml((folder / "playbook.yml").read_bytes(), "playbook.yml").data
    except OSError:
        return []
    manifest = said if isinstance(said, dict) else {}
    default, layers = manifest.get("default"), manifest.get("layers")
    named = [default.get("path") if isinstance(default, dict) else None, manifest.get("contacts")]
    named += layers if isinstance(layers, list) else []
    found = [(folder / name).resolve() for name in named if isinstance(name, str)]
    return [each for each in found if each.is_dir() and not each.is_relative_to(folder)]


def answer_to(parcel: Parcel, job: Job) -> Answer:
    """Return the row of a team that came as bytes, as it would read where the team is."""
    with tempfile.TemporaryDirectory(prefix="playbook-team-") as beside:
        root = Path(beside).resolve()
        for name, content in parcel.files.items():
            path = root / "files" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        here = replace(parcel.team, folder=root / "files" / parcel.place)
        row = row_of(here, replace(job, out=root / "out"))
        site = root / "out" / parcel.team.name
        files = {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in sorted(site.rglob("*"))
            if path.is_file()
        }
        told = json.dumps(row).replace(
            json.dumps(str(here.folder))[1:-1], json.dumps(parcel.team.folder.as_posix())[1:-1]
        )
        return Answer(json.loads(told), files if site.is_dir() else {})
