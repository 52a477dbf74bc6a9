"""The preview that follows every edit."""

from __future__ import annotations

from pathlib import Path

from generator import resources
from generator.api.tree import settings_of
from generator.check.check import root_of
from generator.errors import UsageError
from generator.folder.assemble import is_layered
from generator.site import write_preview_settings
from generator.site.preview import serve as preview


def serve(folder: Path, address: str, *, open_browser: bool) -> None:
    """Serve a preview that follows every edit, until interrupted.

    Raises:
        UsageError: there is no playbook, or the address cannot be used.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder: name the one with the YAML files")
    settings = settings_of(folder)
    if is_layered(folder) or settings.resolve() != resources.mkdocs_config().resolve():
        settings = write_preview_settings(settings, root_of(folder) / "build" / "preview", folder)
    preview(settings, folder, address, open_browser=open_browser)


def renew_preview(folder: Path, used: Path) -> None:
    """Write the settings of a running preview anew, when they were made of a team's own.

    Args:
        folder: the playbook folder.
        used: the settings that the preview reads.

    Raises:
        UsageError: the team's settings cannot be read; the old ones stay.
    """
    if used.parent == root_of(folder) / "build" / "preview":
        write_preview_settings(settings_of(folder), used.parent, folder)
