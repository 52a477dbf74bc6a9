"""A record names severities, levers, roles and the like that the playbook has, or had under a name that it renamed.

Why: A record is compared with the plan. What the plan does not know is measured against nothing, and a name that was
mistyped hides a lever that was pulled. An entry that was taken out since then is answered with `accepted`.

Bad:
    # incidents.yaml
    stale-refunds:
      severities:
        - {at: "2026-10-01T13:24Z", severity: sev2}

Good:
    # incidents.yaml
    stale-refunds:
      severities:
        - {at: "2026-10-01T13:24Z", severity: sev-2}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import Playbook
from generator.model.incidents import PUBLISHED, Incident
from generator.model.played_plan import renamed
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.nearest import MOST_HINTS, nearest

ID = "record-unknown-id"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

Named = Iterator[tuple[tuple[str | int, ...], str, str | None]]
_STATES = ("draft", "published")
"""States that need not be declared."""


def check(playbook: Playbook) -> Iterator[Problem]:
    hints: dict[tuple[str, str], str | None] = {}
    fields = {name: None for section in playbook.postmortem.template.values() for name in section.fields}
    known: Mapping[str, Mapping[str, object]] = {
        "kinds": playbook.kinds,
        "states": dict.fromkeys((*playbook.postmortem.states, *_STATES)),
        "template": fields,
        "timestamps": {**playbook.timestamps, PUBLISHED: None},
    }
    for incident in playbook.incidents.values():
        for path, concept, name in ids_named(incident):
            here = known.get(concept) or getattr(playbook, concept, {})
            if name is None or renamed(playbook, concept, name) in here:
                continue
            miss = (concept, name)
            if miss not in hints:
                near = nearest(name, here) if len(hints) < MOST_HINTS else None
                hints[miss] = f"did you mean '{near}'?" if near else None
            message = f"there is no '{name}' in {_PLACES.get(concept, concept)}"
            spot = Spot(("incidents", incident.id, *path), on_key=path[-1] == name)
            yield Problem(ID, LEVEL, message, spot, hint=hints[miss], target=Spot.of(concept, name))


_PLACES = {"template": "the template of postmortem.yaml", "states": "the states of postmortem.yaml"}


def ids_named(incident: Incident) -> Named:
    """Yield each id of the plan that a record names, with its path in the record and its concept."""
    yield ("type",), "types", incident.type
    yield ("kind",), "kinds", incident.kind
    for name in incident.moments:
        yield ("moments", name), "timestamps", name
    for index, each in enumerate(incident.severities):
        yield ("severities", index, "severity"), "severities", each.severity
        yield ("severities", index, "by"), "roles", each.by
    for index, pulled in enumerate(incident.levers):
        yield ("levers", index, "lever"), "levers", pulled.lever
        yield ("levers", index, "by"), "roles", pulled.by
    for index, sent in enumerate(incident.words):
        yield ("words", index, "script"), "scripts", sent.script
        yield ("words", index, "channel"), "channels", sent.channel
        yield ("words", index, "by"), "roles", sent.by
    for index, decided in enumerate(incident.clocks):
        yield ("clocks", index, "clock"), "clocks", decided.clock
        yield ("clocks", index, "by"), "roles", decided.by
    for name, action in incident.actions.items():
        yield ("actions", name, "owner"), "roles", action.owner
    if incident.postmortem:
        yield ("postmortem", "state"), "states", incident.postmortem.state
        for name in incident.postmortem.fields:
            yield ("postmortem", "fields", name), "template", name
        if incident.postmortem.cleared:
            yield ("postmortem", "cleared", "by"), "roles", incident.postmortem.cleared.by
    yield from _named_in_drill(incident)


def _named_in_drill(incident: Incident) -> Named:
    if incident.played:
        yield ("played", "drill"), "drills", incident.played.drill
        yield ("played", "facilitator"), "roles", incident.played.facilitator
        for index, scored in enumerate(incident.played.scores):
            yield ("played", "scores", index, "role"), "roles", scored.role
