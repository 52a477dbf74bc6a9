"""What holds for every pair of playbooks: equals differ in nothing, sides can be swapped, nothing goes unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diff import Change, Direction, Kind, compare, needed_bump
from generator.model import Playbook, build_playbook
from generator.model.base import Part
from generator.model.fields import QUIET, facts_of
from tests.build import Data, changed, every_class, playbook, small
from tests.unit.diff.fuller import LEFT_OUT

OPPOSITE = {
    Kind.NEW: Kind.GONE,
    Kind.ADDED: Kind.REMOVED,
    Kind.PAGED: Kind.NOT_PAGED,
}
OPPOSITE |= {kind: other for other, kind in OPPOSITE.items()}
TURNED = {Direction.TIGHTENED: Direction.RELAXED, Direction.RELAXED: Direction.TIGHTENED, None: None}


FIELDS = [(cls, name) for cls in every_class() for name in cls.model_fields]


def literals(annotation: object) -> Iterator[object]:
    """Yield the `Literal` types within a type."""
    if get_origin(annotation) is Literal:
        yield annotation
    for inner in get_args(annotation):
        yield from literals(inner)


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every scalar and list of scalars of plain data, with its path."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from leaves(member, f"{path}/{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, member in enumerate(value):
            yield from leaves(member, f"{path}/{index}")
    else:
        yield path, value


def edited(value: object) -> list[object]:
    """Return other values that a field might take, sound or not."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    if isinstance(value, list):
        return [value[1:], [*value, value[0]] if value else ["scribe"]]
    return [
        f"{value} again",
        "3h",
        "sev-1",
        "sev-3",
        "scribe",
        "end",
        "holding-notice",
        "public",
        "business-days",
    ]


EDITS = [(path, other) for path, value in leaves(small()) for other in edited(value) if other != value]


CHOICES = [
    get_args(literal)
    for cls in every_class()
    for field in cls.model_fields.values()
    for literal in literals(field.annotation)
]
"""The words of each field that takes few."""


def choices(value: object) -> list[object]:
    """Return the other words that a field might take which takes this one."""
    return [word for words in CHOICES if value in words for word in words]


OTHERS = (
    "https://other.example.org",
    "deputy",
    "2026-02-28",
    "tue",
    "technical-lead",
    "model-version",
    "Europe/Berlin",
    "08:15",
    "#d5c8f2",
    7,
)


def edit(data: Data, path: str, value: object) -> Data:
    """Return plain data with another value at a path."""
    found = deepcopy(data)
    *way, last = path.split("/")
    holder: Any = found
    for part in way:
        holder = holder[int(part) if isinstance(holder, list) else part]
    holder[int(last) if isinstance(holder, list) else last] = value
    return found


def stated_fields(value: object) -> Iterator[tuple[type[Part], str]]:
    """Yield the fields of all parts within a part that hold something."""
    if isinstance(value, Part):
        for name in type(value).model_fields:
            member = getattr(value, name)
            if member not in (None, (), {}, False):
                yield type(value), name
            yield from stated_fields(member)
    elif isinstance(value, dict | tuple):
        for member in value.values() if isinstance(value, dict) else value:
            yield from stated_fields(member)


def nodes(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of everything below the concepts: keys, items of lists, values."""
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, member in members:
        here = f"{path}/{key}" if path else str(key)
        if path:
            yield here
        yield from nodes(member, here)


def orders(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of every map and every list within a part that has two members or more."""
    if isinstance(value, Part):
        for name in type(value).model_fields:
            yield from orders(getattr(value, name), f"{path}/{name}" if path else name)
    elif isinstance(value, dict | tuple):
        if len(value) > 1:
            yield path
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for key, member in members:
            yield from orders(member, f"{path}/{key}")


def reordered(path: str) -> Playbook | None:
    """Return the small playbook with what stands at a path in the opposite order; None for what nobody wrote."""
    data = small()
    *way, last = path.split("/")
    holder: Any = data
    for part in way:
        holder = holder[int(part)] if isinstance(holder, list) else holder.get(part, {})
    if last not in holder:
        return None
    value = holder[last]
    holder[last] = dict(reversed(value.items())) if isinstance(value, dict) else value[::-1]
    return built(data)


def built(data: Data) -> Playbook | None:
    return build_playbook(data)[0]


def test_a_playbook_differs_in_nothing_from_itself() -> None:
    assert compare(playbook(), playbook()) == ()


def test_every_single_value_of_a_playbook_is_seen_when_it_changes_and_the_other_way_round() -> None:
    """Each leaf gets the first other value that its field takes. The version is judged, not told."""
    old, untried = playbook(), []
    for path, value in leaves(small()):
        others = (*choices(value), *edited(value), "2026-01-31", "Z")
        new = next(
            (new for other in others if other != value and (new := built(changed({path: other})))), None
        )
        if new is None:
            untried.append(path)
            continue
        forth = compare(old, new)
        assert forth, f"{path} went unseen"
        assert Counter(map(turned, forth)) == Counter(map(plain, compare(new, old))), path
    assert untried == ["about/version"]


@pytest.mark.parametrize("path", LEFT_OUT)
def test_what_is_stated_for_the_first_time_is_seen_and_so_is_every_edit_of_it(path: str) -> None:
    """Of fields that the small playbook leaves out: stated, then each leaf with the first other value it takes."""
    plainly = playbook()
    data = changed({path: LEFT_OUT[path]})
    stated = built(data)
    assert stated is not None
    pairs = {path: (plainly, stated)}
    for leaf, value in leaves(LEFT_OUT[path], path):
        for other in (*choices(value), *OTHERS, *edited(value)):
            new = None if other == value else built(edit(data, leaf, other))
            if new is not None and new != stated:
                pairs[leaf] = stated, new
                break
        else:
            pytest.fail(f"{leaf} takes no other value")
    for where, (old, new) in pairs.items():
        forth, back = compare(old, new), compare(new, old)
        assert forth, f"{where} went unseen"
        assert Counter(map(turned, forth)) == Counter(map(plain, back)), where


def test_every_field_is_stated_somewhere_for_these_laws() -> None:
    """A new field must be in the small playbook, or among what it leaves out."""
    stated = set(stated_fields(playbook()))
    for path, value in LEFT_OUT.items():
        new = built(changed({path: value}))
        assert new is not None, path
        stated |= set(stated_fields(new))
    quiet = {(cls, name) for cls, name in FIELDS if facts_of(cls)[name].weights is QUIET}
    missing = {f"{cls.__name__}.{name}" for cls, name in set(FIELDS) - stated - quiet}
    assert {name for name in missing if not name.endswith(".accepted")} == set()


def test_another_order_of_entries_and_items_is_seen_and_the_other_way_round() -> None:
    """The order of a file is the order on the page. The keys of one entry have none."""
    old = playbook()
    found = {path: new for path in orders(old) if (new := reordered(path))}
    assert len(found) > 50
    for path, new in found.items():
        forth = compare(old, new)
        assert [change.kind for change in forth if change.kind is Kind.MOVED], path
        assert len(forth) == len(compare(new, old)), path


def test_another_order_weighs_something_where_people_go_by_it_and_nowhere_else() -> None:
    old = playbook()
    moves = [
        (path, change) for path in orders(old) if (new := reordered(path)) for change in compare(old, new)
    ]
    weights = {path: change.weight.value for path, change in moves if change.kind is Kind.MOVED}
    assert {path: weight for path, weight in weights.items() if weight != "editorial"} == {
        "phases": "operational",
        "phases/confirm/steps": "operational",
        "phases/contain/steps": "operational",
        "phases/communicate/steps": "operational",
        "types/quality-regression/levers": "breaking",
        "types/quality-regression/evidence": "breaking",
        "ladders/answers/rungs": "breaking",
        "postmortem/template": "operational",
        "postmortem/template/summary/fields": "operational",
    }


def test_everything_that_can_be_left_out_of_a_playbook_is_missed() -> None:
    """A version is no change of its own: it says which others there are."""
    old = playbook()
    paths = [path for path in nodes(small()) if path != "about/version"]
    left_out = {path: new for path in paths if (new := built(changed(remove=[path])))}
    assert len(left_out) > 100
    assert [path for path, new in left_out.items() if new != old and not compare(old, new)] == []


@given(st.sampled_from(EDITS))
def test_an_edit_is_seen_and_comes_out_the_other_way_round_when_the_sides_are_swapped(
    edit: tuple[str, Any],
) -> None:
    path, value = edit
    new = built(changed({path: value}))
    if new is None or path in ("about/version",) or (path.endswith("/kind") and value == "action"):
        return
    old = playbook()
    forth, back = compare(old, new), compare(new, old)
    assert forth, f"{path} = {value!r} went unseen"
    assert Counter(map(turned, forth)) == Counter(map(plain, back))


@given(st.lists(st.sampled_from(EDITS), min_size=2, max_size=4, unique_by=lambda edit: edit[0]))
def test_more_edits_never_need_a_smaller_step(edits: list[tuple[str, Any]]) -> None:
    """Two edits of different places weigh at least as much as the first of them, unless one undoes it."""
    first = built(changed({edits[0][0]: edits[0][1]}))
    every = built(changed(dict(edits)))
    if first is None or every is None:
        return
    old = playbook()
    seen = {change.spot for change in compare(old, every)}
    kept = [change for change in compare(old, first) if change.spot in seen]
    assert needed_bump(compare(old, every)) >= needed_bump(kept)


def plain(change: Change) -> tuple[object, ...]:
    return change.kind, change.before, change.after, change.direction


def turned(change: Change) -> tuple[object, ...]:
    return OPPOSITE.get(change.kind, change.kind), change.after, change.before, TURNED[change.direction]
