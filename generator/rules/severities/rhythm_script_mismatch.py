"""The script of a rhythm is for the audience of the rhythm, and goes where the rhythm goes.

Why: Every half hour somebody sends words made for the team to the executives, or the right words into the wrong
channel. The rhythm is kept and nobody is told.

Bad:
    # severities.yaml
    sev-1:
      also_updates:
        executives: {name: Executives, audience: executives, every: 30m, by: scribe, script: internal-update}
    # scripts.yaml
    internal-update:
      audience: staff

Good:
    # severities.yaml
    sev-1:
      also_updates:
        executives: {name: Executives, audience: executives, every: 30m, by: scribe, script: executive-brief}
    # scripts.yaml
    executive-brief:
      audience: executives
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.scripts import PUBLIC_AUDIENCES
from generator.problems import Kind, Level, Problem, Spot

ID = "rhythm-script-mismatch"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        for rhythm in severity.also_updates.values():
            script = playbook.scripts.get(rhythm.script or "")
            if script is None:
                continue
            spot = Spot.of("severities", severity.id, "also_updates", rhythm.id)
            both_public = {script.audience, rhythm.audience} <= PUBLIC_AUDIENCES
            if script.audience != rhythm.audience and not both_public:
                message = f"'{script.id}' is for {script.audience}, but the rhythm is for {rhythm.audience}"
                yield Problem(ID, LEVEL, message, spot.at("script"), hint="take a script for that audience")
            if rhythm.channel and rhythm.channel != script.channel:
                message = (
                    f"the rhythm goes to '{rhythm.channel}', but script '{script.id}' to '{script.channel}'"
                )
                hint = "name the same channel in both places, or leave it out here"
                yield Problem(ID, LEVEL, message, spot.at("channel"), hint=hint)
