"""An entry in words: nested lists of Markdown without HTML, or the same for a terminal. The fields are those of the contract."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.export.contract import Contract, Path, Record
from generator.export.slots import Slot, slots_of
from generator.model.base import Entry, Part, RefTo
from generator.model.meanwhile import aside
from generator.model.phases import Phase
from generator.model.prose import as_read
from generator.model.text import title_of
from generator.model.types import IncidentType

_CODE = re.compile(r"(`+[^`]*`+)")
_MARKUP = re.compile(r"[*_\[\]<>#]")
_FENCE = "~~~~~~"
_FIELDS = frozenset({"id"})
_NAMES = ("term", "name", "title", "ask", "do", "statement")
_COMMANDS = frozenset({"command", "done_command"})

_READ_FIRST: Mapping[type[Part], frozenset[str]] = {
    IncidentType: frozenset(
        {"looks_like", "default_severity", "severity_floor", "levers", "levers_are", "ladders", "do_not"}
    )
}
"""What stands before the other fields, as on the page: whoever reads a type wants to know what to pull."""

_UNSAID = {"minutes": 0, "work": "other", "role": "other", "lane": "main"}
"""What says nothing, written or not."""

_ASSUMED = frozenset({"from_minute", "motion", "position", "night_crew", "horizon_minutes"})
"""Fields whose value is a fact only where somebody wrote it."""

Address = Callable[[str, str], str | None]


def _nowhere(concept: str, name: str) -> str | None:
    """Link nothing."""
    del concept, name
    return None


@dataclass(frozen=True)
class Sheet:
    """Writes entries in words.

    Attributes:
        contract: the playbook they are of.
        marked: whether it is Markdown; else plain lines for a terminal.
        address: where a link to an entry leads, by concept and id; None for no link.
    """

    contract: Contract
    marked: bool
    address: Address = _nowhere

    def whole(self, value: Any, told: Any, path: Path, level: int = 1) -> str:
        """Return what stands at a path: a heading, and lists below it."""
        if isinstance(value, Mapping) and value and all(isinstance(one, Part) for one in value.values()):
            parts = (self.whole(one, told[key], (*path, key), level + 1) for key, one in value.items())
            return "\n".join([f"{self._heading(_label(str(path[-1])), level)}\n", *parts])
        if isinstance(value, Part):
            title = self.title(value, str(path[-1]))
            fields = self._fields(value, told, 0, self._titled_by(told, title))
            return "\n".join([self._heading(title, level), "", *fields, ""])
        return f"{self._plainly(told)}\n"

    def _titled_by(self, told: Record, title: str) -> str:
        """Return the name of the field that says nothing beyond the title."""
        return next((name for name, said in told.items() if said == title), "")

    def title(self, part: Part, otherwise: str) -> str:
        """Return what people call a part."""
        return (
            as_read(self.contract.playbook, title_of(part)) if isinstance(part, Entry) else _label(otherwise)
        )

    def _heading(self, title: str, level: int) -> str:
        return (
            f"{'#' * min(level, 6)} {self._safe(title, rich=False)}"
            if self.marked
            else f"{title}\n{'-' * len(title)}"
        )

    def _fields(self, part: Part, told: Record, depth: int, leave_out: str = "") -> Iterator[str]:
        first = _READ_FIRST.get(type(part), frozenset())
        for slot in sorted(slots_of(type(part)), key=lambda slot: slot.name not in first):
            value = told.get(slot.name)
            if slot.name in _FIELDS or slot.name == leave_out or value in (None, [], {}) or value is False:
                continue
            if value == _UNSAID.get(slot.name):
                continue
            if slot.name in _ASSUMED and slot.name not in part.model_fields_set:
                continue
            yield from self._field(slot, getattr(part, slot.name), value, depth)
            if slot.name == "lane" and (main := self._along(part)):
                yield self._item(f"{self._bold('At the same time as')}: {self._named('phases', main)}", depth)

    def _along(self, part: Part) -> str:
        """Return the id of the phase of the main lane beside which a phase runs; nothing for any other."""
        along = aside(self.contract.playbook.phases.values()) if isinstance(part, Phase) else {}
        return next((main.id for other, main in along.items() if other == getattr(part, "id", "")), "")

    def _field(self, slot: Slot, value: Any, told: Any, depth: int) -> Iterator[str]:
        label = _label(slot.name)
        if slot.shape.parts and slot.shape.holds == "one":
            below = list(self._fields(value, told, depth + 1))
            yield from [self._item(f"{self._bold(label)}:", depth), *below] if below else []
        elif slot.shape.holds == "one":
            yield from self._lines(f"{self._bold(label)}: {self._said(slot, told)}", depth)
        else:
            yield self._item(f"{self._bold(label)}:", depth)
            members = value.items() if isinstance(value, Mapping) else enumerate(value)
            for key, member in members:
                yield from self._member(slot, key, member, told[key], depth + 1)

    def _member(self, slot: Slot, key: Any, member: Any, told: Any, depth: int) -> Iterator[str]:
        if isinstance(told, dict) and not slot.duration:
            part = member if isinstance(member, Part) else None
            cls: type[Part] = type(part) if part else slot.shape.parts[0]
            first = _spoken(cls, told)
            name = f"{self._code(key)} " if isinstance(key, str) else ""
            said = f"{name}{self._safe(str(told.get(first, '')))}".rstrip()
            if said:
                yield from self._lines(said, depth)
                yield from self._fields(part, told, depth + 1, first) if part else ()
            elif part:
                yield from self._as_item(list(self._fields(part, told, depth)), depth)
        elif isinstance(key, str):
            yield from self._lines(f"{self._key(slot, key)}: {self._said(slot, told)}", depth)
        else:
            yield from self._lines(self._said(slot, told), depth)

    def _as_item(self, lines: list[str], depth: int) -> Iterator[str]:
        """Yield lines of fields as one item of a list: what stands behind the first one goes below it."""
        yield from lines[:1]
        indent = "  " if depth else ""
        yield from (f"{indent}{line}" for line in lines[1:])

    def _key(self, slot: Slot, key: str) -> str:
        mark = slot.shape.key_mark
        return self._named(mark.concept, key) if isinstance(mark, RefTo) else self._code(key)

    def _said(self, slot: Slot, told: Any) -> str:
        if isinstance(slot.shape.mark, RefTo):
            return self._named(slot.shape.mark.concept, str(told))
        if slot.name in _COMMANDS:
            return self._code(str(told))
        if slot.prose:
            return self._safe(told, rich=slot.prose.kind != "plain")
        return self._plainly(told)

    def _plainly(self, told: Any) -> str:
        if isinstance(told, Mapping) and "words" in told:
            return str(told["words"])
        if isinstance(told, list):
            return ", ".join(self._plainly(one) for one in told)
        if isinstance(told, bool):
            return "yes" if told else "no"
        return self._safe(str(told), rich=False)

    def _named(self, concept: str, name: str) -> str:
        playbook = self.contract.playbook
        entries = playbook.steps if concept == "steps" else getattr(playbook, concept, {})
        entry = entries.get(name)
        if entry is None:
            return self._code(name)
        title = self._safe(as_read(playbook, title_of(entry)), rich=False)
        address = self.address(concept, name)
        return f"[{title}]({address})" if self.marked and address else f"{title} ({self._code(name)})"

    def _lines(self, text: str, depth: int) -> Iterator[str]:
        first, *more = text.split("\n")
        yield self._item(first, depth)
        yield from (f"{'  ' * (depth + 1)}{line}".rstrip() for line in more)

    def _item(self, text: str, depth: int) -> str:
        return f"{'  ' * depth}- {text}".rstrip()

    def _bold(self, text: str) -> str:
        return f"**{text}**" if self.marked else text

    def _code(self, text: str) -> str:
        if not self.marked:
            return text
        if "\n" in text:
            return f"\n{_FENCE}\n{text}\n{_FENCE}"
        fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"

    def _safe(self, text: str, *, rich: bool = True) -> str:
        """Return a text in which no HTML begins; one that is no Markdown has no marks that mean anything."""
        if not self.marked:
            return text
        if not rich:
            return _MARKUP.sub(lambda sign: f"\\{sign[0]}", text)
        pieces = _CODE.split(text)
        return "".join(
            piece if place % 2 else piece.replace("<", "\\<") for place, piece in enumerate(pieces)
        )


def _spoken(cls: type[Part], told: Record) -> str:
    """Return the field that says what an item is: its name, else its first words."""
    words = [slot.name for slot in slots_of(cls) if slot.prose and slot.name in told]
    return next((name for name in _NAMES if name in words), words[0] if words else "")


def _label(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()
