"""A file whose name is no UTF-8 stands in every report, made visible, and stops none."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.problems import Location
from generator.report import agenda, history

HERE = Location("layers/team/x\udce9.yaml", 1, 1)


@dataclass(frozen=True)
class Saying:
    path: str = "glossary/a-code/meaning"
    layer: str = "team"
    value: str = "The code."
    where: Location | None = HERE


@dataclass(frozen=True)
class Todo:
    question: str = "Where is it?"
    name: str = "Kill switch"
    path: str = "levers/kill-switch/where"
    write_in: str = HERE.file
    lines: tuple[str, ...] = ()
    where: Location | None = HERE


@dataclass(frozen=True)
class Agenda:
    total: int = 1
    open: tuple[Todo, ...] = (Todo(),)


def test_where_a_value_comes_from_is_told_in_both_forms() -> None:
    assert json.loads(history.told([Saying()], "json").encode("utf-8"))[0]["where"]["file"].endswith(
        "u{dce9}.yaml"
    )
    assert b"u{dce9}.yaml:1:1" in history.told([Saying()], "text").encode("utf-8")


def test_what_is_to_be_filled_in_is_told_in_both_forms() -> None:
    (todo,) = json.loads(agenda.listed(Agenda(), "json").encode("utf-8"))["open"]
    assert todo["write_in"].endswith("u{dce9}.yaml")
    assert agenda.listed(Agenda(), "text").encode("utf-8").count(b"u{dce9}.yaml") == 2
