"""What a run leaves for the next: whole or not there, bounded, and never an answer to another question."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.memory import Known, keep, recall

WRITE = "import sys; from pathlib import Path; from generator.memory import keep; [keep(Path(sys.argv[1]), sys.argv[2].encode() * 50_000, 4) for _ in range(200)]"


def length(text: str) -> list[int]:
    return [len(text)]


def shouted(text: str) -> str:
    return text.upper()


def never(text: str) -> list[int]:
    raise AssertionError(text)


never.__module__, never.__qualname__ = length.__module__, length.__qualname__


@pytest.mark.parametrize(
    "damaged",
    [b"", b"\n", b"{}", b"0" * 40 + b"\nbody", b"\xff\xfe"],
    ids=["empty", "line", "json", "digest", "noise"],
)
def test_a_file_that_is_not_whole_is_not_recalled(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "home" / "answers" / "one.json"
    keep(path, b"body", 1)
    assert recall(path) == b"body"
    path.write_bytes(damaged)
    assert recall(path) is None


def test_every_change_of_a_kept_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "home" / "answers" / "one.json"
    keep(path, b"a body of some length", 1)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert recall(path) is None
        path.write_bytes(whole[:place])
        assert recall(path) is None


def test_of_many_files_the_oldest_go(tmp_path: Path) -> None:
    for number in range(9):
        keep(tmp_path / "home" / "answers" / f"{number}.json", b"", 4)
    assert len([*(tmp_path / "home" / "answers").iterdir()]) == 4
    assert recall(tmp_path / "home" / "answers" / "8.json") == b""


def test_two_processes_that_keep_the_same_file_leave_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "home" / "answers" / "one.json"
    both = [subprocess.Popen([sys.executable, "-c", WRITE, str(path), word]) for word in ("a", "b")]
    assert [process.wait(60) for process in both] == [0, 0]
    assert recall(path) in (b"a" * 50_000, b"b" * 50_000)
    assert [file.name for file in path.parent.iterdir()] == ["one.json"]


def test_what_was_answered_is_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "home" / "texts" / "known.json"
    for function in (length, never):
        known = Known(path, "this program")
        assert known.ask(function, "four") == [4]
        known.keep()


def test_another_program_text_or_function_gets_no_answer_of_before(tmp_path: Path) -> None:
    path = tmp_path / "home" / "texts" / "known.json"
    known = Known(path, "this program")
    known.ask(length, "four")
    known.keep()
    assert Known(path, "this program").ask(length, "three") == [5]
    assert Known(path, "this program").ask(shouted, "four") == "FOUR"
    with pytest.raises(AssertionError):
        Known(path, "another program").ask(never, "four")
    path.write_bytes(b"damaged")
    with pytest.raises(AssertionError):
        Known(path, "this program").ask(never, "four")


def test_what_the_last_run_did_not_ask_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "home" / "texts" / "known.json"
    for text in ("one", "two", "three"):
        known = Known(path, "this program")
        known.ask(length, text)
        known.keep()
    with pytest.raises(AssertionError):
        Known(path, "this program").ask(never, "one")
    assert Known(path, "this program").ask(never, "three") == [5]


def test_an_answer_is_the_same_from_memory(tmp_path: Path) -> None:
    path = tmp_path / "home" / "texts" / "known.json"
    texts = ["", "é\n", "\udc80", "\u2028", json.dumps({"a": [1]})]
    said = []
    for _ in range(2):
        known = Known(path, "this program")
        said.append([known.ask(ascii, text) for text in texts])
        known.keep()
    assert said[0] == said[1] == [ascii(text) for text in texts]
