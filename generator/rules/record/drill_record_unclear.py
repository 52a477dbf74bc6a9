"""A record says how a drill went exactly when it is one, names injects that the drill has, and is never published.

Why: A drill that is counted as an incident spoils the figures, and one that is published alarms people.

Bad:
    # incidents.yaml
    drill-october:
      played: {drill: drill-vendor-outage}

Good:
    # incidents.yaml
    drill-october:
      drill: true
      played: {drill: drill-vendor-outage}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.incidents import Incident
from generator.model.played_plan import renamed
from generator.problems import Kind, Level, Problem, Spot

ID = "drill-record-unclear"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        spot = Spot.of("incidents", incident.id)
        if incident.played and not incident.drill:
            yield Problem(ID, LEVEL, "it says how a drill went and is none", spot.at("played").key,
                          hint="write `drill: true`, or take `played` out")  # fmt: skip
        elif incident.drill and not incident.played:
            yield Problem(ID, LEVEL, "it is a drill and does not say which", spot.at("drill").key,
                          hint="add `played: {drill: …}`, or take `drill` out")  # fmt: skip
        if incident.drill and incident.postmortem and incident.postmortem.published == "public":
            yield Problem(ID, LEVEL, "a drill is published", spot.at("postmortem", "published"),
                          hint="write `published: internal`")  # fmt: skip
        yield from _injects(playbook, incident)


def _injects(playbook: Playbook, incident: Incident) -> Iterator[Problem]:
    drill = (
        playbook.drills.get(renamed(playbook, "drills", incident.played.drill)) if incident.played else None
    )
    minutes = [inject.at_minute for inject in drill.injects] if drill else []
    for index, inject in enumerate(incident.played.injects if incident.played and minutes else ()):
        if inject.at_minute not in minutes:
            spot = Spot.of("incidents", incident.id, "played", "injects", index, "at_minute")
            known = ", ".join(map(str, minutes))
            yield Problem(ID, LEVEL, f"the drill has no inject of minute {inject.at_minute}", spot,
                          hint=f"its injects are of the minutes {known}; the minute in which one came is `told`")  # fmt: skip
