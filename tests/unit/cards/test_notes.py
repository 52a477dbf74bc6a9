"""What is said about cards that were made and is no fault."""

from __future__ import annotations

from generator.cards.formats import FORMATS
from generator.cards.notes import small_type


def test_type_below_its_target_is_told_once_for_each_format_the_smallest_first() -> None:
    sizes = {("a6", "one"): 11.5, ("a6", "two"): 10.0, ("a6", "three"): 12.0, ("badge", "worn"): 10.0}
    (note,) = small_type(sizes)
    assert note == (
        "2 of 3 cards in format a6 are set in less than the 12 pt that are read best: two 10, one 11.5; "
        "fewer words or a larger format make the type larger"
    )


def test_sizes_go_down_in_small_steps_from_above_the_target_to_the_floor() -> None:
    for name, form in FORMATS.items():
        floor, target = (8, 10) if form.target == 10 else (10, 12)
        assert (form.sizes[-1], form.target) == (floor, target), name
        assert list(form.sizes) == sorted(set(form.sizes), reverse=True), name
        assert max(form.sizes) >= target, name
        assert all(one - other <= 0.5 for one, other in zip(form.sizes, form.sizes[1:], strict=False)), name
