"""What was typeset before, by the hash of everything it depends on. Results are files; they are never changed."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from generator.cards.typeset import Typeset


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=20).hexdigest()


def key_of(job: dict[str, Any], surroundings: str) -> str:
    """Return the name of a result: the hash of the job, and of templates, fonts and engine."""
    canonical = json.dumps([surroundings, job], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode("utf-8", errors="surrogatepass")).hexdigest()


def digest(files: tuple[Path, ...], *words: str) -> str:
    """Return a hash of the names and bytes of files, and of some words."""
    sum_ = hashlib.sha256("\0".join(words).encode())
    for file in files:
        sum_.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return sum_.hexdigest()


class Store:
    """A folder of results."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, key: str) -> bool:
        """Return whether there is a whole result: the figures are written last, with a hash of each file."""
        try:
            files = json.loads(self._path(key, "json").read_bytes())["files"]
            return all(_hash(self._path(key, ending).read_bytes()) == said for ending, said in files.items())
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return False

    def put(self, key: str, result: Typeset) -> None:
        """Keep a result."""
        self._folder.mkdir(parents=True, exist_ok=True)
        files = {"pdf": result.pdf} | {f"{number}.svg": svg for number, svg in enumerate(result.svgs)}
        for ending, content in files.items():
            self._write(key, ending, content)
        hashes = {ending: _hash(content) for ending, content in files.items()}
        self._write(key, "json", json.dumps({"fits": result.fits, "files": hashes}).encode())

    def fits(self, key: str) -> tuple[dict[str, Any], ...]:
        """Return the figures of the faces."""
        return tuple(json.loads(self._path(key, "json").read_bytes())["fits"])

    def pdf(self, key: str) -> Path:
        """Return where the PDF is."""
        return self._path(key, "pdf")

    def svg(self, key: str, number: int) -> Path:
        """Return where the preview of a page is, counted from 0."""
        return self._path(key, f"{number}.svg")

    def keep_only(self, keys: set[str]) -> None:
        """Forget every other result."""
        for path in sorted(self._folder.glob("*")) if self._folder.exists() else ():
            if path.name.partition(".")[0] not in keys:
                path.unlink(missing_ok=True)

    def _path(self, key: str, ending: str) -> Path:
        return self._folder / f"{key}.{ending}"

    def _write(self, key: str, ending: str, content: bytes) -> None:
        half = self._path(key, f"{ending}.{os.getpid()}.part")
        half.write_bytes(content)
        half.replace(self._path(key, ending))
