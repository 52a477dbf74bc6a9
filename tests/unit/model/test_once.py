"""What is worked out once for a playbook is worked out anew for another one, and forgotten with it."""

from __future__ import annotations

import gc

from generator.model.once import once_for_each


class Value:
    """Equal to every other one, as two copies of a playbook are."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value)

    def __hash__(self) -> int:
        return 0


class Counted:
    """Work that tells how often it was done."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, _: Value) -> int:
        self.times += 1
        return self.times


def test_the_same_value_is_worked_on_once_and_an_equal_one_again() -> None:
    work = once_for_each(Counted().__call__)
    one, other = Value(), Value()
    assert [work(one), work(one), work(other), work(one)] == [1, 1, 2, 1]


def test_a_value_that_is_gone_is_forgotten() -> None:
    work = once_for_each(Counted().__call__)
    for number in range(1, 4):  # a new value may well stand where the old one was
        assert work(Value()) == number
        gc.collect()
