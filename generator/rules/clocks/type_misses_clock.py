"""A type or kind that can start one clock can start every clock of its family: all on personal data, or none.

Why: One leak reaches people in several countries. A list that holds the law of one place and forgets the next one
looks complete, and the second deadline passes unseen. Some laws count data that is lost or cut off as well; a type about
that, such as an outage, can list these alone.

Bad:
    # clocks.yaml
    gdpr-33: {name: GDPR Article 33}
    uk-gdpr: {name: UK GDPR}
    # types.yaml
    data-leakage:
      clocks: [gdpr-33]

Good:
    # clocks.yaml
    gdpr-33: {name: GDPR Article 33}
    uk-gdpr: {name: UK GDPR}
    # types.yaml
    data-leakage:
      clocks: [gdpr-33, uk-gdpr]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.clocks.laws import LAWS
from generator.rules.wording import named

ID = "type-misses-clock"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    families: dict[str, list[str]] = {}
    for clock in playbook.clocks.values():
        law = LAWS.get(clock.id)
        if law and law.family and clock.active:
            families.setdefault(law.family, []).append(clock.id)
    for incident in playbook.types.values():
        spot = Spot.of("types", incident.id)
        yield from _of(incident.id, incident.clocks, spot, families)
        for kind in incident.kinds.values():
            yield from _of(kind.id, kind.clocks, spot.at("kinds", kind.id), families)


def _of(name: str, listed: tuple[str, ...], spot: Spot, families: dict[str, list[str]]) -> Iterator[Problem]:
    for family, clocks in families.items():
        missing = [clock for clock in clocks if clock not in listed]
        if not missing or len(missing) == len(clocks):
            continue
        if {clock for clock in clocks if clock in listed} != {clock for clock in clocks if LAWS[clock].loss}:
            message = f"'{name}' starts clocks on {family}, and lacks {named(missing)}"
            hint = "add them, or set `active: false` on those that do not bind you"
            yield Problem(ID, LEVEL, message, spot.at("clocks"), hint=hint)
