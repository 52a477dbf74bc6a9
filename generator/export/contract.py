"""The whole playbook as data for other programs: `schema_version` 2. The form is that of `contract_schema.py`.

Texts stand resolved, and as they are written beside it where that is something else. Nothing is null: what nobody wrote
is left out. A public edition holds public fields only. Addresses are those of the site's files, from its first page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.export.digest import DIGEST_FORM, content_digest
from generator.export.slots import DUE, RAW, Slot, slots_of
from generator.model import Playbook
from generator.model.base import Part, Prose
from generator.model.duration import Duration
from generator.model.edition import Edition
from generator.model.freshness import everything_dated
from generator.model.scripts import BLANK, Blank
from generator.model.settings import known_blanks
from generator.model.situation import codes
from generator.model.text import fill
from generator.model.triage import TriageAnswer
from generator.model.unfinished import questions

CONTRACT_VERSION = 2
CONTRACT_ID = f"urn:ai-incident-playbook:schema:playbook:{CONTRACT_VERSION}"

Path = tuple[str | int, ...]
Record = dict[str, Any]
_EXACT = frozenset("smhdw")
"""Units of time whose length no calendar decides."""


@dataclass(frozen=True)
class Places:
    """Where a site shows entries and cards: addresses from its first page, by concept and id, and by path."""

    pages: Mapping[tuple[str, str], str] = field(default_factory=dict)
    cards: Mapping[Path, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Contract:
    """A playbook as data of the contract.

    Attributes:
        playbook: the edition that is told.
        edition: which one it is.
        places: where a site shows it.
    """

    playbook: Playbook
    edition: Edition
    places: Places = field(default_factory=Places)

    def text(self, *, lines: bool = True) -> str:
        """Return the whole document as JSON, a line for each value or all on one line."""
        return json.dumps(self.document(), ensure_ascii=False, indent=1 if lines else None) + "\n"

    def document(self) -> Record:
        """Return the whole document."""
        return {
            "schema": CONTRACT_ID,
            **self.head,
            "to_fill": self._to_fill(),
            **self.part(self.playbook, ()),
        }

    @cached_property
    def head(self) -> Record:
        """What every document begins with, be it of one entry: the version of the form, and what it was made from."""
        return {
            "schema_version": CONTRACT_VERSION,
            "edition": self.edition,
            "version": self.playbook.about.version,
            **({"reviewed_on": day} if (day := self.playbook.about.reviewed_on) else {}),
            "digest": content_digest(self.playbook),
            "digest_form": DIGEST_FORM,
        }

    def part(self, part: Part, path: Path) -> Record:
        """Return a part of the playbook that stands at a path, such as an entry, with all that stands in it."""
        record: Record = {}
        for slot in slots_of(type(part)):
            if slot.public or self.edition == "internal":
                self._put(record, slot, getattr(part, slot.name, None), (*path, slot.name))
        if isinstance(getattr(part, "id", None), str):
            self._put_addresses(record, path)
        if isinstance(part, Blank) and part.id in self._known.get(str(path[1]), {}):
            record["filled_with"] = self._known[str(path[1])][part.id]
        if isinstance(part, TriageAnswer):
            record["code"] = codes(self.playbook.triage.questions[str(path[2])])[int(path[4])]
        return record

    def _put(self, record: Record, slot: Slot, value: Any, path: Path) -> None:
        if value is None:
            return
        if slot.prose:
            raw = _each(value, str)
            record[slot.name] = _each(value, lambda text: self._resolved(text, slot.prose, path))
            if record[slot.name] != raw:
                record[slot.name + RAW] = raw
        elif slot.shape.holds == "map" and slot.shape.parts:
            record[slot.name] = {
                key: self.member(member, (*path, key), place)
                for place, (key, member) in enumerate(value.items())
            }
        elif slot.shape.holds == "list" and slot.shape.parts:
            record[slot.name] = [self._item(slot, item, (*path, place)) for place, item in enumerate(value)]
        elif slot.duration:
            record[slot.name] = _each(value, _duration)
        else:
            record[slot.name] = (
                self.part(value, path) if isinstance(value, Part) else _each(value, lambda one: one)
            )
        if slot.dated and path in self._due:
            record[slot.name + DUE] = self._due[path]

    def member(self, member: Part, path: Path, place: int) -> Record:
        """Return an entry of a map at a path, with its place in the order of the map, from 0."""
        record = self.part(member, path)
        return {"id": record.pop("id"), "index": place, **record} if "id" in record else record

    def _item(self, slot: Slot, item: Any, path: Path) -> Record:
        if isinstance(item, Part):
            return self.part(item, path)
        text, first = self._resolved(item, Prose("rich"), path), slot.text_first
        return {first: text} if text == item else {first: text, first + RAW: item}

    def _resolved(self, text: str, prose: Prose | None, path: Path) -> str:
        if prose and prose.kind == "script" and (known := self._known.get(str(path[1]))):
            encoded = {key: words.replace("{", r"\{") for key, words in known.items()}
            text = BLANK.sub(lambda match: encoded.get(match[1], match[0]), text)
        return fill(self.playbook, text) if "{" in text else text

    def _put_addresses(self, record: Record, path: Path) -> None:
        concept, entry = _concept_of(path)
        if page := self.places.pages.get((concept, entry)):
            record["page"] = page
        if card := self.places.cards.get(path):
            record["card"] = card

    def _to_fill(self) -> list[Record]:
        """Return what only the team can say and has not said yet; a public edition asks nobody."""
        if self.edition == "public":
            return []
        found = (each for each in questions(self.playbook) if not each.answered)
        return [{"path": str(each.spot), "question": each.question} for each in found]

    @cached_property
    def _known(self) -> Mapping[str, Mapping[str, str]]:
        """What the settings of the organisation fill in, by script and blank."""
        found = {key: known_blanks(self.playbook, script) for key, script in self.playbook.scripts.items()}
        return {key: known for key, known in found.items() if known}

    @cached_property
    def _due(self) -> Mapping[Path, str]:
        return {each.spot.path: each.due.isoformat() for each in everything_dated(self.playbook)}


def _concept_of(path: Path) -> tuple[str, str]:
    """Return the concept that addresses know an entry by: that of steps and kinds is not the first of its path."""
    return (str(path[-2]), str(path[-1])) if len(path) > 1 else ("", "")


def _each(value: Any, say: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: say(one) for key, one in value.items()}
    return [say(one) for one in value] if isinstance(value, tuple | list) else say(value)


def _duration(value: Duration) -> Record:
    return {
        "as_written": str(value),
        "words": value.words,
        "seconds": round(value.minutes * 60),
        "exact": value.unit in _EXACT,
    }
