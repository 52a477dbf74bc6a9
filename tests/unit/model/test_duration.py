"""Durations: what can be written, how it reads, how it compares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model.base import Length, Part
from generator.model.duration import Duration
from generator.model.part import hints_of
from generator.model.quick import read
from generator.model.severities import Rhythm
from generator.model.strict import judged, model_of
from tests.build import every_class


@pytest.mark.parametrize(
    ("text", "minutes", "words", "short"),
    [
        ("90s", 1.5, "90 seconds", "90 s"),
        ("15m", 15, "15 minutes", "15 min"),
        ("1h", 60, "1 hour", "1 h"),
        ("72h", 4320, "72 hours", "72 h"),
        ("1d", 1440, "1 day", "1 day"),
        ("30 d", 43200, "30 days", "30 days"),
        ("2w", 20160, "2 weeks", "2 weeks"),
        ("5 business days", 7200, "5 business days", "5 business days"),
        ("1 business day", 1440, "1 business day", "1 business day"),
        ("1 month", 43200, "1 month", "1 month"),
        ("5 years", 2628000, "5 years", "5 years"),
    ],
)
def test_a_duration_reads_and_counts_as_it_is_written(
    text: str, minutes: float, words: str, short: str
) -> None:
    duration = Duration.parse(text)
    assert (duration.minutes, duration.words, duration.short) == (minutes, words, short)


@pytest.mark.parametrize(
    ("text", "rate", "short"),
    [
        ("15m", "15 minutes", "15 min"),
        ("1h", "hour", "hour"),
        ("1d", "day", "day"),
        ("11d", "11 days", "11 days"),
        ("1 business day", "business day", "business day"),
    ],
)
def test_a_rhythm_of_one_is_said_without_its_number(text: str, rate: str, short: str) -> None:
    duration = Duration.parse(text)
    assert (duration.rate, duration.short_rate) == (rate, short)


@pytest.mark.parametrize(
    ("text", "percent", "words"),
    [
        ("72h", 50, "36 hours"),
        ("72h", 80, "57 hours 36 minutes"),
        ("15d", 50, "7 days 12 hours"),
        ("1 month", 80, "22 days 9 hours"),
        ("1 month", 95, "26 days 14 hours"),
        ("1 year", 50, "182 days 12 hours"),
        ("4 business days", 80, "3 business days"),
        ("1 business day", 50, "12 hours"),
        ("1m", 50, "0 minutes"),
        ("45m", 80, "36 minutes"),
    ],
)
def test_a_share_of_a_duration_is_told_in_words_and_never_too_late(
    text: str, percent: int, words: str
) -> None:
    assert Duration.parse(text).share(percent) == words


@pytest.mark.parametrize(
    ("text", "instead"),
    [("15 minutes", "15m"), ("15 Min.", "15m"), ("2 hrs", "2h"), ("1 hour", "1h"), ("3 days", "3d"), ("2weeks", "2w"), ("90 sec", "90s"), ("\uff15m", "5m"), ("1.5h", "90m"), ("0,5 d", "12h")],
)  # fmt: skip
def test_a_unit_that_is_spelt_out_is_answered_with_the_short_form(text: str, instead: str) -> None:
    with pytest.raises(ValueError, match=f"^write {instead}$"):
        Duration.parse(text)


@pytest.mark.parametrize("text", ["", "15", "m", "-5m", "1.333h", "1h30m", "five m", "15m\n20m"])
def test_anything_else_is_refused_with_advice(text: str) -> None:
    with pytest.raises(ValueError, match="write a number and s, m, h, d"):
        Duration.parse(text)


@given(st.integers(0, 99999), st.sampled_from(["s", "m", "h", "d", "w", "business day", "month", "year"]))
def test_what_is_written_is_read_back_the_same(amount: int, unit: str) -> None:
    duration = Duration(amount, unit)
    assert Duration.parse(str(duration)) == duration


def lengths() -> Iterator[tuple[type[Part], str, Any]]:
    """Yield each field that takes a length of time, by its class; of tables their values."""
    for cls in every_class():
        for name, hint in hints_of(cls).items():
            inside = [hint, *get_args(hint), *(more for each in get_args(hint) for more in get_args(each))]
            if Length in inside or Duration in get_args(hint) or hint is Duration:
                yield cls, name, hint


def test_each_length_of_time_either_refuses_zero_or_says_what_it_means() -> None:
    found = list(lengths())
    assert len(found) > 30
    for cls, name, hint in found:
        never_zero = Length in (hint, *get_args(hint))
        said = cls.model_fields[name].description or ""
        assert never_zero != bool(re.search(r"`0[a-z]`", said)), (cls.__name__, name, said)


@pytest.mark.parametrize("text", ["0m", "0 h", "00 business days", "0 years"])
def test_both_readers_and_the_schema_refuse_no_time_at_all(text: str) -> None:
    data = {"audience": "executives", "name": "Executives", "every": text}
    assert read(Rhythm, data) is None
    with pytest.raises(ValidationError, match="write more than zero"):
        judged(Rhythm, data)
    pattern = model_of(Rhythm).model_json_schema()["properties"]["every"]["pattern"]
    assert not re.search(pattern, text)
    assert re.search(pattern, "10m")
    assert re.search(pattern, "007 d")
