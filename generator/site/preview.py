"""Runs MkDocs' own live server over the plugin."""

from __future__ import annotations

import ipaddress
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator.errors import UsageError

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""An application as PEP 3333 describes it."""

_MADE = {"build", "node_modules", "__pycache__"}
_INTERVAL = 0.5
"""How many seconds lie between two looks, as at MkDocs."""


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


def watch(server: LiveReloadServer, paths: Iterable[Path]) -> None:
    """Have a server look at these paths, and not at what is hidden or made below them.

    MkDocs asks each file below its folder for its time. With a history, an environment and some sites among them that
    keeps half a processor busy, and each command that writes there has the preview made anew.
    """
    from watchdog.observers.polling import PollingObserverVFS  # noqa: PLC0415 - heavy

    server.observer = PollingObserverVFS(  # type: ignore[assignment]
        _state, _entries, polling_interval=_INTERVAL
    )
    for path in paths:
        server.watch(str(path))


def _state(path: str) -> os.stat_result:
    """Return the state of a file whose time also moves when it was renamed away and back, as some editors save."""
    found = os.stat(path)  # noqa: PTH116 - as the observer asks
    moved = found.st_mtime + found.st_ctime
    return os.stat_result((*found[:8], moved, moved))


def _entries(folder: str | None) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        entries = list(found)
    return (entry for entry in entries if not entry.name.startswith(".") and entry.name not in _MADE)


def guarded(app: App, host: str) -> App:
    """Return an application that answers only who asks by an address, as `localhost`, or by the host that was named.

    A page elsewhere can give its own name the address of this machine, and would then read the preview, contacts
    included, as a page of its own (DNS rebinding). It cannot choose what the browser says it asked for.

    Args:
        app: what answers.
        host: where it serves, as somebody named it.
    """

    def answer(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        name = _name_in(str(asked.get("HTTP_HOST", "")))
        if name in {"", "localhost", host.lower()} or _is_address(name):
            return app(asked, start)
        start("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [
            b"This preview is asked for by its address only. Name the host with --address to use a name.\n"
        ]

    return answer


def _name_in(host: str) -> str:
    """Return the name in a Host header, without its port; the header itself where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return host


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
