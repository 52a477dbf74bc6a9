"""The verdict: what the answers of triage and the incident type add up to.

One value for everybody who must know it, be it a page, a card, a drill or another program: how severe it is and why, who
is paged now and why, which lever comes first, what to save, what to say, which clocks may start. Wording and looks are
elsewhere. The browser works the same value out from `pages.verdicts`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.model.graph import after_triage
from generator.model.playbook import Playbook
from generator.model.prose import as_read
from generator.model.severities import Severity
from generator.model.triage import TriageAnswer, TriageQuestion
from generator.model.types import IncidentType, SeverityWhen, TypeKind
from generator.model.verdict_plan import (
    Asks,
    Concern,
    Condition,
    Given,
    Paged,
    Plan,
    Pull,
    Reason,
    Say,
    Via,
    plan_of,
    pulled_now,
    said_at_once,
)

Answers = Mapping[str, int]
"""Which answer was given, counted from 0, by question; a question that is left out is open."""

NO_TYPE = ""
"""In the place of the id of a type: no type applies, such as where a control stopped it before anyone saw it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What some answers and an incident type add up to.

    Attributes:
        severity: id of the severity.
        because: what gives it that severity, and no guess beside what was said; nothing where no answer asks for more than
            the mildest one.
        conditions: what would raise or lower it, of each type that is known: those with a severity of their own. None that
            lowers it below what an answer, a type or a kind asks for at least.
        open: ids of the questions that are not answered.
        settled: whether all is answered and the type is known, so that nothing said later makes it worse but one of
            the `conditions`.
        at_once: what asks for something at once beside the levers: answers in the order of the questions, then the kind,
            unless an answer says its words already.
        pages: who is paged now.
        levers: what to pull, the first one first, each further one when those before it did not hold, or `too`, because it
            stops something else; a kind with levers of its own has them in the place of those of its type.
        kinds: ids of the kinds of the type at hand that would bring another first lever or several; none where a kind is
            named.
        save: ids of the evidence to save, the first one first.
        say: what people outside hear first; None where nobody hears of it.
        words: ids of the other scripts that the kind and the answers name, for this severity.
        clocks: ids of the clocks that may start at the severity; most run whatever it is. One that begins later
            (`Clock.begins`) is among them, and whoever shows it says from when.
        next_step: id of the step that follows; None where the steps do not ask for triage.
    """

    severity: str
    because: tuple[Reason, ...]
    conditions: tuple[Condition, ...]
    open: tuple[str, ...]
    settled: bool
    at_once: tuple[Reason, ...]
    pages: tuple[Paged, ...]
    levers: tuple[Pull, ...]
    kinds: tuple[str, ...]
    save: tuple[str, ...]
    say: Say | None
    words: tuple[str, ...]
    clocks: tuple[str, ...]
    next_step: str | None

    @property
    def pulled_now(self) -> tuple[Pull, ...]:
        """Return the levers that are pulled whatever the check of one says, in their order."""
        return pulled_now(self.levers)

    @property
    def firm(self) -> bool:
        """Return whether something that was said asks for the severity: an answer, a type, a kind."""
        return any(reason.said for reason in self.because)


def verdict(playbook: Playbook, answers: Answers, name: str | None = None) -> Verdict:
    """Return what answers and an incident type, or a kind of one, add up to.

    The worst floor wins: that of an answer or of the type. While a question is open the severity is at least the one
    that the type starts from. An answer can bring in a second type, such as the leak beside an injection. A kind stands
    for its type as well; what it names itself comes before what the type names. While the type is not known it counts as
    the worst of those that no answer rules out, and everybody is paged whom one of them needs.

    Args:
        playbook: a whole one; what it refers to and does not have is left out.
        answers: by question; those to unknown questions count for nothing.
        name: id of the incident type or of a kind; `NO_TYPE` where none applies; None while nobody knows it.
    """
    return Verdicts(playbook).of(answers, name)


class Verdicts:
    """The verdicts of one playbook: what several ways to answer share is worked out once, so that all can be walked."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self._mildest = max(severity.rank for severity in playbook.by_rank)
        self._severity = {severity.rank: severity for severity in reversed(playbook.by_rank)}
        self._next: dict[tuple[str, str | None], str | None] = {}
        questions = playbook.triage.questions.values()
        self._given = {
            question.id: tuple(
                self._answer(question, place, answer) for place, answer in enumerate(question.answers)
            )
            for question in questions
        }
        self._brings = {
            question.id: frozenset(answer.also for answer in question.answers if answer.also)
            for question in questions
        }
        self._conditions = {kind.id: tuple(self._conditions_of(kind)) for kind in playbook.types.values()}
        self._concerns: dict[tuple[str | None, frozenset[str], tuple[str, ...]], Concern] = {}
        self._plans: dict[tuple[str, Concern, tuple[Given, ...]], Plan] = {}

    def of(self, answers: Answers, name: str | None = None) -> Verdict:
        """Return what answers and an incident type or a kind add up to; `verdict` says more."""
        given, still_open = self._sorted(answers)
        concern = self._concern(name, given)
        asked = [one.asks for one in given] + list(concern.floors)
        least = min([asks.rank for asks in asked if asks.reason.said], default=self._mildest)
        if still_open:
            asked += concern.starts
        worst = min([asks.rank for asks in asked], default=self._mildest)
        severity = self._severity[worst]
        plan = self._plan(severity, concern, tuple([one for one in given if one.plans]))
        because = [asks.reason for asks in asked if asks.rank == worst] if worst < self._mildest else []
        said = [reason for reason in because if reason.said]
        return Verdict(
            severity=severity.id,
            because=tuple(said or because),
            conditions=self._changing(concern, worst, least),
            open=still_open,
            settled=not still_open and concern.known,
            at_once=self._at_once(given, concern.chosen),
            pages=plan.pages,
            levers=plan.levers,
            kinds=plan.kinds,
            save=plan.save,
            say=plan.say,
            words=plan.words,
            clocks=plan.clocks,
            next_step=self._next_step(severity, name or None),
        )

    def every(self) -> Iterator[tuple[dict[str, int], str | None]]:
        """Yield every way to answer all questions: with each incident type, with one that is not known, and with none."""
        ways: list[dict[str, int]] = [{}]
        for question, given in self._given.items():
            ways = [{**way, question: place} for way in ways for place in range(len(given))]
        for name in (None, NO_TYPE, *self._playbook.types):
            for way in ways:
                yield way, name

    def not_ruled_out(self, answers: Answers) -> tuple[str, ...]:
        """Return the types that it can still be: each but those that only other answers to an answered question bring in."""
        given, _ = self._sorted(answers)
        ruled_out, brought = self._ruled_out(given)
        return tuple(name for name in self._playbook.types if name in brought or name not in ruled_out)

    def _answer(self, question: TriageQuestion, place: int, answer: TriageAnswer) -> Given:
        asks = Asks(self._rank(answer.floor), Reason("answer", question.id, place))
        named = question.answers if answer.unsure else (answer,)
        levers = frozenset(each.lever for each in named if each.lever and not each.also)
        plans = answer.pulls_in or answer.levers or answer.seen_outside or answer.scripts or levers
        return Given(asks, answer, bool(plans), levers, said_at_once(answer))

    def _rank(self, severity: str | None) -> int:
        found = self._playbook.severities.get(severity or "")
        return found.rank if found else self._mildest

    def _conditions_of(self, kind: IncidentType) -> Iterator[tuple[int, Condition]]:
        """Yield what gives a type another severity, each with the rank of that one, as if it were worse."""
        known = self._playbook.severities
        named: list[tuple[Literal["raises", "lowers", "signals"], int, str]] = [
            *(
                ("raises", at, one.severity)
                for at, one in enumerate(kind.raises)
                if isinstance(one, SeverityWhen)
            ),
            *(
                ("lowers", at, one.severity)
                for at, one in enumerate(kind.lowers)
                if isinstance(one, SeverityWhen)
            ),
            *(("signals", at, sign.suggests) for at, sign in enumerate(kind.signals) if sign.suggests),
        ]
        for by, place, severity in named:
            if severity in known:
                rank = self._rank(severity)
                yield rank, Condition(by, kind.id, place, self._severity[rank].id, worse=True)

    def _changing(self, concern: Concern, now: int, least: int) -> tuple[Condition, ...]:
        """Return the conditions that change a severity of rank `now`, none to a milder one than that of rank `least`."""
        return tuple(
            each if rank < now else replace(each, worse=False)
            for kind in concern.types
            if concern.via[kind.id] != "unknown"
            for rank, each in self._conditions[kind.id]
            if (rank < now and each.by != "lowers") or (now < rank <= least and each.by != "raises")
        )

    def _sorted(self, answers: Answers) -> tuple[list[Given], tuple[str, ...]]:
        """Return the answers in the order of the questions, and the questions without one."""
        given, still_open = [], []
        for question, possible in self._given.items():
            place = answers.get(question, -1)
            if 0 <= place < len(possible):
                given.append(possible[place])
            else:
                still_open.append(question)
        return given, tuple(still_open)

    def _at_once(self, given: list[Given], chosen: TypeKind | None) -> tuple[Reason, ...]:
        asked = [one for one in given if one.first]
        reasons = tuple([one.asks.reason for one in asked])
        if chosen is None or chosen.first is None:
            return reasons
        own = as_read(self._playbook, chosen.first)
        said = any(own in as_read(self._playbook, one.first) for one in asked)
        return reasons if said else (*reasons, Reason("kind", chosen.id))

    def _next_step(self, severity: Severity, name: str | None) -> str | None:
        key = (severity.id, name)
        if key not in self._next:
            after = after_triage(self._playbook, severity.id, name)
            self._next[key] = after.id if after else None
        return self._next[key]

    def _ruled_out(self, given: list[Given]) -> tuple[frozenset[str], tuple[str, ...]]:
        """Return the types that answered questions ask about, and those of them that answers bring in, in their order."""
        brought = dict.fromkeys(one.answer.also for one in given if one.answer.also)
        asked = frozenset().union(*(self._brings[one.asks.reason.id] for one in given))
        return asked, tuple(name for name in brought if name in self._playbook.types)

    def _concern(self, name: str | None, given: list[Given]) -> Concern:
        """Return the type, those that answers bring in, or all that it can be; the one with the worst floor leads."""
        types, type_of = self._playbook.types, self._playbook.type_of_kind
        lead = name if name in types else type_of.get(name or "")
        known = lead is not None or name == NO_TYPE
        ruled_out, brought = self._ruled_out(given)
        key = (name if known else None, frozenset() if known else ruled_out, brought)
        if key not in self._concerns:
            via: dict[str, Via] = {} if lead is None else {lead: ""}
            for each in brought:
                via.setdefault(each, "answer")
            for each in () if known else types:
                if each not in ruled_out:
                    via.setdefault(each, "unknown")
            self._concerns[key] = self._made(name, known, via)
        return self._concerns[key]

    def _made(self, name: str | None, known: bool, via: Mapping[str, Via]) -> Concern:
        playbook = self._playbook
        chosen = None if name in playbook.types else playbook.kinds.get(name or "")
        concern = Concern(tuple(playbook.types[each] for each in via), chosen, known, via)
        floors = {each.id: self._floor(concern, each) for each in concern.types}
        types = tuple(sorted(concern.types, key=lambda each: floors[each.id].rank))
        starts = (self._start(concern, each) for each in types)
        return Concern(
            types, chosen, known, via, tuple(floors[each.id] for each in types), tuple(filter(None, starts))
        )

    def _floor(self, concern: Concern, incident: IncidentType) -> Asks:
        kind = concern.kind_of(incident)
        if kind and kind.severity_floor:
            return Asks(self._rank(kind.severity_floor), Reason("kind", kind.id))
        return Asks(
            self._rank(incident.severity_floor), Reason("type", incident.id, None, concern.via[incident.id])
        )

    def _start(self, concern: Concern, incident: IncidentType) -> Asks | None:
        kind = concern.kind_of(incident)
        if kind and kind.default_severity:
            return Asks(self._rank(kind.default_severity), Reason("start", kind.id))
        if not incident.default_severity:
            return None
        return Asks(
            self._rank(incident.default_severity),
            Reason("start", incident.id, None, concern.via[incident.id]),
        )

    def _plan(self, severity: Severity, concern: Concern, given: tuple[Given, ...]) -> Plan:
        key = (severity.id, concern, given)
        if key not in self._plans:
            self._plans[key] = plan_of(self._playbook, severity, concern, given)
        return self._plans[key]
