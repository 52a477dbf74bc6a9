"""Runs MkDocs' own live server over the plugin."""

from __future__ import annotations

import logging
from pathlib import Path

from generator.errors import UsageError


def serve(settings: Path, folder: Path, address: str, *, open_browser: bool) -> None:
    """Serve a preview until interrupted.

    Args:
        settings: `mkdocs.yml` that names our plugin.
        folder: the playbook folder.
        address: host and port, such as `127.0.0.1:8000`.
        open_browser: whether to open one.

    Raises:
        UsageError: the address is taken, or the settings do not work.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve  # noqa: PLC0415 - heavy
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        mkdocs_serve(
            str(settings),
            open_in_browser=open_browser,
            docs_dir=str(folder.resolve()),
            dev_addr=address,
            site_url=None,
        )
    except OSError as error:
        raise UsageError(
            f"{address} cannot be used: {error.strerror}. Choose another with --address"
        ) from error
    except MkDocsException as error:
        raise UsageError(str(error)) from error
