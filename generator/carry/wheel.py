"""This program as a wheel: built in a checkout, packed again from the files of an installation.

Both ways give the same bytes for the same files, on every machine: sorted, one fixed time, not compressed (git
compresses by itself, and zlib does not give the same bytes everywhere).

Each content has a version of its own, such as `0.1.0+c1f0…`: pip leaves an installed version alone, whatever the
wheel beside it holds.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

from generator import resources
from generator.errors import UsageError

NAME = "ai-incident-playbook"

_STEM = NAME.replace("-", "_")
_TIME = (2020, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_OF_THE_INSTALLER = frozenset(
    {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json", "uv_build.json", "uv_cache.json"}
)
"""Files beside the metadata that no wheel holds: who installs writes them."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel: its version, its bytes, and the packages that each extra brings."""

    version: str
    content: bytes
    extras: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{_STEM}-{self.version}-py3-none-any.whl"

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


@cache
def wheel_of_this_program(*, local: bool = True) -> Wheel:
    """Return the wheel of the program that runs.

    Args:
        local: whether its version says which content it is; False for the one that goes to a registry.

    Raises:
        UsageError: the installation is not complete, was changed, or is a checkout without hatchling.
    """
    root = resources.checkout()
    files = _built(root) if root else _installed()
    inside, metadata = next(
        (name.partition("/")[0], text) for name, text in files.items() if name.endswith(".dist-info/METADATA")
    )
    said = metadata.decode()
    stated = next(line for line in said.splitlines() if line.startswith("Version: "))
    public = Version(stated.removeprefix("Version: ")).public
    plain = _renamed(files, inside, f"{_STEM}-{public}", said.replace(stated, f"Version: {public}", 1))
    version = f"{public}+c{_digest(plain)[:12]}" if local else public
    final = _renamed(files, inside, f"{_STEM}-{version}", said.replace(stated, f"Version: {version}", 1))
    return Wheel(version, _packed(final, f"{_STEM}-{version}.dist-info/RECORD"), _extras(said))


def _built(root: Path) -> dict[str, bytes]:
    """Return the files of a wheel of a checkout, by the build backend that is locked with it; no network is needed."""
    try:
        from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415 - not there in an installation
    except ImportError as error:
        raise UsageError(
            f"to carry the program of the checkout {root} its build backend is needed: install requirements-build.lock"
        ) from error
    with tempfile.TemporaryDirectory() as folder:
        (path,) = WheelBuilder(str(root)).build(directory=folder, versions=["standard"])
        with zipfile.ZipFile(path) as archive:
            return {
                name: archive.read(name)
                for name in archive.namelist()
                if not name.endswith(".dist-info/RECORD")
            }


def _installed() -> dict[str, bytes]:
    """Return the files of the installation that runs, each compared with what was recorded when it was installed."""
    found = _distribution()
    files = {}
    for path in found.files or ():
        name = path.as_posix()
        inside, _, rest = name.partition("/")
        if (
            name.startswith("../")
            or path.suffix == ".pyc"
            or (inside.endswith(".dist-info") and rest in _OF_THE_INSTALLER)
        ):
            continue
        if path.hash is None:
            raise UsageError(f"{name} of this installation has no recorded hash: {_AGAIN}")
        try:
            content = path.read_binary()
        except OSError as error:
            raise UsageError(f"{path.locate()} cannot be read ({error.strerror}): {_AGAIN}") from error
        if path.hash.value != _record_hash(content, path.hash.mode):
            raise UsageError(
                f"{path.locate()} was changed after it was installed, so it is not carried: {_AGAIN}"
            )
        files[name] = content
    return files


_AGAIN = "install the program again"


def _distribution() -> Distribution:
    """Return the installed distribution that this code comes from."""
    try:
        found = distribution(NAME)
    except PackageNotFoundError as error:
        raise UsageError(f"this program runs from no installation that can be carried: {_AGAIN}") from error
    here = Path(str(found.locate_file("generator"))).resolve()
    if not found.files or here != resources.package():
        raise UsageError(
            f"this program runs from {resources.package()}, of which no installation knows the files: {_AGAIN}"
        )
    return found


def _renamed(files: Mapping[str, bytes], inside: str, stem: str, metadata: str) -> dict[str, bytes]:
    """Return the files with another version in the name of the metadata's folder and in the metadata."""
    named = {
        f"{stem}.dist-info{name.removeprefix(inside)}" if name.startswith(f"{inside}/") else name: content
        for name, content in files.items()
    }
    return named | {f"{stem}.dist-info/METADATA": metadata.encode()}


def _digest(files: Mapping[str, bytes]) -> str:
    found = hashlib.sha256()
    for name in sorted(files):
        found.update(f"{name}\0{len(files[name])}\0".encode() + files[name])
    return found.hexdigest()


def _packed(files: Mapping[str, bytes], record: str) -> bytes:
    """Return a wheel with these files and the record of them, the metadata last."""
    listed = io.StringIO()
    rows = csv.writer(listed, lineterminator="\n")
    order = sorted(files, key=lambda name: (".dist-info/" in name, name))
    rows.writerows(
        (name, f"sha256={_record_hash(files[name], 'sha256')}", len(files[name])) for name in order
    )
    rows.writerow((record, "", ""))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in (*((name, files[name]) for name in order), (record, listed.getvalue().encode())):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system, entry.external_attr = 3, _MODE  # alike on every system
            archive.writestr(entry, content)
    return buffer.getvalue()


def _record_hash(content: bytes, algorithm: str) -> str:
    return base64.urlsafe_b64encode(hashlib.new(algorithm, content).digest()).rstrip(b"=").decode()


def _extras(metadata: str) -> dict[str, tuple[str, ...]]:
    """Return the packages that each extra brings, by its name."""
    head = metadata.partition("\n\n")[0].splitlines()
    needs = [
        Requirement(line.removeprefix("Requires-Dist: "))
        for line in head
        if line.startswith("Requires-Dist: ")
    ]
    extras = [line.removeprefix("Provides-Extra: ") for line in head if line.startswith("Provides-Extra: ")]
    return {
        extra: tuple(
            need.name
            for need in needs
            if need.marker
            and need.marker.evaluate({"extra": extra})
            and not need.marker.evaluate({"extra": ""})
        )
        for extra in extras
    }
