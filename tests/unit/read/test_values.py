"""What a scalar stands for: six unquoted words and decimal numbers, and otherwise what was written."""

from __future__ import annotations

import gc

import pytest

from generator.read.scalars import Plain
from generator.read.yaml_text import read_yaml


def value(text: str) -> Plain:
    document = read_yaml(f"key: {text}\n".encode(), "x.yaml")
    assert document.errors == ()
    assert isinstance(document.data, dict)
    return document.data["key"]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("15", 15),
        ("-3", -3),
        ("999999999999999999", 999_999_999_999_999_999),
        ("0.5", 0.5),
        ("-12.25", -12.25),
    ],
)
def test_these_unquoted_scalars_are_more_than_text(text: str, meaning: Plain) -> None:
    read = value(text)
    assert (read, type(read)) == (meaning, type(meaning))


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "no", "on", "off", "y", "n", "True", "FALSE", "Null", "NULL"),
        *("15:30", "8:00", "1:2:3", "2026-01-31", "2026-01-31T10:00:00Z"),
        *("0471234567", "010", "00", "+49", "-0", "1000000000000000000", "12345678901234567890"),
        *("1e3", "1.5e3", "0x1F", "0o17", "0b11", "1_000", "1.", ".5", "1.2.3", "01.5", "1,5"),
        *(".inf", "-.inf", ".nan", "NaN", "Infinity", "=", "15m", "4h", "5 business days", "٣"),
    ],
)
def test_everything_else_stays_the_text_it_is(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((each, True) for each in ("+41000000001", "0471", "1e3", "0x1F", "0o17", ".5", "1.", "-0", "+1.5")),
        *((each, True) for each in ("15:30", "yes", "No", "ON", "off")),
        *((each, True) for each in (".inf", "-.Inf", ".NaN", "True", "NULL", "12345678901234567890")),
        *(
            (each, False)
            for each in ("15", "-3", "0.5", "true", "null", "~", '"0471"', "'True'", "+1 555 0100")
        ),
        *(
            (each, False)
            for each in (
                "09:30",
                "yes, please",
                "Nobody",
                "0b11",
                "1_000",
                "1.2.3",
                "5m",
                "Nothing",
                "2026-01-31",
            )
        ),
    ],
)
def test_text_that_editors_take_for_something_else_asks_for_quotes(text: str, told: bool) -> None:
    """What is told is what the core schema of YAML 1.2, or YAML 1.1, resolves and we do not."""
    found = read_yaml(f"key: {text}\n".encode(), "x.yaml").problems
    assert [problem.rule for problem in found] == ["text-without-quotes"] * told
    assert all(problem.hint == f'write "{text}" if it is text' for problem in found)


def test_many_texts_without_quotes_stop_no_reading() -> None:
    document = read_yaml(b"".join(b"- 0471\n" for _ in range(150)), "x.yaml")
    assert (document.errors, len(document.problems)) == ((), 100)
    assert document.data == ["0471"] * 150


@pytest.mark.parametrize("text", ["null", "~", "true", "15", "0.5", ""])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_quotes_make_text_of_anything(text: str, quote: str) -> None:
    assert value(f"{quote}{text}{quote}") == text


def test_a_block_is_text_even_when_it_holds_a_number() -> None:
    assert value("|\n  15") == "15\n"


def test_values_keep_their_letters_as_written_and_keys_become_nfc() -> None:
    document = read_yaml("cafe\u0301: cafe\u0301\n".encode(), "x.yaml")
    assert document.data == {"café": "cafe\u0301"}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n", "---\n", "---\n...\n", "\ufeff"])
def test_a_file_that_says_nothing_is_read_as_none_without_a_problem(text: str) -> None:
    document = read_yaml(text.encode(), "x.yaml")
    assert (document.data, document.problems) == (None, ())


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    text = "a: 1\nb: |\n  two\n  lines\n"
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert (
        read_yaml(windows, "x.yaml").data
        == read_yaml(text.encode(), "x.yaml").data
        == {"a": 1, "b": "two\nlines\n"}
    )


def test_text_may_hold_line_breaks_tabs_joiners_and_direction_marks() -> None:
    text = "a\\nb\\tc \u0646\u200c\u0645 \U0001f469\u200d\U0001f4bb \u200fx\u200e\u061c"
    assert value(f'"{text}"') == text.replace("\\n", "\n").replace("\\t", "\t")


def test_of_two_equal_keys_the_first_is_kept() -> None:
    assert read_yaml(b"a: 1\na: 2\n", "x.yaml").data == {"a": 1}


def test_what_could_not_be_read_to_its_end_has_no_data() -> None:
    assert read_yaml(b"a: 1\nb: @x\n", "x.yaml").data is None


def test_data_never_holds_a_refused_character() -> None:
    document = read_yaml('a: "x\\0y"\nb: x\u202ey\n"k\\0": z\n'.encode(), "x.yaml")
    assert document.data == {"a": "x\ufffdy", "b": "x\ufffdy"}


@pytest.mark.parametrize("before", [True, False])
def test_reading_leaves_the_garbage_collector_as_it_was(before: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if before else gc.disable)()
        read_yaml(b"a: 1\n", "x.yaml")
        assert gc.isenabled() is before
        read_yaml(b"a: @\n", "x.yaml")
        assert gc.isenabled() is before
    finally:
        (gc.enable if was else gc.disable)()
