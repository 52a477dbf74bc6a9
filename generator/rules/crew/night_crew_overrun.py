"""The night crew contains in time and gets through the first hour of every major severity.

Why: Two people do one thing after the other what eight do side by side. A plan that fits only the full crew
promises a containment, and words, that nobody can deliver on a Sunday at 3 a.m. Steps may slip out of their
phase here, but containment may not, and the hour is an hour.

Bad:
    # about.yaml
    night_crew: {people: 2}
    # phases.yaml
    contain:
      from_minute: 5
      to_minute: 15
      steps:
        open-war-room: {owner: incident-commander, minutes: 7}
        post-holding-notice: {owner: communications-lead, minutes: 6}

Good:
    # about.yaml
    night_crew: {people: 2}
    # phases.yaml
    contain:
      from_minute: 5
      to_minute: 15
      steps:
        open-war-room: {owner: incident-commander, minutes: 4}
        post-holding-notice: {owner: communications-lead, minutes: 4}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.timetable import Timetable, late_phases, with_full_crew, with_night_crew
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import at_severities

ID = "night-crew-overrun"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_HINT = "shorten or move a step, let one wait for fewer others, or have more people in the night crew"


def check(playbook: Playbook) -> Iterator[Problem]:
    found: dict[tuple[Spot, str], list[str]] = {}
    for ways in playbook.ways if playbook.about.states_night_crew else ():
        major = [name for name in ways.severities if playbook.severities[name].major]
        night = with_night_crew(playbook, ways) if major else None
        if night is not None:
            full = {spot for spot, _ in _late(playbook, with_full_crew(playbook, ways))}
            for spot, what in _late(playbook, night):
                if spot not in full:
                    found.setdefault((spot, what), []).extend(major)
    people = playbook.about.night_crew.people
    for (spot, what), severities in found.items():
        message = f"with {people} people {what}{at_severities(playbook, severities)}"
        yield Problem(ID, LEVEL, message, spot, hint=_HINT)


def _late(playbook: Playbook, table: Timetable) -> Iterator[tuple[Spot, str]]:
    """Yield what is late: containment in its phase, everything at the end of the first hour."""
    for phase in late_phases(playbook, table):
        if phase.role == "contain":
            what = f"'{phase.id}' is done in minute {table.done(phase)} and not {phase.to_minute}"
            yield Spot.of("phases", phase.id).key, what
    horizon = playbook.about.horizon_minutes
    if table.ends > horizon:
        yield (
            Spot.of("about", "night_crew", "people"),
            f"the first {horizon} minutes of work take {table.ends}",
        )
