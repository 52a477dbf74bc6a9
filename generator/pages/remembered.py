"""The pages of the last build, so that a page that would say the same is not made again.

A page follows from what was planned for it, from what it reads of the playbook, and from what it asks of the rest (`PageOptions`).
The first is compared by value, the second noted field by field (`model.reads`), the third kept with its answer.
What all pages share, such as addresses and the names for templates, counts as read by each. Code and templates are in
the question. The text of a page is not kept twice: it stands where the last build wrote it, and has to be what it was.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

from generator import resources
from generator.memory import digest, keep, packed, program, recall, stamps_below, unpacked
from generator.model import Playbook
from generator.model.part import Frozen
from generator.model.reads import Reads, changed, stale
from generator.pages.page import Page, PageOptions
from generator.pages.plan import Plan
from generator.problems import Spot

MOST = 2_500
"""Pages of a site that are remembered; more would cost more memory than they save."""
_SITES = 4
"""Sites of one folder whose pages are kept, such as its editions."""
_PLAIN = frozenset({str, int, float, bool, type(None), datetime.date})
_WITH_ARGUMENT = frozenset({"source_of", "changes_at", "editable"})

Reading = list[int]
"""What a page reads: in turn the number of a part, in the order of the playbook, and the bits of its fields."""


@dataclass(slots=True)
class _Page:
    """What is kept of a page.

    Attributes:
        planned: a digest of what was planned for it.
        reads: what it read of the playbook.
        asked: what it asked of the options: name, argument, answer.
        text: a digest of its text.
        head: how many characters of that are front matter.
    """

    planned: str
    reads: Reading
    asked: list[tuple[str, Any, str | None]]
    text: str
    head: int


class Remembered:
    """The pages of one playbook: as the last build left them where nothing that they follow from has changed."""

    def __init__(self, home: Path, tree: Path, playbook: Playbook, options: PageOptions) -> None:
        """Recall them.

        Args:
            home: the folder where pages are remembered.
            tree: the folder of the Markdown.
            playbook: what pages are made of.
            options: what they show that is not in it.
        """
        self.reads = Reads(playbook)
        self.options = cast("PageOptions", _Noting(options, self.reads))
        self._options, self._tree = options, tree
        question = [
            *program(),
            *stamps_below(resources.templates()),
            str(tree.resolve()),
            str(options.public),
        ]
        name = digest("\n".join(question).encode("utf-8", "surrogatepass"))
        self._path = home / f"{name}.json"
        body = recall(self._path)
        before = unpacked(body) if body else {"rows": {}, "shared": None, "pages": {}}
        self._places, self._then = (
            list(before["rows"]),
            {path: _Page(*page) for path, page in before["pages"].items()},
        )
        numbers = {place: number for number, place in enumerate(self._places)}
        changes = changed(before["rows"], self.reads.rows)
        self._changes = {numbers[place]: bits for place, bits in changes.items()}
        self._numbers = {place: number for number, place in enumerate(self.reads.rows)}
        self._same_places = self._places == list(self.reads.rows)
        self._shared_then = _Page(*before["shared"]) if before["shared"] else None
        self._shared: _Page | None = None
        self._now: dict[str, _Page] = {}
        self._made = 0
        self._answers: dict[tuple[str, Any], str | None] = {}
        self._values = _Values(self.reads)

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Note what all pages share; what is read in the block counts as read by each."""
        with self.reads.noting():
            yield
        self._shared = self._noted("", "", 0)
        then = self._shared_then
        if then is None or not self._is_as_it_was(then):
            self._then = {}

    def page(self, one: Plan, outline: Page, make: Callable[[], Page]) -> Page:
        """Return a page as it was, or make it."""
        planned = self._values.digest_of(one, replace(outline, lines=(), entries=None))
        then = self._then.get(outline.path)
        if then and planned and then.planned == planned and self._is_as_it_was(then):
            content = self._read(outline.path)
            if digest(content) == then.text:
                text = content.decode()
                self._now[outline.path] = self._moved(then)
                return replace(outline, text=text, body=text[then.head :])
        with self.reads.noting():
            made = make()
        self._made += 1
        if planned:
            text, head = digest(made.text.encode()), len(made.text) - len(made.body)
            self._now[outline.path] = self._noted(planned, text, head)
        return made

    def keep(self) -> None:
        """Keep what is known of the pages that were asked for, and of no other."""
        if self._made or self._now.keys() != self._then.keys():
            pages = {path: _row(page) for path, page in self._now.items()}
            shared = _row(self._shared) if self._shared else None
            keep(self._path, packed({"rows": self.reads.rows, "shared": shared, "pages": pages}), _SITES)

    def _is_as_it_was(self, then: _Page) -> bool:
        reads = dict(zip(then.reads[::2], then.reads[1::2], strict=True))
        return not stale(reads, self._changes) and all(
            answer is not None and self._answer(name, argument) == answer
            for name, argument, answer in then.asked
        )

    def _noted(self, planned: str, text: str, head: int) -> _Page:
        reads, asked = self.reads.taken()
        flat = [part for place, bits in reads.items() for part in (self._numbers[place], bits)]
        said = [(name, argument, self._answer(name, argument)) for name, argument in sorted(asked, key=repr)]
        return _Page(planned, flat, said, text, head)

    def _moved(self, then: _Page) -> _Page:
        """Return what a page reads by the numbers of today; what went away is not read any more."""
        if self._same_places:
            return then
        pairs = zip(then.reads[::2], then.reads[1::2], strict=True)
        there = ((self._numbers.get(self._places[number]), bits) for number, bits in pairs)
        reads = [each for number, bits in there if number is not None for each in (number, bits)]
        return replace(then, reads=reads)

    def _answer(self, name: str, argument: Any) -> str | None:
        """Return what the options say, in words; None for what is too much to compare."""
        asked = name, _hashable(argument)
        if asked not in self._answers:
            value = getattr(self._options, name)
            if name in _WITH_ARGUMENT:
                value = value(Spot(tuple(argument)) if isinstance(argument, list | tuple) else argument)
            elif value and not isinstance(value, str | int | datetime.date):
                value = _Values
            self._answers[asked] = None if value is _Values else repr(value)
        return self._answers[asked]

    def _read(self, path: str) -> bytes:
        try:
            return (self._tree / path).read_bytes()
        except OSError:
            return b""


class _Noting:
    """Options that note what they are asked for."""

    def __init__(self, options: PageOptions, reads: Reads) -> None:
        self._options, self._reads = options, reads

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._options, name)
        if name not in _WITH_ARGUMENT:
            self._reads.note((name, None))
            return value

        def asked(argument: Any) -> Any:
            self._reads.note((name, argument.path if isinstance(argument, Spot) else argument))
            return value(argument)

        return asked


class _Values:
    """Digests of what was planned: of parts of the playbook their place only, as what is read there is noted."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._known: dict[int, tuple[object, str]] = {}

    def digest_of(self, *values: object) -> str:
        """Return a digest of values; nothing where one is of a kind that cannot be compared."""
        try:
            return _digest(" ".join(map(self._said, values)))
        except TypeError:
            return ""

    def _said(self, value: object) -> str:
        if type(value) in _PLAIN:
            return repr(value)
        if id(value) not in self._known:
            self._known[id(value)] = value, self._members(value)
        return self._known[id(value)][1]

    def _all(self, values: Iterable[object]) -> str:
        return ", ".join([repr(one) if type(one) in _PLAIN else self._said(one) for one in values])

    def _members(self, value: Any) -> str:
        name = type(value).__qualname__
        if isinstance(value, list | tuple):
            return f"{name}({self._all(value)})"
        if isinstance(value, str | int | datetime.date):  # one that knows more, such as text that is HTML
            return repr(value)
        if isinstance(value, Frozen):
            place = self._reads.place_of(value)
            return place or f"{name}({self._all(one for _, one in value)}, {sorted(value.model_fields_set)})"
        if is_dataclass(value):
            kind: Any = type(value)
            return f"{name}({self._all(getattr(value, member) for member in _names(kind))})"
        if isinstance(value, Mapping):
            members = (f"{self._said(key)}: {self._said(member)}" for key, member in value.items())
            return f"{{{', '.join(members)}}}"
        raise TypeError(name)


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(cls))


def _row(page: _Page) -> list[Any]:
    return [page.planned, page.reads, page.asked, page.text, page.head]


def _hashable(argument: Any) -> Any:
    return tuple(argument) if isinstance(argument, list) else argument


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
