"""What a phone needs to keep a built site: a list of its files in a service worker, and a manifest to install it by.

The worker is `assets/worker.js` with its list in front. It is named by a digest of what it keeps, so that a browser sees a
new one exactly when something changed, and keeps the old site until the new one is whole. Printed cards are kept on request;
pictures of them and source maps are left to the network.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

WORKER, MANIFEST = "worker.js", "site.webmanifest"
_SOURCE = "assets/worker.js"
_ENDINGS = frozenset({".html", ".css", ".js", ".svg", ".webmanifest"})
_DATA = ("assets/", "search/")
_CARDS = "downloads/"
_LEFT_OUT = (_CARDS, "404.html", WORKER, _SOURCE)


def write_kept(site: Path, name: str) -> None:
    """Write the manifest and the worker into a built site.

    Args:
        site: the folder of the site, complete but for these two files.
        name: what the site is called.
    """
    manifest = {
        "name": name,
        "short_name": name[:12].strip(),
        "start_url": "live.html",
        "scope": "./",
        "display": "minimal-ui",
        "icons": [{"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    (site / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False) + "\n", encoding="utf-8")
    source = site / _SOURCE
    if not source.exists():  # a theme of the team's own, without our scripts
        return
    files = list(_kept(site))
    cards = sorted(path.relative_to(site).as_posix() for path in (site / _CARDS).rglob("*.pdf"))
    digest = hashlib.sha256()
    for path in (*files, *cards):
        digest.update(f"{path}\0".encode() + hashlib.sha256((site / path).read_bytes()).digest())
    code = source.read_text("utf-8")
    digest.update(code.encode())
    named = {"VERSION": digest.hexdigest()[:16], "FILES": files, "CARDS": cards}
    head = "".join(
        f"const {name} = {json.dumps(value, separators=(',', ':'))};\n" for name, value in named.items()
    )
    (site / WORKER).write_text(head + code, encoding="utf-8")


def _kept(site: Path) -> Iterator[str]:
    """Yield the files that are kept, by their path from the root of the site, sorted."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        data = path.suffix == ".json" and name.startswith(_DATA)
        if path.is_file() and (path.suffix in _ENDINGS or data) and not name.startswith(_LEFT_OUT):
            yield name
