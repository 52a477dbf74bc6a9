"""Small sites whose every file carries the edition, so that a mixture of two editions shows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.problems import Problem
from generator.site.publish import MANIFEST

FILES = ("index.html", "404.html", "roles/commander/index.html", "search/index.json")
EDITION_BYTES = 8_000


def edition(number: int, files: tuple[str, ...] = FILES) -> Callable[[Path], None]:
    """Return what fills a folder with a site whose files all say this number."""

    def fill(folder: Path) -> None:
        for name in files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(f"{number:08}".encode() * (EDITION_BYTES // 8))

    return fill


def no_problem(_: Path) -> Iterator[Problem]:
    return iter(())


def edition_of(site: Path, files: tuple[str, ...] = FILES) -> int:
    """Return the number of a site that is whole, complete and true to its manifest."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    assert set(found) == {*files, MANIFEST}
    numbers = {edition_in(found[name].read_bytes()) for name in files}
    assert len(numbers) == 1, f"a mixture of editions: {sorted(numbers)}"
    assert manifest_of(site) == {name: hashlib.sha256(found[name].read_bytes()).hexdigest() for name in files}
    return numbers.pop()


def edition_in(data: bytes) -> int:
    """Return the number that a file says, having seen that it is whole."""
    assert len(data) == EDITION_BYTES
    assert data == data[:8] * (EDITION_BYTES // 8)
    return int(data[:8])


def manifest_of(site: Path) -> dict[str, str]:
    """Return the hashes of the manifest by path, having seen that it is sorted."""
    mark, *lines = (site / MANIFEST).read_text("utf-8").splitlines()
    assert mark == "# Made by ai-incident-playbook. The next build replaces this folder."
    pairs = [line.split("  ", 1) for line in lines]
    assert [Path(path) for _, path in pairs] == sorted(Path(path) for _, path in pairs)
    return {path: digest for digest, path in pairs}


def names_beside(site: Path) -> set[str]:
    """Return what stands beside the site, the lock left out."""
    return {path.name for path in site.parent.iterdir()} - {site.name, f".{site.name}.playbook-lock"}
