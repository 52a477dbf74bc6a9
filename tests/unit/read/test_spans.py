"""Where each key, value and list begins and ends as it is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.read.spans import spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 15m # why\n", {"1:1": ("a", "plain"), "1:4": ("15m", "plain")}),
        ("a: 'it''s'\n", {"1:1": ("a", "plain"), "1:4": ("'it''s'", "quoted")}),
        ("a: [x, y] # why\n", {"1:1": ("a", "plain"), "1:4": ("[x, y]", "brackets"), "1:5": ("x", "plain"), "1:8": ("y", "plain")}),
        ("a:\n  - x # why\n  # end\nb: 1\n", {"1:1": ("a", "plain"), "2:3": ("- x", "list"), "2:5": ("x", "plain"), "4:1": ("b", "plain"), "4:4": ("1", "plain")}),
        ("a: >-\n  one\n  two\n\n# end\nb: 1\n", {"1:1": ("a", "plain"), "1:4": (">-\n  one\n  two", "block"), "6:1": ("b", "plain"), "6:4": ("1", "plain")}),
        ("- - x\n", {"1:1": ("- - x", "list"), "1:3": ("- x", "list"), "1:5": ("x", "plain")}),
        ("a: [\n", {}),
    ],
)  # fmt: skip
def test_what_is_written_is_found_with_its_manner(text: str, found: dict[str, tuple[str, str]]) -> None:
    told = {
        f"{where.line}:{where.column}": (span.text, span.style) for where, span in spans(text, "f").items()
    }
    assert told == found


VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=30) | st.integers(0, 9),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, min_size=1, max_size=3)
    ),
    max_leaves=10,
)


@given(value=st.dictionaries(st.text("abc", min_size=1, max_size=3), VALUES, min_size=1), flow=st.booleans())
def test_every_span_read_alone_is_what_stands_there(value: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow)
    leaves = {repr(leaf) for leaf in _leaves(value)}
    read = {
        repr(yaml.safe_load(span.text))
        for span in spans(text, "f").values()
        if span.style in ("plain", "quoted")
    }
    assert leaves <= read


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for member in value.values() for leaf in _leaves(member)]
    if isinstance(value, list):
        return [leaf for member in value for leaf in _leaves(member)]
    return [value]
