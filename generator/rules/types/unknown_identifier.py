"""An identifier of an outside framework is one that our list of that edition has.

Why: Frameworks renumber their entries with every edition. "LLM02" of one year is another risk the next year, and
the auditor looks at the wrong control.

Bad:
    # types.yaml
    prompt-injection:
      mappings:
        - {reference: owasp-llm-2025, ids: [LLM99]}

Good:
    # types.yaml
    prompt-injection:
      mappings:
        - {reference: owasp-llm-2025, ids: ["LLM01"]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.nearest import nearest

ID = "unknown-identifier"
LEVEL = Level.ERROR
KIND = Kind.FACTS


def check(playbook: Playbook) -> Iterator[Problem]:
    for kind in playbook.types.values():
        for place, mapping in enumerate(kind.mappings):
            reference = playbook.references.get(mapping.reference)
            for index, name in enumerate(mapping.ids if reference else ()):
                if reference and name not in reference.ids:
                    near = nearest(name, reference.ids)
                    hint = f"did you mean '{near}'?" if near else f"add it to references/{reference.id}/ids"
                    message = f"there is no '{name}' in {reference.name}, edition {reference.edition}"
                    spot = Spot.of("types", kind.id, "mappings", place, "ids", index)
                    yield Problem(ID, LEVEL, message, spot, hint=hint)
