"""Pages -> files: a Markdown tree on disk, and the navigation that goes with it.

Only bytes that differ are written, so that a watching server rebuilds what changed. Only files that this
module wrote before are deleted: it keeps their names beside the tree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.errors import UsageError
from generator.pages.page import Page

_MANIFEST = ".playbook-pages.json"


def write_tree(pages: Iterable[Page], folder: Path) -> int:
    """Make the folder hold exactly these pages beside whatever else is in it; return how many were written.

    Raises:
        UsageError: the folder holds a list of earlier pages that cannot be read.
    """
    texts = {page.path: page.text.encode("utf-8") for page in pages}
    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / _MANIFEST
    for path in sorted(_earlier(manifest) - texts.keys()):
        (folder / path).unlink(missing_ok=True)
    written = sum(_write(folder / path, content) for path, content in texts.items())
    _write(manifest, (json.dumps(sorted(texts), indent=0) + "\n").encode())
    return written


def navigation(pages: Sequence[Page]) -> list[dict[str, object]]:
    """Return the navigation: the start page, then sections of pages; pages without a section are left out."""
    sections: dict[str, list[dict[str, str]]] = {}
    entries: list[dict[str, object]] = []
    for page in pages:
        if page.path == "index.md":
            entries.append({page.nav_title: page.path})
        elif page.section:
            sections.setdefault(page.section, []).append({page.nav_title: page.path})
    entries.extend({name: items} for name, items in sections.items())
    return entries


def _earlier(manifest: Path) -> set[str]:
    if not manifest.exists():
        return set()
    try:
        names = json.loads(manifest.read_bytes())
    except ValueError as error:
        raise UsageError(
            f"{manifest} is damaged: delete the folder {manifest.parent} and run again"
        ) from error
    return {name for name in names if isinstance(name, str) and _is_ours(name)}


def _is_ours(name: str) -> bool:
    """A damaged list must never make us delete something outside the folder."""
    return name.endswith(".md") and not Path(name).is_absolute() and ".." not in Path(name).parts


def _write(path: Path, content: bytes) -> bool:
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
