"""What follows from a text alone is the same with any memory and with none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import of_texts
from generator.of_texts import OfText, Remembered, data_of, of_text
from tests.build import SMALL
from tests.warm import command

TEXTS = ("call 1 and 22", "no digits", "", "é \ud800 7", "call 1 and 22 again")
worked: list[str] = []


def _digits(text: str) -> tuple[tuple[str, int], ...]:
    worked.append(text)
    return tuple((word, int(word)) for word in text.split() if word.isdigit())


digits: OfText[tuple[str, int]] = of_text(tuple)(_digits)


@pytest.fixture(autouse=True)
def _begins_anew() -> Iterator[None]:
    of_texts.forget()
    worked.clear()
    yield
    of_texts.forget()


def asked(memory: Remembered) -> tuple[list[object], list[str]]:
    """Return what a run with a memory finds, and the texts for which it worked."""
    of_texts.forget()
    worked.clear()
    memory.recall()
    found: list[object] = [digits(text) for text in TEXTS]
    memory.keep()
    return found, worked[:]


def test_a_text_is_looked_at_once_and_never_again_in_the_next_run(tmp_path: Path) -> None:
    memory = Remembered(tmp_path, "ours", "key")
    first, second = asked(memory), asked(memory)
    assert first == ([_digits(text) for text in TEXTS], [*TEXTS])
    assert second == (first[0], [])


@pytest.mark.parametrize("other", [("ours", "another key"), ("theirs", "key")])
def test_who_asks_for_something_else_with_other_code_works_anew(
    tmp_path: Path, other: tuple[str, str]
) -> None:
    found, _ = asked(Remembered(tmp_path, "ours", "key"))
    assert asked(Remembered(tmp_path, *other)) == (found, [*TEXTS])


def test_a_memory_that_is_damaged_anywhere_is_none(tmp_path: Path) -> None:
    memory = Remembered(tmp_path, "ours", "key")
    found, _ = asked(memory)
    (file,) = tmp_path.glob("*.json")
    whole = file.read_bytes()
    for place in range(0, len(whole), 7):
        for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]):
            file.write_bytes(damaged)
            assert asked(memory) == (found, [*TEXTS])


def test_functions_that_are_known_in_another_order_keep_their_answers(tmp_path: Path) -> None:
    memory = Remembered(tmp_path, "ours", "key")
    found, _ = asked(memory)
    bit = digits.bit
    try:
        digits.bit = 1 << 40
        assert asked(memory) == (found, [])
    finally:
        digits.bit = bit


def test_what_is_not_asked_any_more_is_not_kept_any_more(tmp_path: Path) -> None:
    memory = Remembered(tmp_path, "ours", "key")
    asked(memory)
    of_texts.forget()
    memory.recall()
    digits("new 5")
    data_of(b"a: 1", lambda: {"a": 1})
    memory.keep()
    (file,) = tmp_path.glob("*.json")
    kept = json.loads(file.read_bytes().partition(b"\n")[2])
    assert (list(kept["texts"]), list(kept["read"].values())) == (["new 5"], [{"a": 1}])


def test_a_run_that_goes_on_and_on_holds_no_more_than_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_texts, "_MOST_TEXTS", 10)
    found = [digits(f"{number}") for number in range(100)]
    assert found == [((f"{number}", number),) for number in range(100)]
    assert len(digits.said) <= 10


def test_a_file_with_faults_is_read_each_time() -> None:
    read: list[int] = []
    for _ in range(2):
        assert data_of(b"a: [", lambda: read.append(1)) is None
    assert read == [1, 1]


EDITS = {
    "roles.yaml": (
        "# call 0171 7654321",
        "  usually: Call Robin Example at once. TODO",
        "# key AKIAIOSFODNN7EXAMPLE",
        "\t- x",
    ),
    "levers.yaml": (
        "  watch_out:\n    - |\n      # Head\n      <b>x</b>\n\n      - a\n        - b **c** `d`",
    ),
}
"""Words that rules find, put behind a file."""


def edited(folder: Path) -> Iterator[None]:
    """Change one thing after another in the small playbook, and undo it."""
    for name, lines in EDITS.items():
        whole = (folder / name).read_text("utf-8")
        for line in (*lines, ""):
            (folder / name).write_text(f"{whole}{line}\n", "utf-8")
            yield


def test_after_any_edit_a_check_with_a_memory_says_what_one_without_says(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "playbook"))
    for _ in edited(folder):
        line = ("check", folder, "--today", "2026-11-02", "--format", "json")
        warm = command(*line, cwd=tmp_path)
        shutil.copytree(tmp_path / "build", tmp_path / "kept", dirs_exist_ok=True)
        shutil.rmtree(tmp_path / "build")
        cold = command(*line, cwd=tmp_path)
        shutil.rmtree(tmp_path / "build")
        (tmp_path / "kept").rename(tmp_path / "build")
        assert (warm.returncode, warm.stdout, warm.stderr) == (cold.returncode, cold.stdout, cold.stderr)
