"""The use case `playbook default`: what a team's default says, as files that somebody can read and search."""

from __future__ import annotations

import re
from pathlib import Path

from generator.atomic import home, write_all
from generator.errors import UsageError
from generator.folder.assemble import assemble_layers, is_layered, version_of
from generator.folder.files import DEFAULT
from generator.layer.manifest import FILE

_NOTE = "README.md"
_MARK = "A copy of the default, to read and to search."
_SCHEMA = re.compile(r"^# yaml-language-server: .*$", re.MULTILINE)
_TO_READ = "# To read: write changes into your layer."  # no schema lies there; lines keep their numbers


def write_default(folder: Path, target: Path | None = None) -> tuple[Path, int]:
    """Write the files of the default below a team's layers; return their folder and how many there are.

    Places in messages, such as `default/phases.yaml:42:5`, lead into the folder `default` beside `playbook.yml`.

    Args:
        folder: the folder with `playbook.yml`.
        target: where they go; `default` beside `playbook.yml` when left out.

    Raises:
        UsageError: the folder has no layers, or the target holds something else.
    """
    if not is_layered(folder):
        raise UsageError(f"{folder} has no {FILE}: it is no team's playbook, so there is no default below it")
    source = assemble_layers(folder).sources[DEFAULT]
    place = (target or folder / DEFAULT).resolve()
    _refuse_what_is_not_ours(place)
    note = (
        f"{_MARK}\n\nThis is version {version_of(source.data)}. Nothing reads these files: write changes into your layer. "
        "`playbook default` writes them anew.\n"
    )
    wanted: dict[Path, bytes | None] = dict.fromkeys(place.rglob("*.yaml"))
    wanted |= {place / name: _SCHEMA.sub(_TO_READ, text).encode() for name, text in source.texts.items()}
    wanted[place / _NOTE] = note.encode()
    write_all(home(folder) if place.is_relative_to(home(folder)) else place, wanted, "playbook default")
    return place, len(source.texts)


def _refuse_what_is_not_ours(place: Path) -> None:
    if not place.exists() or (place.is_dir() and not any(place.iterdir())):
        return
    note = place / _NOTE
    if not note.is_file() or not note.read_text("utf-8", errors="replace").startswith(_MARK):
        raise UsageError(f"{place} holds something else: name another folder")
