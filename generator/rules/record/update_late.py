"""Internal updates went out as often as the severity in force asked for.

Why: Silence makes people ask, and whoever answers them does not contain. Where the plan cannot be kept, change the
plan. An update that comes up to two minutes late counts as kept.

Bad:
    # incidents.yaml
    stale-refunds:
      severities:
        - {at: "2026-10-01T13:24Z", severity: sev-1}
      words:
        - {script: internal-update, at: "2026-10-01T14:30Z"}

Good:
    # incidents.yaml
    stale-refunds:
      severities:
        - {at: "2026-10-01T13:24Z", severity: sev-1}
      words:
        - {script: internal-update, at: "2026-10-01T13:38Z"}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.moments import in_short
from generator.model.played_plan import updates_of
from generator.problems import Kind, Level, Problem, Spot

ID = "update-late"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        updates = updates_of(playbook, incident)
        broken = [update for update in updates if not update.kept]
        if not broken:
            continue
        first = broken[0]
        came = f"came at {in_short(first.sent)}" if first.sent else "is not recorded"
        message = (
            f"{len(broken)} of {len(updates)} updates were late or left out; "
            f"the first was due at {in_short(first.due)} and {came}"
        )
        spot = Spot.of("incidents", incident.id)
        spot = spot.key if first.index is None else spot.at("words", first.index, "at")
        hint = "add what was sent to `words`; when it is so, say in the postmortem what kept people from it"
        yield Problem(ID, LEVEL, message, spot, hint=hint)
