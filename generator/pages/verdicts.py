"""What a page needs to work out a verdict without a server, as plain data; `assets/verdict.js` is the reader.

What hangs on one severity or one incident type alone is worked out here, with the functions of `model.verdict`; the page
only joins it. Shape, all keys always there; severities are named by their place on the scale, 0 being the worst:

    digest      of the content, so that a page and data of two versions are never mixed
    severities  in order: id, name, label, emphasis (1 to 5), at, ticket (nobody is paged but those it names), room (a war
                room opens), waits (the experts of a type are not paged), pages (who leads comes first), pulls_in,
                steps (those of containment: for, the ids of types and kinds or null for all; levers; save), late (levers
                that come too late or wait for somebody), say (script and within in words, or null), scripts (those that
                answers name and that are for it), next (by type or
                kind, "" while nobody knows it: the step after triage, or null; a kind that is left out has that of its
                type, a type that of "")
    danger_lever  the first lever for a person in danger, or null
    harm_goes_on  what to do while harm goes on, or null
    pull_order  levers in the order in which they are pulled where several are asked for
    questions   in order, by id: ask, answers: code, words, floor, first (without its levers), pulls_in, seen (people outside
                know of it), lever, next_levers, scripts, also, unsure
    types       by id: letter, name, at, floor, start, evidence, levers, pulls_in (role, minutes, words), clocks,
                conditions that give it another severity (raises, signals or lowers; place in that list; severity; words)
    kinds       by id: type, name, short, at, looks_like, floor and start (null where it has those of its type), evidence,
                levers, together (how many of them are all pulled), note (beside them, or null), stays_on (the levers of steps are not for it), pulls_in, alone (its people stand in the place of
                those of its type), first (what it asks for at once), clocks (null where it has those of its type), say (by
                severity, where it differs: first, the script that comes first or null for no word at all, and others; seen:
                both again where an answer says that people outside know of it)
    roles       by id: name, at, backup, then (whom a page goes to when nobody answers, in order: role, minutes or null, words),
                contact (rota, reach, person, backup; null where this edition has none)
    levers      by id: name, at, owner, backup, within in words, save_first (evidence is saved before it is pulled)
    evidence    by id: name, at, owner
    scripts, steps   by id: name, at
    clocks      by id: name, at, from (first day from which it counts, or null where it counts already)

`at` is the address below the root of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model import Playbook
from generator.model.belonging import only_names
from generator.model.graph import after_triage
from generator.model.organisation import Contact
from generator.model.severities import Severity
from generator.model.situation import codes
from generator.model.templated import without_values
from generator.model.triage import TriageQuestion
from generator.model.types import IncidentType, SeverityWhen, TypeKind
from generator.model.verdict_plan import (
    Say,
    containing,
    for_severity,
    may_start,
    paged_by,
    pull_of,
    said_at_once,
    said_of_kind,
    started_by,
)
from generator.pages.addresses import Addresses
from generator.pages.escaping import ROOT
from generator.pages.vocabulary import emphasis
from generator.report.verdict_words import Words

Record = dict[str, Any]

_LEVER = re.compile(r"\{levers/([^}/]+)\}")


def verdict_table(playbook: Playbook, digest: str) -> Record:
    """Return what a page needs to work out the verdict of every combination of answers and incident type."""
    return _Table(playbook).whole(digest)


class _Table:
    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self._words = Words(playbook)
        self._addresses = Addresses(playbook)
        self._places = {severity.rank: severity for severity in reversed(playbook.by_rank)}
        self._ranks = sorted(self._places)

    def whole(self, digest: str) -> Record:
        playbook = self._playbook
        return {
            "digest": digest,
            "severities": [self._severity(self._places[rank]) for rank in self._ranks],
            "danger_lever": next(iter(_LEVER.findall(playbook.about.danger or "")), None),
            "harm_goes_on": self._words.text(playbook.about.harm_goes_on)
            if playbook.about.harm_goes_on
            else None,
            "pull_order": self._known("levers", playbook.triage.pull_order),
            "questions": {each.id: self._question(each) for each in playbook.triage.questions.values()},
            "types": {each.id: self._type(each) for each in playbook.types.values()},
            "kinds": {each: self._kind(each) for each in playbook.kinds},
            "roles": {each: self._role(each) for each in playbook.roles},
            "levers": {each: self._lever(each) for each in playbook.levers},
            "evidence": {
                each.id: self._named("evidence", each.id) | {"owner": each.owner}
                for each in playbook.evidence.values()
            },
            "scripts": {each: self._named("scripts", each) for each in playbook.scripts},
            "clocks": {
                each.id: self._named("clocks", each.id)
                | {"from": each.begins, "only_for": list(each.only_for)}
                for each in playbook.clocks.values()
            },
            "steps": {each: self._named("steps", each) for each in self._next_steps()},
        }

    def _severity(self, severity: Severity) -> Record:
        say, _ = said_of_kind(self._playbook, severity, None)
        return self._named("severities", severity.id) | {
            "id": severity.id,
            "label": self._words.text(severity.label),
            "emphasis": emphasis(len(self._playbook.severities), severity),
            "ticket": severity.motion == "ticket",
            "room": severity.motion == "war-room",
            "waits": severity.experts_wait,
            "pages": self._known("roles", paged_by(severity)),
            "pulls_in": self._calls(severity),
            "steps": list(self._containing(severity)),
            "late": [
                each for each in self._playbook.levers if not pull_of(self._playbook, severity, each).in_time
            ],
            "say": say and {"script": say.script, "within": say.within.words if say.within else None},
            "scripts": list(dict.fromkeys(for_severity(self._playbook, severity, self._asked_for()))),
            "clocks": list(may_start(self._playbook, started_by(self._playbook, severity))),
            "next": self._next(severity),
        }

    def _asked_for(self) -> Iterator[str]:
        """Yield the scripts that answers name."""
        for question in self._playbook.triage.questions.values():
            for answer in question.answers:
                yield from answer.scripts

    def _containing(self, severity: Severity) -> Iterator[Record]:
        """Yield what each step of containment uses, and for which types and kinds it is."""
        for step in containing(self._playbook, severity):
            used = {
                "levers": self._known("levers", step.uses.levers),
                "save": self._known("evidence", step.uses.evidence),
            }
            only = only_names(self._playbook, step)
            if any(used.values()):
                yield {"for": None if only is None else sorted(only)} | used

    def _next(self, severity: Severity) -> dict[str, str | None]:
        """Return the step after triage by type and kind, without those that have the one of the wider name."""
        found: dict[str, str | None] = {}
        for name in ("", *self._playbook.types, *self._playbook.kinds):
            step = after_triage(self._playbook, severity.id, name or None)
            wider = self._playbook.type_of_kind.get(name, "")
            if not name or (step and step.id) != found.get(wider, found.get("")):
                found[name] = step.id if step else None
        return found

    def _question(self, question: TriageQuestion) -> Record:
        answers = [
            {
                "code": code,
                "words": self._words.text(answer.answer),
                "floor": self._place(answer.floor),
                "first": self._words.text(first) if (first := said_at_once(answer)) else None,
                "pulls_in": self._known("roles", answer.pulls_in),
                "seen": answer.seen_outside,
                "lever": answer.lever if answer.lever in self._playbook.levers else None,
                "next_levers": self._known("levers", answer.next_levers),
                "scripts": self._known("scripts", answer.scripts),
                "also": answer.also if answer.also in self._playbook.types else None,
                "unsure": answer.unsure,
            }
            for code, answer in zip(codes(question), question.answers, strict=True)
        ]
        return {"ask": self._words.text(question.ask), "answers": answers}

    def _type(self, kind: IncidentType) -> Record:
        return self._named("types", kind.id) | {
            "letter": kind.letter,
            "floor": self._place(kind.severity_floor),
            "start": self._place(kind.default_severity),
            "evidence": self._known("evidence", kind.evidence),
            "levers": self._known("levers", kind.levers),
            "pulls_in": self._calls(kind),
            "clocks": list(may_start(self._playbook, kind.clocks)),
            "conditions": list(self._conditions(kind)),
        }

    def _conditions(self, kind: IncidentType) -> Iterator[list[Any]]:
        known = self._playbook.severities
        for by, listed in (("raises", kind.raises), ("lowers", kind.lowers)):
            for place, each in enumerate(listed):
                if isinstance(each, SeverityWhen) and each.severity in known:
                    yield [by, place, self._place(each.severity), self._words.text(each.when)]
        for place, sign in enumerate(kind.signals):
            if sign.suggests in known:
                yield ["signals", place, self._place(sign.suggests), self._words.text(sign.what)]

    def _kind(self, name: str) -> Record:
        kind = self._playbook.kinds[name]
        return self._named("kinds", name) | {
            "type": self._playbook.type_of_kind[name],
            "short": self._words.text(kind.short or kind.name),
            "looks_like": self._words.text(kind.looks_like),
            "floor": self._place(kind.severity_floor) if kind.severity_floor else None,
            "start": self._place(kind.default_severity) if kind.default_severity else None,
            "alone": kind.pulls_in_are == "all",
            "stays_on": kind.product_stays_on,
            "evidence": self._known("evidence", kind.evidence),
            "levers": self._known("levers", kind.levers),
            "together": kind.levers_together,
            "note": self._words.text(kind.lever_note) if kind.lever_note else None,
            "pulls_in": self._calls(kind),
            "first": self._words.text(kind.first) if kind.first else None,
            "clocks": list(may_start(self._playbook, kind.clocks)) if kind.clocks else None,
            "say": dict(self._said_of(kind)),
        }

    def _said_of(self, kind: TypeKind) -> Iterator[tuple[str, Record]]:
        """Yield what a kind changes of the words of each severity."""
        for severity in self._playbook.by_rank:
            plain = said_of_kind(self._playbook, severity, None)
            said = said_of_kind(self._playbook, severity, kind)
            seen = said_of_kind(self._playbook, severity, kind, seen=True)
            if said != plain or seen != plain:
                yield severity.id, _said(*said) | ({"seen": _said(*seen)} if seen != said else {})

    def _calls(self, of: Severity | IncidentType | TypeKind) -> list[list[Any]]:
        calls = [(each.role, each.within) for each in of.pulls_in if each.role in self._playbook.roles]
        return [
            [role, within.minutes if within else 0, within.words if within else ""] for role, within in calls
        ]

    def _role(self, name: str) -> Record:
        contact = self._playbook.contacts.get(name)
        then = self._playbook.roles[name].next_calls
        return self._named("roles", name) | {
            "backup": next((call.to for call in then), None),
            "then": [
                [call.to, call.after.minutes if call.after else None, call.after.words if call.after else ""]
                for call in then
            ],
            "contact": contact and self._contact(contact),
        }

    def _contact(self, contact: Contact) -> Record:
        """Return how a role is reached, each address as it works before there is an incident."""
        said = contact.model_dump(mode="json", exclude={"checked_on"})
        return {name: without_values(text) if text else text for name, text in said.items()}

    def _lever(self, name: str) -> Record:
        lever = self._playbook.levers[name]
        return self._named("levers", name) | {
            "owner": lever.owner,
            "backup": lever.backup,
            "within": lever.effect_within.words if lever.effect_within else "",
            "save_first": lever.saves_first,
        }

    def _named(self, concept: str, name: str) -> Record:
        address = self._addresses.of(concept, name)
        at = str(address).removeprefix(ROOT) if address else None
        return {"name": self._words.title(concept, name), "at": at}

    def _known(self, concept: str, names: Any) -> list[str]:
        held: Mapping[str, object] = getattr(self._playbook, concept)
        return [name for name in dict.fromkeys(names) if name in held]

    def _place(self, severity: str | None) -> int:
        found = self._playbook.severities.get(severity or "")
        return self._ranks.index(found.rank) if found else len(self._ranks) - 1

    def _next_steps(self) -> Iterator[str]:
        for severity in self._playbook.by_rank:
            yield from (step for step in self._next(severity).values() if step)


def _said(say: Say | None, others: tuple[str, ...]) -> Record:
    return {"first": say.script if say else None, "others": list(others)}
