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
    ((path, old),) = values_of(data, 1)
    before = small()
    stack, problems = merge(layer("default", small()), [layer("team", patch_of(path, f"not {old}"))])
    changed = {here for here, value in leaves(stack.document) if value_at(before, here) != value}
    assert (changed, problems) == ({path}, ())
    assert [each.layer for each in stack.history(path)] == ["default", "team"]
    assert value_at(stack.document, (*path, "further")) is ABSENT


def values_of(data: st.DataObject, count: int) -> list[tuple[tuple[str | int, ...], Any]]:
    """Draw some values of the small playbook that stand in no list, each with its path."""
    known = [pair for pair in leaves(small()) if not any(isinstance(part, int) for part in pair[0])]
    return data.draw(
        st.lists(st.sampled_from(known), min_size=count, max_size=count, unique_by=lambda pair: pair[0])
    )


def patch_of(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    patch: Any = value
    for part in reversed(path):
        patch = {part: patch}
    found: dict[str, Any] = patch
    return found


def merged(*patches: dict[str, Any]) -> tuple[Any, list[str]]:
    stack, problems = merge(
        layer("default", small()), [layer(str(number), patch) for number, patch in enumerate(patches)]
    )
    return stack.document, [problem.rule for problem in problems]


@given(data=st.data())
def test_layers_that_change_different_values_may_come_in_any_order(data: st.DataObject) -> None:
    (one, _), (two, _) = values_of(data, 2)
    patches = patch_of(one, "first"), patch_of(two, "second")
    assert merged(*patches) == merged(*reversed(patches))
    assert merged(*patches)[1] == []


@given(data=st.data())
def test_a_layer_twice_is_the_layer_once(data: st.DataObject) -> None:
    ((path, _),) = values_of(data, 1)
    assert merged(patch_of(path, "ours"), patch_of(path, "ours")) == merged(patch_of(path, "ours"))


LISTS = [
    (("severities", "sev-1", "pages"), small()["severities"]["sev-1"]["pages"]),
    (("severities", "sev-2", "criteria"), small()["severities"]["sev-2"]["criteria"]),
]


@given(data=st.data())
def test_what_is_removed_from_a_list_and_added_again_stands_at_its_end(data: st.DataObject) -> None:
    path, items = data.draw(st.sampled_from(LISTS))
    some = data.draw(st.lists(st.sampled_from(items), unique=True))
    rest = [item for item in items if item not in some]
    at_once = merged(patch_of(path, {"$remove": some, "$add": some}))
    one_by_one = merged(patch_of(path, {"$remove": some}), patch_of(path, {"$add": some}))
    assert at_once == one_by_one
    assert (value_at(at_once[0], path), at_once[1]) == ([*rest, *some], [])


@given(data=st.data())
def test_anchors_put_entries_in_a_chain_in_the_order_they_are_written(data: st.DataObject) -> None:
    """Each new entry goes next to the one before it, so a chain stands as it reads, or turned round before its anchor."""
    known = list(small()["severities"])
    anchor = data.draw(st.sampled_from(known))
    names = [f"new-{number}" for number in range(data.draw(st.integers(1, 4)))]
    side = data.draw(st.sampled_from(["$before", "$after"]))
    anchors = [anchor, *names]
    patch = {name: {"$new": True, side: to} for name, to in zip(names, anchors, strict=False)}
    document, problems = merged({"severities": patch})
    at = known.index(anchor)
    chain = (
        [*known[:at], *reversed(names), *known[at:]]
        if side == "$before"
        else [*known[: at + 1], *names, *known[at + 1 :]]
    )
    assert (list(document["severities"]), problems) == (chain, [])


@given(data=st.data())
def test_moving_entries_loses_none_and_changes_none(data: st.DataObject) -> None:
    known = list(small()["severities"])
    patch = {
        name: {
            data.draw(st.sampled_from(["$before", "$after"])): data.draw(
                st.sampled_from([other for other in known if other != name])
            )
        }
        for name in data.draw(st.lists(st.sampled_from(known), unique=True))
    }
    document, problems = merged({"severities": patch})
    assert (document, problems) == (small(), [])  # mappings are equal whatever their order


@given(data=st.data())
def test_what_was_remembered_is_told_exactly_when_it_is_no_longer_so(data: st.DataObject) -> None:
    ((path, value),) = values_of(data, 1)
    remembered = data.draw(st.sampled_from([value, "something else"]))
    patch = patch_of(path[:-1], {path[-1]: "ours", "$was": {path[-1]: remembered}})
    document, problems = merged(patch)
    assert value_at(document, path) == "ours"
    assert problems == ([] if remembered == value else ["default-changed"])
