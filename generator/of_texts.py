"""What follows from a text alone: worked out once for each text, and remembered from one run to the next.

Nearly all texts of a playbook are those of the last check, and nearly none of them holds what a rule looks for. A function
of a text that is worth it is marked with `of_text`, and gives the same with and without a memory. Files are texts as well:
their data are looked up by a digest of their bytes.

`Remembered` reads and writes the memory of one playbook. It knows no part of the program: what its answers depend on
beside the texts, such as the code, is a key that the caller names. A memory with another key, a damaged one and none are
the same. Only what a run asked for is written, so that no memory grows with what was edited away.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")

_MOST_TEXTS = 200_000
"""Texts that a run has answers for; one that goes on and on, such as a preview, begins anew after these."""
_MOST_FILES = 2_000
_LONGEST = 64_000_000
"""Bytes of a memory that is worth reading."""
_MOST_PLAYBOOKS = 8

_asked: dict[str, int] = {}
"""The texts of this run: the bits of the functions that have answered for each."""
_kept: dict[str, int] = {}
"""The same of the run before."""
_kept_answers: dict[str, Sequence[Any]] = {}
"""Of each function of the run before its bit, and what it found."""
_functions: dict[str, OfText[Any]] = {}
_read: dict[str, Any] = {}
_kept_read: dict[str, Any] = {}
_values: dict[str, Any] = {}
_kept_values: dict[str, Any] = {}
_new = [False]


class OfText(Generic[Item]):
    """A function of a text that remembers what it found there; of most texts only that it was nothing."""

    def __init__(self, work: Callable[[str], tuple[Item, ...]], item: Callable[[Any], Item]) -> None:
        """Take the function, and what makes one thing that it finds of what JSON made of it."""
        self.__doc__ = work.__doc__
        self.name = f"{work.__module__}.{work.__qualname__}"
        self.bit = 1 << len(_functions)
        self.said: dict[str, tuple[Item, ...]] = {}
        self.take_kept()
        self._work, self._item = work, item
        _functions[self.name] = self

    def __call__(self, text: str) -> tuple[Item, ...]:
        """Return what is found in a text."""
        answered = _asked.get(text, 0)
        if answered & self.bit:
            return self.said.get(text, ())
        if _kept.get(text, 0) & self._kept_bit:
            _asked[text] = answered | self.bit
            if text not in self._kept:
                return ()
            found = self.said[text] = tuple(map(self._item, self._kept[text]))
            return found
        found = self._work(text)
        _new[0] = True
        self._note(text, found)
        return found

    def _note(self, text: str, found: tuple[Item, ...]) -> None:
        if len(_asked) >= _MOST_TEXTS:
            forget()
        _asked[text] = _asked.get(text, 0) | self.bit
        if found:
            self.said[text] = found

    def take_kept(self) -> None:
        """Take what it answered in the run before."""
        self._kept_bit, self._kept = _kept_answers.get(self.name, (0, {}))

    def unknown_among(self, texts: Iterable[str]) -> set[str]:
        """Return the texts of some for which it would have to work."""
        bit, kept = self.bit, self._kept_bit
        return {text for text in texts if not (_asked.get(text, 0) & bit or _kept.get(text, 0) & kept)}

    def says_nothing_of(self, texts: Iterable[str]) -> None:
        """Take from whoever looked at many texts at once that there is nothing in any of them."""
        for text in texts:
            self._note(text, ())
            _new[0] = True


def of_text(
    item: Callable[[Any], Item],
) -> Callable[[Callable[[str], tuple[Item, ...]]], OfText[Item]]:
    """Return what makes a function of a text remember.

    It may look at nothing else, and finds what JSON can hold, or dataclasses of it.

    Args:
        item: makes one thing that it finds of what JSON makes of it, such as `tuple` of a list.
    """
    return lambda work: OfText(work, item)


def data_of(content: bytes, read: Callable[[], Any | None]) -> Any | None:
    """Return the plain data in a file without faults.

    Args:
        content: the bytes of the file.
        read: returns the data, of what JSON can hold; None when there is more to say of the file, which is not remembered.
    """
    if len(_read) >= _MOST_FILES:
        _read.clear()
    name = _digest(content)
    if name in _read:
        return _read[name]
    if name in _kept_read:
        _read[name] = _kept_read[name]
    elif (data := read()) is not None:
        _read[name] = data
        _new[0] = True
    return _read.get(name)


def recalled(name: str) -> Any | None:
    """Return the value that this run or the one before gave a name; None where neither did."""
    return _values.get(name, _kept_values.get(name))


def remember(name: str, value: object) -> None:
    """Give a name a value of what JSON can hold. Whoever recalls it judges whether it is still so."""
    if recalled(name) != value:
        _new[0] = True
    _values[name] = value


def forget() -> None:
    """Forget what this run has answers for."""
    _asked.clear()
    _read.clear()
    _values.clear()
    for function in _functions.values():
        function.said.clear()
    _take({"texts": {}, "read": {}, "answers": {}, "values": {}})


class Remembered:
    """What one command remembers of one playbook, in a file of its own."""

    def __init__(self, home: Path, owner: str, key: str) -> None:
        """Take the folder of all memories, whose this one is, and all that answers depend on beside the texts."""
        place = _digest(owner.encode("utf-8", "surrogateescape"))
        self._home, self._path, self._key = home, home / f"{place}.json", key.encode()

    def recall(self) -> None:
        """Give the functions what they answered in the last run, if anybody remembers."""
        try:
            if self._path.stat().st_size > _LONGEST:
                return
            digest, _, body = self._path.read_bytes().partition(b"\n")
            if digest.decode() == _digest(body, self._key):
                _take(json.loads(body))
        except (OSError, ValueError):
            return

    def keep(self) -> None:
        """Remember what this run asked for, if it had to work; nothing happens where that cannot be written."""
        if not _new[0]:
            return
        fresh = self._path.with_suffix(f".{os.getpid()}")
        try:
            body = json.dumps(_said(), separators=(",", ":"), default=astuple).encode()
            self._home.mkdir(parents=True, exist_ok=True)
            (self._home.parent / ".gitignore").write_text("*\n", "utf-8")
            fresh.touch(mode=0o600)  # contacts are texts as well
            fresh.write_bytes(_digest(body, self._key).encode() + b"\n" + body)
            fresh.replace(self._path)
            there = sorted(self._home.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for old in there[_MOST_PLAYBOOKS:]:
                old.unlink()
        except (
            OSError,
            ValueError,
        ):  # a full disk, another run that tidies up, a number without end: no memory
            return
        _new[0] = False


def _said() -> Mapping[str, Any]:
    """Return what this run asked for, and what the run before answered for functions that nobody imported since."""
    answers = {name: [function.bit, function.said] for name, function in _functions.items()}
    texts = dict(_asked)
    for name in _kept_answers.keys() - _functions.keys():
        then, said = _kept_answers[name]
        bit = 1 << len(answers)
        answers[name] = [bit, said]
        for text, answered in _kept.items():
            if answered & then:
                texts[text] = texts.get(text, 0) | bit
    return {"answers": answers, "texts": texts, "read": _read, "values": _values}


def _take(found: Mapping[str, Any]) -> None:
    """Take a memory in the place of the one before. Functions get their bits as they are imported, so it has its own."""
    for known, name in (
        (_kept, "texts"),
        (_kept_read, "read"),
        (_kept_values, "values"),
        (_kept_answers, "answers"),
    ):
        known.clear()
        known.update(found[name])
    for function in _functions.values():
        function.take_kept()


def _digest(content: bytes, key: bytes = b"") -> str:
    return blake2b(content, digest_size=20, key=blake2b(key).digest() if key else b"").hexdigest()
