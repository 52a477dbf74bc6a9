"""What is read of a playbook is noted field by field, also where several share what one of them worked out."""

from __future__ import annotations

from functools import cached_property

from generator.model import Playbook
from generator.model.coverage import gaps
from generator.model.reads import Reads, changed, stale
from tests.build import every_class, playbook


def bit(part: object, name: str) -> int:
    return 1 << list(type(part).model_fields).index(name)  # type: ignore[attr-defined]


def test_reading_notes_the_field_and_what_leads_there() -> None:
    book = playbook()
    reads = Reads(book)
    role = next(iter(book.roles.values()))
    with reads.noting():
        _ = next(iter(book.roles.values())).name
    noted, asked = reads.taken()
    assert noted == {
        "": bit(book, "roles"),
        f"\x1froles\x1f{role.id}": bit(role, "name"),
    }
    assert asked == set()


def test_nothing_is_noted_outside() -> None:
    book = playbook()
    reads = Reads(book)
    with reads.noting():
        pass
    _ = book.about.name
    assert reads.taken() == ({}, set())


def test_whoever_takes_a_shared_result_reads_what_it_read() -> None:
    book = playbook()
    reads = Reads(book)
    noted = []
    for _ in range(2):
        with reads.noting():
            reads.once("name", lambda: book.about.name)
            _ = book.by_rank
        noted.append(reads.taken())
    assert noted[0] == noted[1]
    assert noted[0][0]["\x1fabout"] == bit(book.about, "name")
    assert any(place.startswith("\x1fseverities") for place in noted[0][0])


def test_a_view_that_somebody_asked_for_before_is_read_all_the_same() -> None:
    book = playbook()
    _ = book.steps, gaps(book)
    reads = Reads(book)
    with reads.noting():
        _ = book.steps
    assert reads.taken()[0][""] == bit(book, "phases")
    with reads.noting():
        gaps(book)
    assert len(reads.taken()[0]) > 50


def test_a_changed_field_is_told_from_its_neighbours() -> None:
    book = playbook()
    then, now = Reads(book).rows, Reads(playbook({"about/name": "Another name"})).rows
    changes = changed(then, now)
    assert changes == {"\x1fabout": bit(book.about, "name")}
    assert stale({"\x1fabout": bit(book.about, "name")}, changes)
    assert not stale({"\x1fabout": bit(book.about, "version")}, changes)


def test_what_came_and_went_changes_what_holds_it() -> None:
    book = playbook()
    then = Reads(book).rows
    gone = next(reversed(book.glossary))
    now = Reads(playbook(remove=[f"glossary/{gone}"])).rows
    assert changed(then, now) == {"": bit(book, "glossary"), f"\x1fglossary\x1f{gone}": -1}
    assert changed(now, then) == {"": bit(book, "glossary")}


def test_no_part_but_the_whole_playbook_keeps_what_it_worked_out() -> None:
    """What a part keeps would be read by the first only that asks for it."""
    keeping = {
        cls
        for cls in every_class()
        for base in cls.__mro__
        if any(isinstance(value, cached_property) for value in vars(base).values())
    }
    assert keeping == {Playbook}
