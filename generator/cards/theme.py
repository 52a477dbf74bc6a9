"""The template folder of a playbook: the shipped templates, with the team's files of the same name in their place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.errors import UsageError

_KINDS = frozenset({".typ", ".svg"})


def compose(shipped: Path, own: Path | None, folder: Path) -> tuple[Path, ...]:
    """Put the templates together in a folder; return its files.

    Args:
        shipped: the templates that come with the program.
        own: the team's theme folder.
        folder: where they go; what is in it is removed.

    Raises:
        UsageError: the theme folder is missing, or one of its files asks for a package from the network.
    """
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for file in [*_files(shipped), *(_own(own) if own else ())]:
        shutil.copyfile(file, folder / file.name)
    return tuple(sorted(folder.iterdir()))


def logo_in(folder: Path, name: str | None) -> None:
    """Make sure that the logo is among the templates.

    Raises:
        UsageError: it is not.
    """
    if name and not (Path(name).name == name and (folder / name).is_file()):
        raise UsageError(
            f"the logo {name} is missing: put an SVG file of this name into the folder that cards.yaml names as `theme`"
        )


def _own(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise UsageError(f"the theme folder {folder} is missing: cards.yaml names it as `theme`")
    for file in _files(folder):
        if file.suffix == ".typ" and '"@' in file.read_text("utf-8"):
            raise UsageError(
                f"{file} imports a package from the network: copy what it needs into the theme folder"
            )
        yield file


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.iterdir()):
        if file.is_file() and not file.is_symlink() and file.suffix in _KINDS:
            yield file
