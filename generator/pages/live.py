"""What the live page needs beside the verdict, as plain data; the scripts `assets/live-*.js` are the readers.

Shape, all keys always there; words are as a person reads them, minutes are numbers:

    version, digest, name   of the playbook
    zone        of the organisation, or null
    entities    kinds of entity that the organisation is, by id
    lanes       by lane, the main one first: ids of its steps in order
    phases      by id: name, goal, not_now, from, to (null when open-ended), lane, beside (phase with which it begins, where it has no minutes; or null)
    steps       by id: kind (action, decision, handover), phase, title, owner, minutes, within (words), limit (the same in minutes, or null), backup, only_for (ids of severities;
                all when empty), only_for_types (ids of types and kinds; the same), happens (whether it is on no way), after, note,
                marks (timestamp that is reached when it is done, or null), pulls and sends (whether a lever is pulled in it, whether scripts are sent), done_when, done_by (roles that do it for the
                owner), parts (words, command),
                command, answers (code, words, goto, ends_with, unsure, marks: timestamp that is reached, or null), next, to (address of a handover), triage (whether
                it asks the questions), pages (whether it pages those of the verdict), uses (levers, scripts, evidence,
                type_levers, type_evidence, type_clocks)
    severities  by id: limits (id, label, minutes, words, start and stop: ids of timestamps), escalate (minutes, or null),
                rhythms (id, name, audience, by, channel, script, scripts: all after which the next is counted, every, first,
                then: pairs of after and every)
    scripts     by id: name, audience, stage, announces (whether its words are a public word), used_for, channel, drafter, clearer, releaser, pre_approved, purpose, subject,
                text, lines (speaker, when, asked: whether that is a question, text), words_in (name of the document that holds them),
                blanks (meaning, example, filled_by, kind, choices, held: choices that are true while a lever holds, optional, kept,
                value), never_say,
                words, seconds; `[[name]]` in a text is a blank
    channels    by id: name, where (pieces)
    contacts    by role: reach, person, rota, backup (pieces each, those that are there)
    calls       by role whose pages go on in an order of their own: role and minutes (or null) of each next call
    timestamps  in order, by id: name, meaning
    clocks      by id, those that count, now or from a day on: name, owner, who, trigger, place (jurisdiction), entities (words by id),
                from (first day from which it counts, or null where it counts already)
    deadlines   `deadline_table`

Pieces are words, and addresses to tap as maps: says (the words of the link), to (its address; with placeholders, literal parts
and names of `model/templated.py` in turn).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.deadlines import deadline_table
from generator.model import Playbook
from generator.model.announcing import announces, keeping
from generator.model.base import in_case
from generator.model.belonging import only_names
from generator.model.clocks import Clock
from generator.model.graph import lanes
from generator.model.meanwhile import aside
from generator.model.organisation import Contact
from generator.model.phases import ActionStep, DecisionStep, HandoverStep, Phase, Step, StepAnswer
from generator.model.scripts import Blank, Script
from generator.model.settings import setting
from generator.model.severities import DEADLINES, Severity
from generator.model.situation import codes
from generator.model.templated import Template, pieces
from generator.model.text import fill
from generator.pages.spoken import length_of
from generator.pages.tapping import links_in
from generator.report.verdict_words import Words

Record = dict[str, Any]

AWARENESS = "awareness"
"""The timestamp that limits count from where no metric says otherwise."""


def live_table(playbook: Playbook, digest: str) -> Record:
    """Return what a page needs to walk people through an incident, without what this edition does not publish."""
    return _Table(playbook).whole(digest)


class _Table:
    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self._words = Words(playbook)
        self._aside = aside(playbook.phases.values())

    def whole(self, digest: str) -> Record:
        playbook = self._playbook
        return {
            "version": playbook.about.version,
            "digest": digest,
            "name": self._words.text(playbook.about.name),
            "zone": playbook.organisation.time_zone,
            "entities": list(playbook.organisation.entity_kinds),
            "lanes": {
                lane: [step for phase in phases for step in phase.steps]
                for lane, phases in lanes(playbook).items()
            },
            "phases": {each.id: self._phase(each) for each in playbook.phases.values()},
            "steps": {each.id: self._step(each) for each in playbook.steps.values()},
            "severities": {each.id: self._severity(each) for each in playbook.by_rank},
            "scripts": {each.id: self._script(each) for each in playbook.scripts.values()},
            "channels": {
                each.id: {"name": self._text(each.name), "where": self._pieces(each.where)}
                for each in playbook.channels.values()
            },
            "contacts": {role: self._contact(each) for role, each in playbook.contacts.items()},
            "calls": {
                role.id: [[call.to, call.after.minutes if call.after else None] for call in role.escalation]
                for role in playbook.roles.values()
                if role.escalation
            },
            "timestamps": {
                each.id: {"name": self._text(each.name), "meaning": self._text(each.meaning)}
                for each in sorted(playbook.timestamps.values(), key=lambda each: each.order)
            },
            "clocks": {each.id: self._clock(each) for each in playbook.clocks.values() if each.can_start},
            "deadlines": deadline_table(playbook),
        }

    def _text(self, written: str | None) -> str:
        return self._words.text(written) if written else ""

    def _contact(self, contact: Contact) -> Record:
        written = {name: getattr(contact, name) for name in ("reach", "person", "rota", "backup")}
        return {name: self._pieces(text) for name, text in written.items() if text}

    def _pieces(self, written: str | None) -> list[str | Record]:
        """Return a text with its addresses; what has placeholders is filled in where somebody taps it."""
        found: list[str | Record] = []
        for each in pieces(written or ""):
            if isinstance(each, Template):
                to = [
                    part if odd % 2 else fill(self._playbook, part) for odd, part in enumerate(each.encoded)
                ]
                found.append({"says": each.without_values.removeprefix("https://"), "to": to})
            else:
                found += self._linked(each)
        return [each for each in found if each]

    def _linked(self, written: str) -> Iterator[str | Record]:
        for each in links_in(fill(self._playbook, written)):
            yield each if isinstance(each, str) else {"says": each.said, "to": [each.href]}

    def _filled(self, written: str | None) -> str:
        """Return the words of a script as they are copied: their lines and blanks as they are."""
        return fill(self._playbook, written) if written else ""

    def _phase(self, phase: Phase) -> Record:
        """Return a phase; one without minutes beside another begins with it: in its first minute, or when people get there."""
        other = None if phase.timed else self._aside.get(phase.id)
        return {
            "name": self._text(phase.name),
            "goal": self._text(phase.goal),
            "not_now": self._text(phase.not_now),
            "from": other.from_minute if other else phase.from_minute,
            "beside": other.id if other else None,
            "to": phase.to_minute,
            "lane": phase.lane,
        }

    def _step(self, step: Step) -> Record:
        only = only_names(self._playbook, step) or ()
        return {
            "kind": step.kind,
            "phase": self._playbook.phase_of[step.id].id,
            "title": self._title(step),
            "owner": step.owner,
            "minutes": step.minutes,
            "within": step.done_within.words if step.done_within else "",
            "limit": step.done_within.minutes if step.done_within else None,
            "again": {
                "every": step.every.minutes,
                "then": [[later.after.minutes, later.every.minutes] for later in step.then],
            }
            if step.every
            else None,
            "backup": self._playbook.backup_of(step.owner, step.backup),
            "only_for": list(step.only_for),
            "only_for_types": [name for name in self._playbook.types_and_kinds if name in only],
            "happens": step.when is not None,
            "after": list(step.after),
            "note": self._text(step.note),
            "safety": self._text(step.safety),
            "answers": list(self._answers(step)) if isinstance(step, DecisionStep) else [],
            "next": None if isinstance(step, DecisionStep) else step.next,
            "to": step.hand_over_to.address if isinstance(step, HandoverStep) else None,
            **self._work(step),
        }

    def _work(self, step: Step) -> Record:
        """Return what only an action has; the same keys with nothing in them for the other kinds."""
        if not isinstance(step, ActionStep):
            said = self._text(step.say) if isinstance(step, HandoverStep) else ""
            empty: Record = {"levers": [], "scripts": [], "evidence": []}
            flags = {"type_levers": False, "type_evidence": False, "type_clocks": False}
            return {
                "marks": None, "pulls": False, "sends": False, "done_when": "", "done_by": [], "parts": [{"words": said, "command": ""}] if said else [],
                "command": "", "triage": False, "pages": False, "uses": empty | flags,
            }  # fmt: skip
        uses = step.uses
        return {
            "marks": self._marks(step),
            "pulls": step.work == "repair" and self._has_levers(step),
            "sends": step.work == "communicate" and bool(uses.scripts),
            "done_when": self._text(step.done_when),
            "done_by": list(step.responsible),
            "parts": [
                {"words": self._text(said), "command": command}
                for part in step.steps
                for said, command in part.lines
            ],
            "command": step.command or "",
            "triage": uses.triage,
            "pages": step.pages_responders or step.pages_experts,
            "uses": {
                "levers": list(uses.levers),
                "scripts": list(uses.scripts),
                "evidence": list(uses.evidence),
                "type_levers": uses.type_levers,
                "type_evidence": uses.type_evidence,
                "type_clocks": uses.type_clocks,
            },
        }

    def _marks(self, step: ActionStep) -> str | None:
        """Return the timestamp that is reached when a step is done: the war room is open."""
        if not step.opens_war_room:
            return None
        return self._end_of("war_room_within")

    def _end_of(self, field: str) -> str | None:
        """Return the timestamp at which the deadline of a severity is met, as a metric measures it."""
        measured = (each for each in self._playbook.metrics.values() if each.target_field == field)
        return next((each.stop for each in measured), None)

    def _has_levers(self, step: Step | None) -> bool:
        return isinstance(step, ActionStep) and bool(step.uses.levers or step.uses.type_levers)

    def _stopped(self, step: DecisionStep, answer: StepAnswer) -> bool:
        """Return whether an answer says that it stopped: the other answers lead to one more lever, and this one does not."""

        def to_a_lever(each: StepAnswer) -> bool:
            return self._has_levers(self._playbook.steps.get(each.goto))

        others = [each for each in step.answers if each is not answer]
        return not answer.unsure and not to_a_lever(answer) and bool(others) and all(map(to_a_lever, others))

    def _title(self, step: Step) -> str:
        """Return what is done, with the case in which it is done before it."""
        return in_case(self._text(step.when), self._what(step))

    def _what(self, step: Step) -> str:
        if isinstance(step, ActionStep):
            return self._text(step.do)
        if isinstance(step, DecisionStep):
            return self._text(step.ask)
        return f"Hand over to {self._text(step.hand_over_to.name)}"

    def _answers(self, step: DecisionStep) -> Iterator[Record]:
        for code, answer in zip(codes(step), step.answers, strict=True):
            yield {
                "code": code,
                "words": self._text(answer.answer),
                "goto": answer.goto,
                "ends_with": self._text(answer.ends_with),
                "unsure": answer.unsure,
                "marks": self._end_of("contain_within") if self._stopped(step, answer) else None,
            }

    def _severity(self, severity: Severity) -> Record:
        return {
            "limits": list(self._limits(severity)),
            "escalate": severity.escalate_after.minutes if severity.escalate_after else None,
            "rhythms": list(self._rhythms(severity)),
        }

    def _limits(self, severity: Severity) -> Iterator[Record]:
        """Yield the deadlines of a severity that a metric measures, with the moments it measures between."""
        measured = {each.target_field: each for each in self._playbook.metrics.values() if each.target_field}
        for name, mark in DEADLINES.items():
            limit, metric = getattr(severity, name), measured.get(name)
            if limit and metric and mark.limit:
                yield {
                    "id": name,
                    "label": mark.label,
                    "minutes": limit.minutes,
                    "words": limit.words,
                    "start": metric.start,
                    "stop": metric.stop,
                }

    def _rhythms(self, severity: Severity) -> Iterator[Record]:
        for path, rhythm in severity.rhythms:
            yield {
                "id": path[-1],
                "name": self._text(getattr(rhythm, "name", "Internal update")),
                "audience": getattr(rhythm, "audience", "staff"),
                "by": rhythm.by,
                "channel": rhythm.channel,
                "script": rhythm.script,
                "scripts": list(keeping(self._playbook, rhythm)),
                "every": rhythm.every.minutes,
                "first": rhythm.first_within.minutes if rhythm.first_within else None,
                "then": [[later.after.minutes, later.every.minutes] for later in rhythm.then],
            }

    def _script(self, script: Script) -> Record:
        length = length_of(self._playbook, script)
        lines = [
            {
                "speaker": line.speaker,
                "when": self._text(line.when),
                "asked": line.answers,
                "text": self._filled(line.text),
            }
            for line in script.lines
        ]
        return {
            "name": self._text(script.name),
            "audience": script.audience,
            "stage": script.stage,
            "announces": announces(self._playbook, script),
            "used_for": list(script.used_for),
            "channel": script.channel,
            "drafter": script.drafter,
            "clearer": script.clearer,
            "releaser": script.releaser,
            "pre_approved": script.pre_approved,
            "purpose": self._text(script.purpose),
            "subject": self._filled(script.subject),
            "text": self._filled(script.text),
            "lines": lines,
            "words_in": self._text(script.words_in.name) if script.words_in else "",
            "blanks": {name: self._blank(blank) for name, blank in script.blanks.items()},
            "never_say": [self._text(each) for each in script.never_say],
            "words": length.words,
            "seconds": length.seconds,
        }

    def _blank(self, blank: Blank) -> Record:
        return {
            "meaning": self._text(blank.meaning),
            "example": self._text(blank.example),
            "filled_by": blank.filled_by,
            "kind": blank.kind,
            "choices": [self._text(each) for each in blank.choices],
            "held": [self._text(each) for each in blank.true_while_held],
            "optional": blank.optional,
            "kept": blank.kept_for,
            "value": (setting(self._playbook, blank.filled_from) if blank.filled_from else None) or "",
        }

    def _clock(self, clock: Clock) -> Record:
        return {
            "name": self._text(clock.name),
            "owner": clock.owner,
            "who": self._text(clock.who_must_act),
            "trigger": self._text(clock.trigger),
            "place": clock.jurisdiction,
            "from": clock.begins,
            "entities": {name: self._text(words) for name, words in clock.entities.items()},
        }
