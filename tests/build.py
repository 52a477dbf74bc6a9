"""Playbooks for tests: the small one, as it is or with something changed in it, and those that are shipped."""

from __future__ import annotations

import copy
import marshal
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.api import Checked, check
from generator.model import CONCEPTS, Playbook, build_playbook
from generator.model.base import Part
from generator.model.edition import Edition
from generator.model.shape import shape_of
from generator.read.folder import read_folder

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "small"

Data = dict[str, Any]


def small() -> Data:
    """Return the small playbook as plain data by concept, for the caller to change."""
    data: Data = marshal.loads(_small())  # noqa: S302 - our own, and ten times as quick as a deep copy
    return data


@cache
def _small() -> bytes:
    source = read_folder(SMALL, CONCEPTS)
    assert source.problems == ()
    return marshal.dumps(dict(source.data))


def changed(change: Mapping[str, object] | None = None, remove: Iterable[str] = ()) -> Data:
    """Return the small playbook with what stands at some paths removed, then other values put in.

    Args:
        change: new values by path, such as `severities/sev-2/contain_within`.
        remove: paths of keys or list items.
    """
    data = small()
    for path in remove:
        holder, key = _place(data, path)
        del holder[key]
    for path, value in (change or {}).items():
        holder, key = _place(data, path)
        holder[key] = copy.deepcopy(value)
    return data


def _place(data: Data, path: str) -> tuple[Any, str | int]:
    *way, last = path.split("/")
    holder: Any = data
    for part in way:
        holder = holder[int(part) if isinstance(holder, list) else part]
    return holder, int(last) if isinstance(holder, list) else last


def playbook(change: Mapping[str, object] | None = None, remove: Iterable[str] = ()) -> Playbook:
    """Return the small playbook, changed, as a model."""
    built, problems = build_playbook(changed(change, remove))
    assert built is not None, problems
    return built


@cache
def as_shipped(name: str = "playbook", edition: Edition | None = None) -> Checked:
    """Return the default playbook or an example as a check finds it, for all tests of a process; nothing changes it."""
    return check(ROOT / name, edition=edition)


def shipped_playbook(name: str = "playbook") -> Playbook:
    """Return the default playbook or an example as a model."""
    found = as_shipped(name).playbook
    assert found is not None
    return found


def every_class() -> list[type[Part]]:
    """Return every class a playbook consists of, from the root down."""
    found: list[type[Part]] = [Playbook]
    for cls in found:
        found += [part for shape in shape_of(cls) for part in shape.parts if part not in found]
    return list(dict.fromkeys(found))


def write(data: Data, folder: Path) -> Path:
    """Write plain data as a playbook folder, one file per concept; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for concept, value in data.items():
        text = _small_texts().get(repr(value)) or _dumped(value)
        (folder / f"{concept}.yaml").write_text(text, encoding="utf-8")
    return folder


@cache
def _small_texts() -> dict[str, str]:
    """Return the files of the small playbook by the `repr` of what they say, in which `1` and `True` differ."""
    return {repr(value): _dumped(value) for value in small().values()}


def _dumped(value: object) -> str:
    return yaml.dump(value, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)


def data_of(path: Path) -> Any:
    """Return what a file of the tests says, read by libyaml: thousands of cases are read before the first test runs."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


class _Plain(yaml.CSafeDumper):
    """Writes no anchors: the reader refuses them."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        return True
