"""Whatever layers say: nothing breaks, nothing leaks from one document into another, every value knows its author."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.layer import Layer, Stack, merge
from generator.layer.lists import said_by
from generator.layer.stack import ABSENT, value_at
from generator.problems import Spot
from tests.build import small
from tests.unit.layer.stacks import layer

OPERATORS = ("$new", "$remove", "$reason", "$before", "$after", "$was", "$add", "$replace", "$nonsense")
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(0, 9), st.sampled_from(["sev-1", "scribe", "15m", "words"])
)


def known_keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, member in value.items():
            yield key
            yield from known_keys(member)


KEYS = st.sampled_from(sorted({*known_keys(small()), *OPERATORS, "new-id"}))
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
ANY_LAYER = st.dictionaries(
    st.sampled_from(sorted(small())), st.dictionaries(KEYS, ANYTHING, max_size=4), max_size=4
)


@st.composite
def patches(draw: st.DrawFn, below: Any, depth: int = 0) -> Any:
    """Draw patches that mostly fit what is below, so that merging gets far."""
    if not isinstance(below, dict) or depth > 5:
        return draw(ANYTHING)
    keys = draw(st.lists(st.sampled_from(sorted(below)), unique=True, max_size=3)) if below else []
    patch = {key: draw(_patch_of(below[key], depth)) for key in keys}
    if draw(st.booleans()) and depth:
        patch[draw(st.sampled_from(OPERATORS))] = draw(ANYTHING)
    return patch


def _patch_of(below: Any, depth: int) -> st.SearchStrategy[Any]:
    if isinstance(below, dict):
        return patches(below, depth + 1)
    if isinstance(below, list):
        some = st.lists(st.sampled_from(below), max_size=2) if below else st.just([])
        named = {str(said_by(item)): item for item in below if isinstance(item, dict)}
        if named and depth % 2:
            return patches(named, depth + 1)
        return st.fixed_dictionaries(
            {}, optional={"$remove": some, "$add": st.just(["added"]), "$replace": st.just(["r"])}
        )
    return st.sampled_from(["other", {"$remove": True}])


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        for key, member in value.items():
            yield from leaves(member, (*path, key))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from leaves(member, (*path, index))
    else:
        yield path, value


def every_value_stands_where_its_origin_says(stack: Stack) -> None:
    for path, value in leaves(stack.document):
        author, there = stack.source(Spot(path))
        assert value_at(author.data, there.path) == value, (path, author.name, there)


@given(layers=st.lists(ANY_LAYER | patches(small()), min_size=1, max_size=3))
def test_any_layers_give_a_document_and_located_problems(layers: list[dict[str, Any]]) -> None:
    default, before = small(), copy.deepcopy(layers)
    stack, problems = merge(
        layer("default", default), [layer(str(number), data) for number, data in enumerate(layers)]
    )
    assert all(problem.where for problem in problems)
    assert (default, layers) == (small(), before)
    every_value_stands_where_its_origin_says(stack)


@given(layers=st.lists(patches(small()), max_size=2))
def test_a_layer_that_says_nothing_changes_nothing(layers: list[dict[str, Any]]) -> None:
    base: list[Layer] = [layer(str(number), data) for number, data in enumerate(layers)]
    stack, problems = merge(layer("default", small()), base)
    longer, same = merge(layer("default", small()), [*base, layer("empty", {})])
    assert (longer.document, same) == (stack.document, problems)


@given(data=st.data())
def test_one_replaced_value_is_the_only_change(data: st.DataObject) -> None:
    path, old = data.draw(
        st.sampled_from(
            [pair for pair in leaves(small()) if not any(isinstance(part, int) for part in pair[0])]
        )
    )
    patch: Any = f"not {old}"
    for part in reversed(path):
        patch = {part: patch}
    stack, problems = merge(layer("default", small()), [layer("team", patch)])
    changed = {here for here, value in leaves(stack.document) if value_at(small(), here) != value}
    assert (changed, problems) == ({path}, ())
    assert [each.layer for each in stack.history(path)] == ["default", "team"]
    assert value_at(stack.document, (*path, "further")) is ABSENT
