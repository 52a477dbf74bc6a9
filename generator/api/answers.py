"""What follows for one incident: severity and people, and until when reports are due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.api.sound import sound
from generator.check.check import Checked
from generator.deadlines import count
from generator.deadlines.entered import incident_of, local_zone
from generator.model import Playbook
from generator.model.situation import Situation, situation
from generator.model.verdict import Verdict, verdict
from generator.report.deadlines import FORMS


def deadlines(
    checked: Checked,
    form: str,
    *,
    clocks: Sequence[str] = (),
    moments: Sequence[str] = (),
    sent: Sequence[str] = (),
    place: str | None = None,
    zone: str | None = None,
    kinds: Sequence[str] = (),
) -> str:
    """Return until when each report of an incident is due.

    Args:
        checked: the result of `check`, without errors.
        form: `text`, `json` or `ics`.
        clocks: ids of clocks; all that can bind anybody when left out.
        moments: such as `awareness=2026-12-18T10:20+01:00`.
        sent: when a report was sent, such as `dora-19/1=2026-12-18T15:10+01:00`.
        place: where it is due, such as `Germany`.
        zone: the time zone to count and show in.
        kinds: the kinds of entity we are, by the ids of the clocks.

    Raises:
        UsageError: a name is unknown, or a moment is missing, is none, or contradicts another.
    """
    playbook = sound(checked)
    incident = incident_of(moments, sent, place, zone, kinds, only=clocks[0] if len(clocks) == 1 else None)
    answer = count(playbook, incident, clocks)
    return FORMS[form](playbook, answer, local_zone(playbook, incident))


def triage(
    checked: Checked, type_id: str | None, answers: Iterable[str], kind: str | None = None
) -> tuple[Playbook, Situation, Verdict]:
    """Return what answers of triage and an incident type add up to, and what they were said about.

    Args:
        checked: the result of `check`, without errors.
        type_id: id, letter or name of the incident type; None while nobody knows it.
        answers: `question=answer` each: an id, and the code, the words or the number of an answer.
        kind: id or name of a kind of the type; None while nobody knows it.

    Raises:
        UsageError: there is no such type, kind, question or answer.
    """
    playbook = sound(checked)
    said = situation(playbook, type_id, answers, kind)
    return playbook, said, verdict(playbook, said.answers, said.name)
