"""A worse severity pages everybody whom a milder one pages, or calls them another way.

Why: Whoever raises the severity expects more people. When the new list leaves somebody out, the one who led until then
hears nothing more, and nobody notices who is missing.

Bad:
    # severities.yaml
    sev-2:
      pages: [incident-commander, technical-lead]
    sev-3:
      pages: [product-manager]

Good:
    # severities.yaml
    sev-2:
      pages: [incident-commander, technical-lead, product-manager]
    sev-3:
      pages: [product-manager]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "worse-pages-fewer"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for worse, milder in pairwise(playbook.by_rank):
        called = {*worse.pages, *worse.leads, *worse.joins, *(pull.role for pull in worse.pulls_in)}
        if missing := [role for role in milder.pages if role not in called]:
            message = f"'{milder.id}' pages {named(missing)}, but '{worse.id}', which is worse, does not"
            spot = Spot.of("severities", worse.id, *(["pages"] if worse.pages else []))
            yield Problem(
                ID,
                LEVEL,
                message,
                spot if worse.pages else spot.key,
                hint="page them there as well, or name them in joins",
            )
