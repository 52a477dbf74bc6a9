"""A kind of entity that a limit or the organisation names is one that a clock lists.

Why: A bank that is spelt wrong counts as any other firm, and gets a later time than the law gives to a bank.

Bad:
    # clocks.yaml
    dora-19:
      entities: {credit-institution: Credit institution}
      deadlines:
        - what: Initial notification
          within: 4h
          to: Authority
          on_day_off: {until: "12:00", not_for: [bank]}

Good:
    # clocks.yaml
    dora-19:
      entities: {credit-institution: Credit institution}
      deadlines:
        - what: Initial notification
          within: 4h
          to: Authority
          on_day_off: {until: "12:00", not_for: [credit-institution]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.nearest import nearest

ID = "clock-entity-unknown"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    known: dict[str, str] = {}
    for clock in playbook.clocks.values():
        known |= clock.entities
        for index, deadline in enumerate(clock.deadlines):
            named = deadline.on_day_off.not_for if deadline.on_day_off else ()
            spot = Spot.of("clocks", clock.id, "deadlines", index, "on_day_off", "not_for")
            yield from _unknown(named, clock.entities, spot, f"of clock '{clock.id}'")
    spot = Spot.of("organisation", "entity_kinds")
    yield from _unknown(playbook.organisation.entity_kinds, known, spot, "of any clock")


def _unknown(named: Iterable[str], known: Iterable[str], spot: Spot, whose: str) -> Iterator[Problem]:
    for index, kind in enumerate(named):
        if kind not in set(known):
            near = nearest(kind, known)
            hint = (
                f"did you mean '{near}'?" if near else "list it in `entities` of the clock, or remove it here"
            )
            message = f"'{kind}' is no kind of entity {whose}"
            yield Problem(ID, LEVEL, message, spot.at(index), hint=hint)
