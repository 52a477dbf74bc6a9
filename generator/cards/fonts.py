"""Fonts: where the installed font packages are, and which characters they have.

Fonts come from packages pinned by hash, never from the system, so that equal input gives equal bytes.
"""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from generator.errors import UsageError

SANS, MONO = "IBM Plex Sans", "IBM Plex Mono"

PACKAGES: Mapping[str, str] = {
    "fontpkg_ibm_plex_sans": SANS,
    "fontpkg_ibm_plex_mono": MONO,
    "fontpkg_ibm_plex_sans_arabic": "IBM Plex Sans Arabic",
    "fontpkg_noto_sans_devanagari": "Noto Sans Devanagari",
    "fontpkg_noto_sans_thai": "Noto Sans Thai",
    "noto_cjk_sans_jp_regular": "Noto Sans CJK JP",
    "noto_cjk_sans_jp_bold": "Noto Sans CJK JP",
}
"""Packages with fonts and the family in each; the first two always, the others when they are installed."""

_ENDINGS = frozenset({".ttf", ".otf"})
_NEEDED = ("fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_mono")
_WANTED = {"fontpkg_ibm_plex_mono": "SemiBold."}
"""Of a family in many files, the one that is used."""

_TABLES_END = 12 + 16 * 256
"""No font has so many tables that their list would not end before."""


def font_files() -> tuple[Path, ...]:
    """Return the font files that may be used, in order.

    Raises:
        UsageError: a package that is always needed is not installed.
    """
    found: list[Path] = []
    for package in PACKAGES:
        files = _files(package)
        if not files and package in _NEEDED:
            raise UsageError(
                f"the font package {package.replace('_', '-')} is missing: install the program again"
            )
        found += files
    return tuple(found)


def families(own: Sequence[str]) -> list[str]:
    """Return the families in the order in which they are tried: ours, the team's, those installed beside."""
    extra = [family for package, family in PACKAGES.items() if package not in _NEEDED and _files(package)]
    return list(dict.fromkeys([SANS, *own, *extra]))


def editions(files: Sequence[Path]) -> tuple[str, ...]:
    """Return which fonts these are: each with its name, its length and the checksum that its `head` table has of it all.

    Fonts are large, and reading all of each for a hash of our own would tell no more.
    """
    return tuple(f"{file.name} {file.stat().st_size} {_checksum(file)}" for file in files)


def _checksum(file: Path) -> str:
    with file.open("rb") as font:
        start = font.read(_TABLES_END)
        offset = next(offset for tag, offset in _tables(start) if tag == b"head")
        font.seek(offset)
        return font.read(12)[8:].hex()


@cache
def characters(file: Path) -> frozenset[int]:
    """Return the code points that a font has a glyph for, from its `cmap` table (OpenType 1.9)."""
    data = file.read_bytes()
    found: set[int] = set()
    for start in _subtables(data):
        form = struct.unpack_from(">H", data, start)[0]
        if form == 4:
            found.update(_format_4(data, start))
        elif form == 12:
            found.update(_format_12(data, start))
    return frozenset(found)


def without_glyph(wanted: Collection[int], files: Sequence[Path]) -> frozenset[int]:
    """Return the code points for which no upright font has a glyph; fonts are read only as far as it takes."""
    left = frozenset(wanted)
    for file in files:
        if left and "Italic" not in file.name:
            left -= characters(file)
    return left


@cache
def _files(package: str) -> tuple[Path, ...]:
    spec = importlib.util.find_spec(package)
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return tuple(
        file
        for folder in folders
        for file in sorted(Path(folder).rglob("*"))
        if file.suffix.lower() in _ENDINGS and _WANTED.get(package, "") in file.name
    )


def _tables(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield name and place of each table."""
    count = struct.unpack_from(">H", data, 4)[0]
    for place in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * place)
        yield tag, offset


def _subtables(data: bytes) -> Iterator[int]:
    for tag, offset in _tables(data):
        if tag == b"cmap":
            for record in range(struct.unpack_from(">H", data, offset + 2)[0]):
                platform, _, inside = struct.unpack_from(">HHL", data, offset + 4 + 8 * record)
                if platform in (0, 3):
                    yield offset + inside


def _format_4(data: bytes, start: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    begins = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
    for begin, end in zip(begins, ends, strict=True):
        if begin != 0xFFFF:
            yield from range(begin, end + 1)


def _format_12(data: bytes, start: int) -> Iterator[int]:
    groups = struct.unpack_from(">L", data, start + 12)[0]
    for group in range(groups):
        begin, end, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * group)
        yield from range(begin, end + 1)
