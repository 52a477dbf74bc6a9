"""The template folder of a playbook: the shipped templates, with the team's files of the same name in their place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.errors import UsageError

_BRINGS_IN = re.compile(r"(?<![\w-])(?P<what>import|include|eval)(?![\w-])")
_OF_THE_THEME = re.compile(r'\s+(?:"[\w-]+\.typ"|(?:calc|sym|std)(?![\w.-]))')

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
        if file.suffix == ".typ":
            _closed(file)
        yield file


def _closed(file: Path) -> None:
    """Raise an error when a template could bring in more than the files of the theme.

    The engine fetches packages from the network, and their name may be put together in many ways: so an import
    names a file, letter by letter, and no text is run as code.
    """
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        for found in _BRINGS_IN.finditer(line):
            if found["what"] == "eval" or not _OF_THE_THEME.match(line, found.end()):
                raise UsageError(
                    f"{file}:{number}: `{found['what']}` may only name a file of the theme, such as "
                    '`import "theme.typ": ink`, or calc, sym or std: copy what it needs into the theme folder'
                )


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.iterdir()):
        if file.is_file() and not file.is_symlink() and file.suffix in _KINDS:
            yield file
