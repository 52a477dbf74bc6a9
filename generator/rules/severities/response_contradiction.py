"""The response of a severity is of one piece: its motion, its lead, its deadlines and its steps say the same.

Why: One page says 'ticket', another wakes five people; one says that the product manager leads, another opens the
commander's war room. At 3 a.m. people follow whichever page they opened first.

Bad:
    # severities.yaml
    sev-3:
      motion: owner-channel
      war_room_within: 15m

Good:
    # severities.yaml
    sev-3:
      motion: owner-channel
      contain_within: 4h
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.attendance import paged_by_steps
from generator.model.graph import reached_at, step_spot
from generator.model.phases import ActionStep
from generator.model.severities import DEADLINES, Severity
from generator.problems import Kind, Level, Problem, Spot

ID = "response-contradiction"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_NOT_FOR_A_TICKET = ("pages", *(name for name, mark in DEADLINES.items() if mark.response), "updates")


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.severities.values():
        for field, message, hint in (*_motion(severity), *_lead(playbook, severity)):
            yield Problem(ID, LEVEL, message, Spot.of("severities", severity.id, field), hint=hint)
    for ways in playbook.ways:
        for name in ways.place:
            step = playbook.steps[name]
            for severity_id in (
                ways.severities if isinstance(step, ActionStep) and step.opens_war_room else ()
            ):
                severity = playbook.severities[severity_id]
                if severity.motion != "war-room" and "motion" in severity.model_fields_set:
                    message = (
                        f"'{name}' opens a war room at '{severity_id}', whose motion is '{severity.motion}'"
                    )
                    hint = "list under only_for the severities that have a war room"
                    yield Problem(ID, LEVEL, message, step_spot(playbook, name), hint=hint)


def _motion(severity: Severity) -> Iterator[tuple[str, str, str]]:
    if "motion" not in severity.model_fields_set:
        return
    if severity.motion == "owner-channel" and severity.war_room_within:
        message = f"'{severity.id}' is worked on in a channel, but has a time for a war room"
        yield "war_room_within", message, "remove it, or write `motion: war-room`"
    if severity.motion == "ticket":
        for field in _NOT_FOR_A_TICKET:
            if getattr(severity, field):
                message = f"'{severity.id}' is a ticket in the normal queue, but has {field}"
                yield field, message, "remove it, or write `motion: owner-channel`"


def _lead(playbook: Playbook, severity: Severity) -> Iterator[tuple[str, str, str]]:
    commander = playbook.commander
    if severity.led_by not in playbook.roles or "led_by" not in severity.model_fields_set:
        return
    if severity.motion == "war-room" and commander and severity.led_by != commander.id:
        message = (
            f"'{severity.id}' has a war room, but is led by '{severity.led_by}' and not by '{commander.id}'"
        )
        yield "led_by", message, f"write `led_by: {commander.id}`, or another motion"
    if (
        severity.pages
        and severity.led_by not in severity.pages
        and playbook.roles.keys() >= set(severity.pages)
        and not _there_already(playbook, severity)
    ):
        message = f"'{severity.id}' is led by '{severity.led_by}', whom it does not page"
        yield "pages", message, f"add '{severity.led_by}' to pages"


def _there_already(playbook: Playbook, severity: Severity) -> bool:
    """Return whether the role that leads does the first step of all, or a step pages it: then the severity need not."""
    if severity.led_by is None or severity.led_by in paged_by_steps(
        playbook, reached_at(playbook, severity.id)
    ):
        return True
    firsts = (
        playbook.steps[min(ways.place, key=ways.place.__getitem__)]
        for ways in playbook.ways
        if severity.id in ways.severities and ways.place
    )
    return any(getattr(step, "owner", None) == severity.led_by for step in firsts)
