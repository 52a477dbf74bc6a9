"""Where the files that come with the package are: playbook, templates, overrides, MkDocs settings.

A wheel carries them inside the package; a checkout and an editable install have them beside it.
Nothing here reads them.
"""

from __future__ import annotations

from pathlib import Path

from generator.errors import PlaybookError

_PACKAGE = Path(__file__).resolve().parent


def default_playbook() -> Path:
    """Return the folder of the playbook that is shipped."""
    return _shipped("playbook")


def examples() -> Path:
    """Return the folder of the example teams."""
    return _shipped("examples")


def templates() -> Path:
    """Return the folder of the page and card templates."""
    return _shipped("templates")


def site_overrides() -> Path:
    """Return the folder of the theme overrides."""
    return _shipped("site_overrides")


def growing() -> Path:
    """Return the page that says how a small playbook grows."""
    return _shipped("docs/growing.md")


def mkdocs_config() -> Path:
    """Return the MkDocs settings of the site."""
    return _shipped("mkdocs.yml")


def lock() -> Path:
    """Return the versions and hashes of everything that this program needs."""
    return _shipped("requirements.lock")


def extras_lock() -> Path:
    """Return the versions and hashes of what its extras need on top."""
    return _shipped("requirements-extras.lock")


def package() -> Path:
    """Return the folder of the code."""
    return _PACKAGE


def checkout() -> Path | None:
    """Return the checkout that this program runs from; None for an installation."""
    return _PACKAGE.parent if (_PACKAGE.parent / "pyproject.toml").is_file() else None


def _shipped(name: str) -> Path:
    for root in (_PACKAGE / "_bundled", _PACKAGE.parent):
        if (root / name).exists():
            return root / name
    raise PlaybookError(
        f"{name} is missing from the installation in {_PACKAGE}: "
        "install the program again, or restore it in the checkout"
    )
