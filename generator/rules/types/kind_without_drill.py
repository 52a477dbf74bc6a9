"""Where one kind of an incident type names its drill, every kind of the playbook does, or answers this with a reason.

Why: A kind stands apart because it begins with another lever or other words. Nobody has pulled that lever or read those
words under pressure while no drill does, and a drill of another type exercises other ones.

Bad:
    # types.yaml
    quality-regression:
      kinds:
        agent-error:
          levers: [pause-agents]

Good:
    # types.yaml
    quality-regression:
      kinds:
        agent-error:
          levers: [pause-agents]
          drills: [drill-agent-error]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "kind-without-drill"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    begun = any(each.drills for each in playbook.kinds.values())
    for incident in playbook.types.values() if begun else ():
        for each in incident.kinds.values():
            spot = Spot.of("types", incident.id, "kinds", each.id)
            if not each.drills:
                message = f"no drill exercises kind '{each.id}' of type '{incident.id}'"
                hint = "name a drill that does under `drills`, or answer it with `accepted` and a reason"
                yield Problem(ID, LEVEL, message, spot.key, hint=hint)
            for index, name in enumerate(each.drills):
                drill = playbook.drills.get(name)
                if drill and drill.type != incident.id and drill.type in playbook.types:
                    message = f"drill '{name}' exercises type '{drill.type}', and kind '{each.id}' is one of '{incident.id}'"
                    hint = f"name a drill of type '{incident.id}'"
                    yield Problem(ID, LEVEL, message, spot.at("drills", index), hint=hint)
