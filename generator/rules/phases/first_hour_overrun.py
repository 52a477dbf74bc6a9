"""Every phase of the first hour is done in time when each step waits for those it follows, with everybody there.

Why: Three short steps of three people look harmless side by side. When each waits for the one before, they
take as long as all three together: the statement is drafted, cleared and released after the hour is over.
The rule takes the way with the most work and puts each step where it can start first: in its phase, after
the steps named in `after`, after the last decision, after the step before it of the same role.

Bad:
    # phases.yaml
    communicate:
      from_minute: 30
      to_minute: 60
      steps:
        draft: {owner: communications-lead, minutes: 15}
        clear: {owner: legal-counsel, minutes: 15, after: [draft]}
        release: {owner: incident-commander, minutes: 5, after: [clear]}

Good:
    # phases.yaml
    communicate:
      from_minute: 30
      to_minute: 60
      steps:
        draft: {owner: communications-lead, minutes: 10}
        clear: {owner: legal-counsel, minutes: 10, after: [draft]}
        release: {owner: incident-commander, minutes: 5, after: [clear]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import Ways, step_spot
from generator.model.phases import Phase
from generator.model.schedule import longest_way
from generator.model.timetable import Timetable, late_phases, with_full_crew
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import at_severities, named

ID = "first-hour-overrun"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    late: dict[tuple[str, int, tuple[str, ...]], list[str]] = {}
    stuck: dict[tuple[str, ...], list[str]] = {}
    for ways in playbook.ways:
        table = with_full_crew(playbook, ways)
        if table.stuck:
            stuck.setdefault(table.stuck, []).extend(ways.severities)
        for phase in _first_late(playbook, ways, table):
            chain = tuple(slot.step for slot in table.chain(phase))
            late.setdefault((phase.id, table.done(phase), chain), []).extend(ways.severities)
    for (phase_id, done, chain), severities in late.items():
        over = f"'{phase_id}' is done in minute {done}{at_severities(playbook, severities)}"
        message = f"{over}, too late: {named(chain, most=8)} have to follow each other"
        hint = "shorten a step, start one earlier, or let one wait for fewer others"
        yield Problem(ID, LEVEL, message, Spot.of("phases", phase_id).key, hint=hint)
    for steps, severities in stuck.items():
        never = f"never start{at_severities(playbook, severities)}"
        message = f"{named(steps, most=8)} {never}, because some of them wait for each other"
        spot = step_spot(playbook, steps[0]).at("after")
        yield Problem(ID, LEVEL, message, spot, hint="take one of them out of an `after`")


def _first_late(playbook: Playbook, ways: Ways, table: Timetable) -> Iterator[Phase]:
    """Yield the first late phase, unless `phase-overrun` or `role-overrun` names it; later ones follow from it."""
    for phase in late_phases(playbook, table)[:1]:
        if longest_way(ways, phase) <= phase.lasts:
            yield phase
