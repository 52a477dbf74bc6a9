"""The public edition holds what was classified as public, and nothing else."""

from __future__ import annotations

import pytest

from generator.model import Playbook
from generator.model.base import Part
from generator.model.edition import private_fields, public_edition
from generator.model.fields import PUBLIC, facts_of
from generator.model.shape import shape_of
from generator.model.walk import walk_parts
from tests.build import playbook


def shown(cls: type[Part]) -> list[str]:
    """Return the public fields of a class."""
    return [name for name, fact in facts_of(cls).items() if fact.visibility is PUBLIC]


def classes() -> list[type[Part]]:
    """Return every class of which a public edition can hold a part, from the root down."""
    found: dict[type[Part], None] = {}
    open_ends: list[type[Part]] = [Playbook]
    while open_ends:
        cls = open_ends.pop()
        if cls not in found:
            found[cls] = None
            open_ends += [part for shape in shape_of(cls) if shape.name in shown(cls) for part in shape.parts]
    return sorted(found, key=lambda cls: cls.__name__)


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
def test_a_part_that_is_shown_shows_something_and_what_it_does_not_show_can_be_left_out(
    cls: type[Part],
) -> None:
    assert shown(cls) != []
    needed = {
        name
        for name, fact in facts_of(cls).items()
        if fact.visibility is not PUBLIC and cls.model_fields[name].is_required() and fact.instead is None
    }
    assert needed == set()


def test_what_names_people_and_places_is_private() -> None:
    """A reviewer sees here that the worst of it did not become public; `docs/what-is-public.md` has the rest."""
    private = {f"{cls.__name__}.{name}" for cls in classes() for name in private_fields(cls)}
    assert private == {
        "About.edit_address",
        "About.moved",
        "About.night_crew",
        "Account.cleared",
        "Account.held_back",
        "Account.state",
        "Action.ticket",
        "ActionStep.command",
        "Cards.address",
        "Channel.if_down",
        "Channel.where",
        "Dependency.seen_at",
        "Drill.held",
        "Evidence.store_in",
        "Incident.clocks",
        "Incident.played",
        "Incident.words",
        "Instruction.command",
        "Lever.command",
        "Lever.other_way",
        "Lever.runbook",
        "Lever.tested_on",
        "Lever.where",
        "Link.address",
        "Organisation.links",
        "Party.checked_on",
        "Party.contract",
        "Party.hours",
        "Party.reach",
        "Party.status_page",
        "Party.who",
        "Playbook.contacts",
        "Playbook.coverage",
        "Playbook.variables",
        "Pulled.result",
        "SeveritySet.because",
        "SubStep.command",
        "Task.command",
        "Task.done_on",
        "Task.evidence",
        "Told.internal",
        "Training.recorded_in",
        "Uses.runbooks",
    }


def test_the_public_edition_keeps_every_public_value_and_no_private_one() -> None:
    everything = playbook(
        {
            "contacts": {"scribe": {"rota": "Night rota", "reach": "/page scribe"}},
            "levers/kill-switch/where": "Admin console",
            "levers/kill-switch/command": "flags off chat",
        }
    )
    public = public_edition(everything)
    assert public.contacts == {}
    lever = public.levers["kill-switch"]
    assert (lever.where, lever.command, lever.name) == (None, None, everything.levers["kill-switch"].name)
    for (spot, before), (_, after) in zip(
        walk_parts(everything.severities["sev-1"]), walk_parts(public.severities["sev-1"]), strict=True
    ):
        for name in shown(type(before)):
            if not isinstance(getattr(before, name), Part):
                assert getattr(after, name) == getattr(before, name), (spot, name)


def test_projecting_twice_is_projecting_once() -> None:
    once = public_edition(playbook())
    assert public_edition(once) == once
