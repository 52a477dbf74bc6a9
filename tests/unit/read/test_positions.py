"""Positions: every key and value is where its position says, and what is missing is at what lacks it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Location, Spot
from generator.read.scalars import Plain
from generator.read.yaml_text import Document, read_yaml

TEXT = """\
# severities
sev-1:
  name: Critical
  "contain within": 30m
  page: [lead, 'deputy']
  steps:
    - do: Page
      note: |
        Now.
    - do:
sev-2: {}
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return read_yaml(TEXT.encode(), "severities.yaml")


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("sev-1",), (2, 1), (3, 3)),
        (("sev-1", "name"), (3, 3), (3, 9)),
        (("sev-1", "contain within"), (4, 3), (4, 21)),
        (("sev-1", "page"), (5, 3), (5, 9)),
        (("sev-1", "page", 1), (5, 16), (5, 16)),
        (("sev-1", "steps", 0), (7, 7), (7, 7)),
        (("sev-1", "steps", 0, "note"), (8, 7), (8, 13)),
        (("sev-1", "steps", 1, "do"), (10, 7), (10, 10)),
        (("sev-2",), (11, 1), (11, 8)),
        ((), (2, 1), (2, 1)),
    ],
)
def test_a_key_and_its_value_are_found(
    document: Document, path: tuple[str | int, ...], key: tuple[int, int], value: tuple[int, int]
) -> None:
    assert document.positions.of(Spot(path).key) == Location("severities.yaml", *key)
    assert document.positions.of(Spot(path)) == Location("severities.yaml", *value)


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (("sev-1", "owner"), (2, 1)),
        (("sev-1", "owner", "name", 3), (2, 1)),
        (("sev-1", "name", "more"), (3, 3)),
        (("sev-1", "page", 2), (5, 3)),
        (("sev-1", "page", -1), (5, 3)),
        (("sev-1", "page", "lead"), (5, 3)),
        (("sev-1", "steps", 1, "note"), (10, 7)),
        (("sev-2", "name"), (11, 1)),
        (("sev-9",), (2, 1)),
        ((0,), (2, 1)),
    ],
)
def test_what_is_missing_is_at_the_key_of_what_lacks_it(
    document: Document, path: tuple[str | int, ...], nearest: tuple[int, int]
) -> None:
    for spot in (Spot(path), Spot(path).key):
        assert document.positions.of(spot) == Location("severities.yaml", *nearest)


def test_a_file_that_cannot_be_read_has_no_positions() -> None:
    assert read_yaml(b"a: @", "x.yaml").positions.of(Spot.of("a")) is None


def test_columns_count_characters_not_bytes() -> None:
    document = read_yaml("zoë: {größe: \U0001f600, next: x}\n".encode(), "x.yaml")
    assert document.positions.of(Spot.of("zoë", "next").key) == Location("x.yaml", 1, 17)


def _labelled(shape: object, labels: Iterator[int]) -> Plain:
    """Give every key and every scalar of a shape a name of its own, so that each can be found."""
    if isinstance(shape, list) and len(shape) % 2:
        return [_labelled(item, labels) for item in shape]
    if isinstance(shape, list):
        return {f"k{next(labels)}": _labelled(item, labels) for item in shape}
    return f"v{next(labels)}"


def _places(data: Plain, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Spot, str]]:
    """Yield every spot of the data and the label that stands there."""
    if isinstance(data, str):
        yield Spot(path), data
        return
    members: list[tuple[str | int, Plain]] = (
        [*data.items()] if isinstance(data, dict) else [*enumerate(data)] if isinstance(data, list) else []
    )
    for part, member in members:
        if isinstance(part, str):
            yield Spot((*path, part)).key, part
        yield from _places(member, (*path, part))


@given(
    shape=st.recursive(st.none(), lambda inner: st.lists(inner, min_size=1, max_size=4), max_leaves=30),
    flow=st.booleans(),
    indent=st.integers(2, 6),
)
def test_every_position_points_at_the_text_it_claims(shape: object, flow: bool, indent: int) -> None:
    data = _labelled(shape, iter(range(1000)))
    text = yaml.safe_dump(data, default_flow_style=flow, indent=indent)
    document = read_yaml(text.encode(), "x.yaml")
    assert document.data == data
    lines = text.split("\n")
    for spot, label in _places(data):
        where = document.positions.of(spot)
        assert where is not None
        found = lines[where.line - 1][where.column - 1 :]
        assert found.startswith(label)
        assert not found[len(label) : len(label) + 1].isdigit()
