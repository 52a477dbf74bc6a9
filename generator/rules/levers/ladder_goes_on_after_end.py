"""The lever at the end of one ladder is the end of every ladder it stands on.

Why: Behind "off" there is no milder state. A ladder that goes on after it sends people to a rung that nobody can reach.

Bad:
    # ladders.yaml
    answers:
      rungs:
        - {name: Fixed replies, lever: safe-reply}
        - {name: "Off", lever: kill-switch}
    agents:
      rungs:
        - {name: "Off", lever: kill-switch}
        - {name: Advises, lever: revoke-tools}

Good:
    # ladders.yaml
    answers:
      rungs:
        - {name: Fixed replies, lever: safe-reply}
        - {name: "Off", lever: kill-switch}
    agents:
      rungs:
        - {name: Advises, lever: revoke-tools}
        - {name: "Off", lever: kill-switch}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "ladder-goes-on-after-end"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    ends = [ladder.rungs[-1].lever for ladder in playbook.ladders.values()]
    for ladder in playbook.ladders.values():
        for index, rung in enumerate(ladder.rungs[:-1]):
            if 2 * ends.count(rung.lever) >= len(ends):
                message = f"'{ladder.id}' goes on after '{rung.lever}', at which other ladders end"
                spot = Spot.of("ladders", ladder.id, "rungs", index, "lever")
                yield Problem(ID, LEVEL, message, spot, hint="put this rung last, or name another lever")
