"""The hint for a name that leads nowhere, also when there are very many names or very many misses."""

from __future__ import annotations

from generator.rules.names import unknown_reference
from generator.rules.nearest import MOST_HINTS, nearest
from tests.build import playbook, small


def test_the_nearest_name_is_found_among_very_many() -> None:
    names = [f"{letter}{number}-lead" for letter in "abc" for number in range(1000)]
    assert nearest("b77-laed", names) == "b77-lead"
    assert nearest("zebra", names) is None


def test_without_a_similar_name_a_long_list_is_not_printed() -> None:
    role = small()["roles"]["scribe"]
    many = {f"roles/extra-{number}": role for number in range(20)}
    found = list(unknown_reference.check(playbook(many | {"about/owner": "zzz"})))
    assert [problem.hint for problem in found] == ["add it to roles, or name an entry that is there"]


def test_after_many_different_misses_no_nearest_name_is_looked_for() -> None:
    wrong = {f"roles/extra-{n}": small()["roles"]["scribe"] | {"backup": f"scrib-{n}"} for n in range(60)}
    found = list(unknown_reference.check(playbook(wrong)))
    assert len(found) == 60
    assert [problem.hint is None for problem in found] == [n >= MOST_HINTS for n in range(60)]
