"""Addresses with placeholders: a link into a chat or a pager that takes the name of the incident along.

A contact or the place of a channel may say `https://chat.example/new?name={incident}&sev={severity}`. Only the live page
knows the values and fills them in; everywhere else an address stands without them, in a form that works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.patterns import later
from generator.problems import Spot

if TYPE_CHECKING:
    from generator.model.playbook import Playbook

PLACEHOLDERS = {
    "incident": "what the incident is called, with DRILL before it in a drill",
    "id": "id of the incident, such as 20261129T021000-k3f9a2",
    "severity": "what its severity is called, such as SEV1",
    "type": "what its incident type is called",
    "awareness": "since when it is known, in UTC, such as 2026-11-29T02:10Z",
}
"""What an address may name, with what it stands for."""

TEMPLATED = {"contacts": ("reach", "rota", "person", "backup"), "channels": ("where",)}
"""The fields whose addresses are filled in, by concept."""

_SCHEMES = "https?|mailto|tel|sms|slack|msteams"
_ADDRESS = later(
    rf"<(?P<enclosed>(?:{_SCHEMES}):[^<>\n]*)>"
    rf"|(?<![\w<])(?P<alone>(?:{_SCHEMES}):(?:[^\s<>\"“”]| (?=[\[(]?\{{[a-z-]+\}}))*)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<!\\)\{([A-Za-z][A-Za-z0-9_-]*)\}")
_FIXED = later(
    r"(?:mailto|sms):[^?]*\?|tel:.*|https?://[^/?#\\]+[/?#]|(?:slack|msteams):(?://[^/?#]*)?[/?#]",
    re.IGNORECASE | re.DOTALL,
)
_WORDS_OF = {"mailto": ("subject", "body"), "sms": ("body",)}
_LEADS_BY = {"mailto": "the mail address", "sms": "the number", "tel": "the number"}
_SAFE = "%/:?#@!$&'()*+,;=~-._"
_HOLE = "\0"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A placeholder that cannot be filled in.

    Attributes:
        name: the placeholder.
        unknown: whether there is no such placeholder.
        place: the part of the address in which none may stand; empty where it is unknown or outside an address.
    """

    name: str
    unknown: bool = False
    place: str = ""


@dataclass(frozen=True)
class Template:
    """An address with placeholders.

    Attributes:
        parts: what stands as it is and names of placeholders in turn, the first and the last as it is.
    """

    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return its placeholders in order."""
        return self.parts[1::2]

    @cached_property
    def _holes(self) -> str:
        return _HOLE.join(self.parts[::2])

    @property
    def _scheme(self) -> str:
        return self._holes.partition(":")[0].lower()

    @cached_property
    def fixed(self) -> int:
        """Return how many signs of the first part no value may stand in: the scheme and the host, or who is written to."""
        found = _FIXED.match(self._holes)
        return found.end() if found else len(self._holes)

    @property
    def without_values(self) -> str:
        """Return the address as it works before there is an incident.

        What a value would be in is left out: a part of a query, a fragment, or the path from there on.
        """
        path, _, fragment = self._holes.partition("#")
        path, _, query = path.partition("?")
        if _HOLE in path:
            path, query, fragment = path[: path.index(_HOLE)], "", ""
            path = path[: path.rindex("/") + 1] if "/" in path else path
        query = "&".join(each for each in query.split("&") if each and _HOLE not in each)
        whole = f"{path}?{query}" if query else path
        whole = f"{whole}#{fragment}" if fragment and _HOLE not in fragment else whole
        return whole if query or self._scheme != "mailto" else whole.partition(":")[2]

    @property
    def encoded(self) -> tuple[str, ...]:
        """Return the parts, with what no address may hold percent-encoded where a value may stand."""
        whole = []
        for index, part in enumerate(self.parts):
            start = 0 if index else self.fixed
            whole.append(part if index % 2 else part[:start] + quote(part[start:], safe=_SAFE))
        return tuple(whole)

    def wrong(self) -> Iterator[Wrong]:
        """Yield each placeholder that is unknown or stands where a value could lead elsewhere."""
        at = 0
        for part, name in zip(self.parts[::2], self.names, strict=False):
            at += len(part)
            if name not in PLACEHOLDERS:
                yield Wrong(name, unknown=True)
            elif at < self.fixed:
                yield Wrong(name, place=_LEADS_BY.get(self._scheme, "the host"))
            elif self._scheme in _WORDS_OF and self._header(at) not in _WORDS_OF[self._scheme]:
                yield Wrong(name, place=f"another part than {' or '.join(_WORDS_OF[self._scheme])}")
            at += 1

    def _header(self, at: int) -> str:
        """Return the name of the part of a query in which a sign stands; empty where it is in the name itself."""
        name, equals, _ = self._holes[
            max(self._holes.rfind("&", 0, at), self._holes.find("?")) + 1 : at
        ].partition("=")
        return name.lower() if equals else ""


def pieces(text: str) -> Iterator[str | Template]:
    """Yield a text piece by piece: words, and each address that has placeholders."""
    start = 0
    for match in _ADDRESS.finditer(text) if _NAMED.search(text) else ():
        enclosed = match["enclosed"]
        said = enclosed or without_what_follows(match["alone"])
        parts = tuple(_NAMED.split(said))
        if len(parts) > 1:
            yield text[start : match.start()]
            yield Template(parts)
            start = match.end() if enclosed else match.start() + len(said)
    yield text[start:]


def without_values(text: str) -> str:
    """Return a text with each address as it works before there is an incident."""
    if "{" not in text:
        return text
    return "".join(each if isinstance(each, str) else each.without_values for each in pieces(text))


def wrong_in(text: str) -> Iterator[Wrong]:
    """Yield each placeholder of a text that cannot be filled in."""
    for each in pieces(text) if "{" in text else ():
        if isinstance(each, Template):
            yield from each.wrong()
        else:
            yield from (Wrong(name) for name in _NAMED.findall(each) if name in PLACEHOLDERS)


def templated_texts(playbook: Playbook) -> Iterator[tuple[Spot, str]]:
    """Yield every text whose addresses are filled in, with its place."""
    for concept, fields in TEMPLATED.items():
        for name, entry in getattr(playbook, concept).items():
            for field in fields:
                if text := getattr(entry, field):
                    yield Spot.of(concept, name, field), text


_BEHIND = ".,;:!?'’"


def without_what_follows(address: str) -> str:
    """Return an address without the signs of the sentence behind it; a bracket stays where its pair is inside."""
    while address[-1] in _BEHIND or (address[-1] in ")]" and _opens_less(address)):
        address = address[:-1]
    return address


def _opens_less(address: str) -> bool:
    opens = {")": "(", "]": "["}[address[-1]]
    return address.count(opens) < address.count(address[-1])
