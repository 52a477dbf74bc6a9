"""The digest of content: what it counts, and that a field the program learns later moves nothing."""

from __future__ import annotations

import pytest

from generator.export import content_digest
from generator.model import Playbook
from generator.model.fields import OPERATIONAL, PUBLIC, fact
from generator.model.levers import Lever
from tests.build import playbook


class LaterLever(Lever, noun="lever"):
    """A lever of a program to come."""

    note: str | None = fact("What was noted.", PUBLIC, OPERATIONAL, default=None)
    tags: dict[str, str] = fact("Tags.", PUBLIC, OPERATIONAL, default_factory=dict)


def with_later_levers(model: Playbook, **more: object) -> Playbook:
    """Return a playbook as the program to come reads it."""
    levers = {
        name: LaterLever.model_construct(**{**dict(lever), "note": None, "tags": {}, **more})
        for name, lever in model.levers.items()
    }
    return Playbook.model_construct(**{**dict(model), "levers": levers})


def test_an_optional_field_that_is_added_to_a_class_moves_no_digest() -> None:
    model = playbook()
    assert content_digest(with_later_levers(model)) == content_digest(model)


@pytest.mark.parametrize("more", [{"note": "New."}, {"tags": {"risk": "high"}}])
def test_an_added_field_counts_where_it_is_used(more: dict[str, object]) -> None:
    model = playbook()
    assert content_digest(with_later_levers(model, **more)) != content_digest(model)


def test_a_field_that_says_its_default_is_the_same_as_one_left_out() -> None:
    assert content_digest(playbook({"severities/sev-1/accepted": []})) == content_digest(playbook())


def test_the_order_of_entries_counts() -> None:
    model = playbook()
    turned = Playbook.model_construct(**{**dict(model), "levers": dict(reversed(list(model.levers.items())))})
    assert content_digest(turned) != content_digest(model)
