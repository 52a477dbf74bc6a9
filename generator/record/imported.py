"""What an import gives: a record as plain data, what was worked out, and what had no place in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.layer.writing import inline
from generator.model.build import build_concept
from generator.problems import Problem
from generator.record.apart import Apart

Record = dict[str, Any]


@dataclass
class Imported:
    """A record on its way.

    Attributes:
        id: what it is called.
        record: its fields as they stand in YAML.
        worked_out: what the file does not say in so many words, and from what it follows.
        unplaced: what the file says that no field takes; it is kept in the record.
        hints: what somebody is to add by hand; they stand as comments in the file.
        doubts: where the file contradicts its own log, with the place in it.
    """

    id: str
    record: Record = field(default_factory=dict)
    worked_out: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    doubts: list[Apart] = field(default_factory=list)

    def contradict(self, doubts: Iterable[Apart]) -> None:
        """Note where the file contradicts its log; what the log says nothing of is kept as it stands."""
        self.doubts += doubts
        self.unplaced += [one_line(each.told.partition(";")[0]) for each in self.doubts if each.lost]

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the record as a record."""
        return build_concept("incidents", {self.id: self._whole()})[1]

    def yaml(self) -> str:
        """Return the record as the file `incidents/<id>.yaml`."""
        return "\n".join([f"{self.id}:", *_lines(self._whole(), "  "), *self._to_add()]) + "\n"

    def _to_add(self) -> list[str]:
        return ["  # To add:", *(f"  # {hint}" for hint in self.hints)] if self.hints else []

    def _whole(self) -> Record:
        kept = {"unplaced": list(self.unplaced)} if self.unplaced else {}
        return {
            name: value for name, value in {**self.record, **kept}.items() if value not in ("", [], {}, None)
        }


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def id_from(text: str) -> str:
    """Return an id made from any text."""
    return re.sub("[^a-z0-9]+", "-", text.lower())[:63].strip("-")


def _lines(record: Record, indent: str) -> list[str]:
    found = []
    for name, value in record.items():
        if isinstance(value, dict) and name not in ("plan", "detection"):
            found += [f"{indent}{name}:", *_lines(value, indent + "  ")]
        elif isinstance(value, list):
            found += [f"{indent}{name}:", *(f"{indent}  - {inline(item)}" for item in value)]
        else:
            found.append(f"{indent}{name}: {inline(value)}")
    return found
