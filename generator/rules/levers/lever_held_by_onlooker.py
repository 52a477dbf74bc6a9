"""No deputy, no scribe and no executive owns a lever or backs one up.

Why: They keep the time, the record and the money, so that others can act. Whoever pulls a lever stops watching.

Bad:
    # roles.yaml
    scribe: {position: scribe}
    # levers.yaml
    suspend-decision: {owner: scribe}

Good:
    # roles.yaml
    product-manager: {position: lead}
    # levers.yaml
    suspend-decision: {owner: product-manager}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "lever-held-by-onlooker"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_WATCH = frozenset({"deputy", "scribe", "executive"})


def check(playbook: Playbook) -> Iterator[Problem]:
    for lever in playbook.levers.values():
        for field in ("owner", "backup"):
            role = playbook.roles.get(getattr(lever, field))
            if role and role.position in _WATCH:
                message = f"lever '{lever.id}' has '{role.id}' as {field}, whose position is {role.position}"
                spot = Spot.of("levers", lever.id, field)
                yield Problem(ID, LEVEL, message, spot, hint="name a lead or an expert")
