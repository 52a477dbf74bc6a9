"""What pages say of the record of an incident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.model import Playbook
from generator.model.incidents import Incident
from generator.model.played_plan import worst
from generator.report.postmortem import Form, length_words, measured, name_of, parts_of, status_of


def recorded(playbook: Playbook, *, public: bool) -> Mapping[str, Any]:
    """Return what templates may call about records."""
    form: Form = "public" if public else "internal"
    return {
        "postmortem_parts": lambda incident: parts_of(playbook, incident, form),
        "postmortem_status": lambda incident: status_of(playbook, incident, form),
        "incident_day": lambda incident: incident.first.date().isoformat(),
        "incident_in_short": partial(_in_short, playbook),
    }


def _in_short(playbook: Playbook, incident: Incident) -> str:
    return ", ".join(_short(playbook, incident))


def _short(playbook: Playbook, incident: Incident) -> Iterator[str]:
    severity = worst(playbook, incident)
    yield severity.name if severity else incident.severities[0].severity
    yield name_of(playbook, "types", incident.type)
    yield from (
        f"{name.lower()} {length_words(each.minutes)}"
        for name, each in measured(playbook, incident)
        if name == _contain(playbook)
    )
    open_ones = sum(not action.done for action in incident.actions.values())
    if open_ones:
        yield f"{open_ones} of {len(incident.actions)} actions open"


def _contain(playbook: Playbook) -> str:
    """Return the name of the metric whose target is the containment."""
    found = (metric.name for metric in playbook.metrics.values() if metric.target_field == "contain_within")
    return next(found, "")
