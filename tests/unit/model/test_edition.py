"""The public edition holds what was classified as public, and nothing else."""

from __future__ import annotations

import pytest

from generator.model import Playbook
from generator.model.base import Part
from generator.model.edition import PRIVATE, PUBLIC, public_edition
from generator.model.shape import shape_of
from generator.model.walk import walk_parts
from tests.build import playbook


def classes(root: type[Part]) -> list[type[Part]]:
    """Return every class of the model, from the root down."""
    found: dict[type[Part], None] = {}
    open_ends = [root]
    while open_ends:
        cls = open_ends.pop()
        if cls not in found:
            found[cls] = None
            open_ends += [part for shape in shape_of(cls) for part in shape.parts]
    return sorted(found, key=lambda cls: cls.__name__)


EVERY = classes(Playbook)
SHOWN = [cls for cls in EVERY if cls in PUBLIC]
INSTEAD = {("Link", "address")}
"""Private fields that cannot be left out; something empty stands for them."""


@pytest.mark.parametrize("cls", SHOWN, ids=lambda cls: cls.__name__)
def test_each_field_is_public_or_private(cls: type[Part]) -> None:
    """A new field is private until somebody classifies it, here, in one of the two tables."""
    public, private = PUBLIC[cls].split(), PRIVATE.get(cls, "").split()
    classified = sorted([*public, *private, *({"accepted"} & cls.model_fields.keys() - {*private})])
    assert classified == sorted(cls.model_fields)


def test_a_class_without_a_public_field_is_only_held_by_private_fields() -> None:
    holders = [
        (cls.__name__, shape.name)
        for cls in SHOWN
        for shape in shape_of(cls)
        if shape.name in PUBLIC[cls].split() and any(part not in PUBLIC for part in shape.parts)
    ]
    assert holders == []


def test_a_private_field_can_be_left_out() -> None:
    needed = {
        (cls.__name__, name)
        for cls in SHOWN
        for name, field in cls.model_fields.items()
        if name not in PUBLIC[cls].split() and field.is_required()
    }
    assert needed == INSTEAD


def test_the_tables_name_only_fields_that_exist() -> None:
    named = {
        f"{cls.__name__}.{name}" for table in (PUBLIC, PRIVATE) for cls, names in table.items() for name in names.split()
        if name not in cls.model_fields
    }  # fmt: skip
    assert named == set()


def test_the_public_edition_keeps_every_public_value_and_no_private_one() -> None:
    everything = playbook(
        {
            "contacts": {"scribe": {"rota": "Night rota", "reach": "/page scribe"}},
            "levers/kill-switch/where": "Admin console",
            "levers/kill-switch/command": "flags off chat",
        }
    )
    shown = public_edition(everything)
    assert shown.contacts == {}
    lever = shown.levers["kill-switch"]
    assert (lever.where, lever.command, lever.name) == (None, None, everything.levers["kill-switch"].name)
    for (spot, before), (_, after) in zip(
        walk_parts(everything.severities["sev-1"]), walk_parts(shown.severities["sev-1"]), strict=True
    ):
        for name in PUBLIC[type(before)].split():
            if not isinstance(getattr(before, name), Part):
                assert getattr(after, name) == getattr(before, name), (spot, name)


def test_projecting_twice_is_projecting_once() -> None:
    once = public_edition(playbook())
    assert public_edition(once) == once
