"""A type that can start one clock can start every clock of the same kind: all on personal data, or none.

Why: One leak reaches people in several countries. A list that holds the law of one place and forgets the next one
looks complete, and the second deadline passes unseen.

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
    for kind in playbook.types.values():
        for family, clocks in families.items():
            missing = [clock for clock in clocks if clock not in kind.clocks]
            if missing and len(missing) < len(clocks):
                message = f"'{kind.id}' starts clocks on {family}, and lacks {named(missing)}"
                hint = "add them, or set `active: false` on those that do not bind you"
                yield Problem(ID, LEVEL, message, Spot.of("types", kind.id, "clocks"), hint=hint)
