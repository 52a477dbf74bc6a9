"""The record of published cards: what is stale, what changed, and when a version has to change."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from generator.cards import lock
from generator.cards.content import cards_of
from generator.cards.shelf import Shelf, record_of_cards
from generator.model.card import Bullets, Card
from tests.build import playbook


def card(mission: str = "Writes the log.") -> Card:
    model = playbook({"roles/incident-commander/mission": mission})
    cards = cards_of(model, model.cards.decks["roles"])
    return next(each for each in cards if each.id == "role-incident-commander")


def test_a_new_card_is_recorded_with_its_lines() -> None:
    one = card()
    records = lock.updated({}, [one], "1.0.0", "2026-11-02")
    assert records == {one.id: lock.Record(one.code, "1.0.0", "2026-11-02", one.lines)}


def test_a_changed_card_keeps_the_earlier_code_with_the_lines_that_changed() -> None:
    old, new = card("Writes the log."), card("Keeps the log.")
    records = lock.updated(lock.updated({}, [old], "1.0.0", "2026-11-02"), [new], "1.1.0", "2026-12-01")
    assert records[new.id] == lock.Record(
        new.code,
        "1.1.0",
        "2026-12-01",
        new.lines,
        (lock.Earlier(old.code, "1.0.0", "2026-12-01", ("Writes the log.",), ("Keeps the log.",)),),
    )


def test_a_card_that_changed_since_the_record_adds_what_is_recorded_to_the_earlier_codes() -> None:
    first, second, third = card("Writes the log."), card("Keeps the log."), card("Keeps a log.")
    records = lock.updated(lock.updated({}, [first], "1.0.0", "2026-11-02"), [second], "1.1.0", "2026-12-01")
    known = lock.Earlier(first.code, "1.0.0", "2026-12-01", ("Writes the log.",), ("Keeps the log.",))
    assert lock.history({}, third) == ()
    assert lock.history(records, second) == (known,)
    assert lock.history(records, third) == (
        known,
        lock.Earlier(second.code, "1.1.0", "this edition", ("Keeps the log.",), ("Keeps a log.",)),
    )


@pytest.mark.parametrize(("public", "name"), [(False, "cards.lock.json"), (True, "cards.public.lock.json")])
def test_each_edition_has_a_record_of_its_own(tmp_path: Path, public: bool, name: str) -> None:
    shelf = Shelf(playbook(), tmp_path, public)
    content, said = record_of_cards(shelf)
    assert shelf.record == tmp_path / name
    assert f" cards in {name}, " in said
    shelf.record.write_bytes(content)
    assert lock.read(shelf.record)[0].keys() == {card.id for card in shelf.cards() if not card.is_private}


def test_recording_the_same_words_again_changes_nothing() -> None:
    records = lock.updated({}, [card()], "1.0.0", "2026-11-02")
    assert lock.updated(records, [card()], "1.1.0", "2026-12-01") == records


def test_other_words_under_the_same_version_are_an_error() -> None:
    old, new = card("Writes the log."), card("Keeps the log.")
    records = lock.updated({}, [old], "1.0.0", "2026-11-02")
    assert [problem.message for problem in lock.changed(records, [new], "1.0.0")] == [
        f"the words of card {new.id} changed ({old.code}, now {new.code}), but the version is still 1.0.0"
    ]
    assert list(lock.changed(records, [new], "1.1.0")) == []
    assert list(lock.changed(records, [old], "1.0.0")) == []


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "cards.lock.json"
    records = lock.updated(
        lock.updated({}, [card("a")], "1.0.0", "2026-11-02"), [card("b")], "1.1.0", "2026-12-01"
    )
    path.write_text(lock.text(records), encoding="utf-8")
    assert lock.read(path) == (records, ())


RECORD = b"""{"cards": {"a": {"code": "K", "version":
        %b,
 "published_on": "", "lines": [%b], "history": []}}}"""


@pytest.mark.parametrize(
    ("damage", "place", "why"),
    [
        (b'{"cards": {\n<<<<<<< HEAD\n}', "2:1", "a merge left its marks in it"),
        (b'{"cards": {\n  "badge"}}', "2:10", "no JSON (expecting ':' delimiter)"),
        (b"[]", "1:1", "not what `playbook cards --record` writes"),
        (b'{"cards": {"role-scribe": 3}}', "1:27", "not what `playbook cards --record` writes"),
        (b'{"cards": {"role-scribe": {}}}', "1:27", "not what `playbook cards --record` writes"),
        (b"\xff\xfe{", "1:1", "no UTF-8"),
        (
            b'{"cards": {"a": {"code": "K", "version": "", "published_on": "", "lines": [], "history": [{"code":\n7}]}}}',
            "2:1",
            "not what `playbook cards --record` writes",
        ),
        (b"[" * 200_000, "1:1", "nested too deeply"),
        (RECORD % (b"9" * 5_000, b'"a"'), "2:9", "not what `playbook cards --record` writes"),
        (RECORD % (b'"1.0.0"', b'"a", 3'), "3:37", "not what `playbook cards --record` writes"),
        (RECORD % (b'"1.0.0"', b'"\\ud800"'), "3:32", "not what `playbook cards --record` writes"),
    ],
)
def test_a_damaged_record_is_told_at_its_place_and_not_overwritten_in_silence(
    damage: bytes, place: str, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "cards.lock.json"
    path.write_bytes(damage)
    records, (problem,) = lock.read(path)
    assert (records, problem.rule, str(problem.where)) == (
        {},
        "card-record-damaged",
        f"cards.lock.json:{place}",
    )
    assert problem.message == f"cards.lock.json cannot be read: {why}"
    assert "`playbook cards --record`" in (problem.hint or "")


def test_a_record_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "cards.lock.json").mkdir()
    _, (problem,) = lock.read(tmp_path / "cards.lock.json")
    assert problem.message == "cards.lock.json cannot be read: is a directory"


def test_private_cards_are_never_recorded() -> None:
    model = playbook()
    cards = cards_of(model, model.cards.decks["contacts"])
    assert [each.id for each in cards] == ["contacts"]
    assert lock.updated({}, cards, "1.0.0", "2026-11-02") == {}


def test_the_code_changes_with_the_words_and_with_nothing_else() -> None:
    model = playbook({"about/version": "2.0.0", "about/reviewed_on": "2026-11-20"})
    same = next(
        each for each in cards_of(model, model.cards.decks["roles"]) if each.id == "role-incident-commander"
    )
    plain = playbook()
    first = next(each for each in cards_of(plain, plain.cards.decks["roles"]) if each.id == same.id)
    assert same.code == first.code
    assert card("a").code != card("b").code


def test_the_record_is_json_that_a_person_can_read_in_a_diff() -> None:
    text = lock.text(lock.updated({}, [card()], "1.0.0", "2026-11-02"))
    assert json.loads(text)["cards"]["role-incident-commander"]["version"] == "1.0.0"
    assert max(map(len, text.splitlines())) < 300


def test_the_record_names_the_form_of_its_codes(tmp_path: Path) -> None:
    one = card()
    path = tmp_path / "cards.lock.json"
    path.write_text(lock.text(lock.updated({}, [one], "1.0.0", "2026-11-02")), encoding="utf-8")
    assert json.loads(path.read_text("utf-8"))["code_form"] == 1


def test_a_record_without_a_form_is_of_the_first_one(tmp_path: Path) -> None:
    one = card()
    path = tmp_path / "cards.lock.json"
    records = lock.updated({}, [one], "1.0.0", "2026-11-02")
    written = json.loads(lock.text(records))
    path.write_text(json.dumps({"cards": written["cards"]}), encoding="utf-8")
    assert lock.read(path) == (records, ())
    assert list(lock.changed(lock.read(path)[0], [one], "1.0.0")) == []


def test_codes_of_a_form_that_is_not_known_are_compared_with_none(tmp_path: Path) -> None:
    path = tmp_path / "cards.lock.json"
    path.write_text('{"code_form": 9, "cards": {}}', encoding="utf-8")
    records, (problem,) = lock.read(path)
    assert (records, problem.message) == (
        {},
        "cards.lock.json cannot be read: its codes are of form 9, and this program makes form 1",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterBullets(Bullets):
    """Bullets of a program to come."""

    note: str = ""


def test_a_field_that_is_added_to_a_block_moves_no_code_until_it_is_used() -> None:
    one = card()
    bullets = next(block for block in one.blocks if isinstance(block, Bullets))

    def with_note(note: str) -> str:
        later = LaterBullets(title=bullets.title, spot=bullets.spot, items=bullets.items, note=note)
        return replace(one, front=tuple(later if block is bullets else block for block in one.front),
                       back=tuple(later if block is bullets else block for block in one.back)).code  # fmt: skip

    assert with_note("") == one.code
    assert with_note("New.") != one.code
