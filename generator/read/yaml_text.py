"""One YAML file, read strictly: plain data, a place for every key and value, and all its problems.

The strictness itself lives beside this module: `decode` (bytes), `characters`, `events` (structure),
`scalars` (types), `syntax` (what libyaml could not parse).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from generator.memory import digest
from generator.of_texts import data_of
from generator.problems import Level, Problem, in_order
from generator.read.characters import cleaned, refusal, refused_in_text
from generator.read.decode import Decoded, decode
from generator.read.events import build
from generator.read.findings import Findings, ReadingStoppedError
from generator.read.limits import LFS_POINTER, MAX_BYTES
from generator.read.positions import Node, Positions
from generator.read.scalars import Plain
from generator.read.source_text import SourceText


@dataclass(frozen=True)
class Document:
    """What one file holds.

    Attributes:
        name: the file's name as problems show it.
        data: the plain data; None for an empty file and for one that could not be read to its end.
            With problems it is still what could be understood (the first of two equal keys, say):
            good for finding more problems, not for output.
        positions: where keys and values stand.
        problems: everything that is wrong with the file as YAML, sorted by place.
    """

    name: str
    data: Plain
    positions: Positions
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems because of which the data cannot be trusted."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)


def read_yaml(data: bytes, name: str) -> Document:
    """Read one YAML file; never raises for what the bytes hold.

    Args:
        data: the file's bytes.
        name: the file's name, used in every location.

    Raises:
        PlaybookError: PyYAML was installed without libyaml.
    """
    read: list[Document] = []

    def plain() -> Plain:
        read.append(_read(data, name))
        return None if read[0].problems else read[0].data

    known = data_of(data, plain)
    if read:
        return read[0]
    source = SourceText(name, cleaned(decode(data).text))
    return Document(
        name, known, Positions(source, lambda: _read(data, name).positions.root, digest(data)), ()
    )


def _read(data: bytes, name: str) -> Document:
    decoded = decode(data if len(data) <= MAX_BYTES else b"")
    source = SourceText(name, cleaned(decoded.text))
    findings = Findings(source)
    plain: Plain = None
    root: Node | None = None
    try:
        _check_bytes(len(data), decoded, findings)
        _check_characters(decoded.text, findings)
        with _collector_paused():
            plain, root = build(source.text, findings)
    except ReadingStoppedError:
        pass
    return Document(name, plain, Positions(source, lambda: root), in_order(findings.problems))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause garbage collection: thousands of new containers make it run, and none of them is garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _check_bytes(size: int, decoded: Decoded, findings: Findings) -> None:
    if size > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES:,} bytes"
        findings.stop(
            "file-too-large", 0, message, "split it into several files in a folder of the same name"
        )
    if decoded.text.startswith(LFS_POINTER):
        hint = "`git lfs pull` fetches the file; keep YAML out of Git LFS: revisions are read from git alone"
        findings.stop("lfs-pointer", 0, "this is a pointer of Git LFS, not the file itself", hint)
    if decoded.fault:
        findings.stop("not-utf-8", decoded.fault_at, decoded.fault, "save the file as UTF-8")


def _check_characters(text: str, findings: Findings) -> None:
    for offset, char in refused_in_text(text):
        rule, message, hint = refusal(char)
        findings.add(rule, offset, message, hint)
