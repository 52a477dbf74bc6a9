"""An answer that is kept is the one that would be given anew, whatever became of the file that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deadlines import free_days, kept

ANSWER = {"dates": ["2026-12-25"], "weekend": [5, 6]}


class Asked:
    """A package that is slow to ask."""

    def __init__(self, home: Path) -> None:
        self.home, self.times = home, 0

    def __call__(self) -> object:
        self.times += 1
        return ANSWER

    def answer(self, *question: str, by: str = "holidays") -> object:
        return kept.kept(by, kept.__file__, question or ("days", "DE"), self, self.home)


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def test_a_question_is_asked_once_and_others_are_others(asked: Asked) -> None:
    assert [asked.answer(), asked.answer()] == [ANSWER, ANSWER]
    assert asked.times == 1
    asked.answer("days", "FR")
    asked.answer(by="tzdata")  # a package with another version
    assert asked.times == 3


@pytest.mark.parametrize("damage", ["", "{", "null", "2025-12-25", "cut"])
def test_an_answer_that_was_damaged_is_asked_for_again(asked: Asked, damage: str) -> None:
    asked.answer()
    (path,) = asked.home.iterdir()
    text = path.read_text("utf-8")
    digest, _, _body = text.partition("\n")
    texts = {
        "2025-12-25": text.replace("2026-12-25", damage),
        "cut": text[:-3],
        "null": f"{digest}\nnull",
    }
    path.write_text(texts.get(damage, damage), encoding="utf-8")
    assert asked.answer() == ANSWER
    assert asked.times == 2
    assert asked.answer() == ANSWER
    assert asked.times == 2, "and is whole again"


def test_where_nothing_can_be_written_the_answer_is_given_all_the_same(tmp_path: Path) -> None:
    asked = Asked(tmp_path / "not there")
    assert [asked.answer(), asked.answer()] == [ANSWER, ANSWER]
    assert asked.times == 2


def test_what_was_kept_of_a_country_is_what_the_package_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anew = free_days.free_days.__wrapped__
    before = anew("DE", "BY", "Bayern"), free_days.region_of("DE", "bayern")
    monkeypatch.setattr(free_days, "kept", lambda _package, _asks, _question, ask: ask())
    assert (anew("DE", "BY", "Bayern"), free_days.region_of("DE", "bayern")) == before
