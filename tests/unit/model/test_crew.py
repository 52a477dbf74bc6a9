"""How few people hold many roles, and who may not hold which together."""

from __future__ import annotations

from generator.model.crew import Crew, crews, fewest_people, full_crew, may_share
from tests.build import playbook

ROLES = ("incident-commander", "technical-lead", "communications-lead", "machine-learning-engineer")


def test_two_roles_are_shared_when_one_of_them_says_so_and_neither_forbids_it() -> None:
    book = playbook()
    assert may_share(book, "communications-lead", "incident-commander")
    assert may_share(book, "incident-commander", "communications-lead")
    assert not may_share(book, "communications-lead", "technical-lead")
    forbidden = playbook({"roles/incident-commander/never_combine": ["communications-lead"]})
    assert not may_share(forbidden, "communications-lead", "incident-commander")


def test_roles_are_divided_so_that_nobody_holds_two_that_stay_apart() -> None:
    commander, technician = (
        ("incident-commander", "communications-lead"),
        ("technical-lead", "machine-learning-engineer"),
    )
    assert list(crews(playbook(), ROLES, 2)) == [Crew((commander, technician))]
    assert list(crews(playbook(), ROLES, 1)) == []


def test_three_roles_of_one_person_are_allowed_pair_by_pair() -> None:
    chain = playbook({
        "roles/communications-lead/may_combine": ["incident-commander", "deputy"],
        "roles/deputy/may_combine": [],
    })  # fmt: skip
    three = ("incident-commander", "deputy", "communications-lead")
    assert fewest_people(chain, three) == 2


def test_the_fewest_people_are_counted() -> None:
    assert fewest_people(playbook(), ROLES) == 2
    assert fewest_people(playbook({"roles/communications-lead/may_combine": []}), ROLES) == 3


def test_people_on_the_phone_are_numbered_behind_those_on_the_call() -> None:
    crew = Crew((("incident-commander", "scribe"), ("technical-lead",)), ("deputy", "executive-on-call"))
    assert [crew.person(role) for role in ("scribe", "technical-lead", "deputy", "executive-on-call")] == [
        0,
        1,
        2,
        3,
    ]
    assert full_crew(("scribe", "deputy")) == Crew((("scribe",), ("deputy",)))
