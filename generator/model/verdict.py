"""The verdict: what the answers of triage and the incident type add up to.

One value for everybody who must know it, be it a page, a card, a drill or another program: how severe it is and why, who
is paged now and why, which lever comes first, what to save, what to say, which clocks may start. Wording and looks are
elsewhere. The browser works the same value out from `pages.verdicts`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.model.belonging import only_names
from generator.model.containment import containment, waits_for
from generator.model.coverage import steps_for
from generator.model.duration import Duration
from generator.model.graph import after_triage
from generator.model.organisation import Contact
from generator.model.phases import ActionStep
from generator.model.playbook import Playbook
from generator.model.severities import Severity
from generator.model.triage import TriageAnswer
from generator.model.types import IncidentType, TypeKind

Answers = Mapping[str, int]
"""Which answer was given, counted from 0, by question; a question that is left out is open."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that asks for something.

    Attributes:
        by: `answer`, `type` (its floor, or whom it needs), `kind` (whom it needs beside its type), `start` (where the
            type starts while questions are open) or `severity`.
        id: of the question, the type, the kind or the severity.
        answer: place of the answer, counted from 0; None for what is no answer.
    """

    by: Literal["answer", "type", "kind", "start", "severity"]
    id: str
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class Paged:
    """A role that is paged now.

    Attributes:
        role: id of the role.
        because: each reason, the severity first.
        within: how soon it is needed, counted from the first signal; None for at once.
        backup: id of the role that is paged when nobody answers; None where there is none.
        contact: how the role is reached, where this edition says it.
    """

    role: str
    because: tuple[Reason, ...]
    within: Duration | None
    backup: str | None
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class Pull:
    """A lever to pull.

    Attributes:
        lever: id of the lever.
        owner: id of the role that pulls it.
        backup: id of the role that pulls it when the owner is missing; None where there is none.
        in_time: whether it takes effect within the time of the severity, and waits for nobody.
    """

    lever: str
    owner: str
    backup: str | None
    in_time: bool


@dataclass(frozen=True, slots=True)
class Say:
    """What people outside hear first.

    Attributes:
        script: id of the script; None where the severity promises a word and no script is made for it.
        within: how soon; None where nothing is promised.
    """

    script: str | None
    within: Duration | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What some answers and an incident type add up to.

    Attributes:
        severity: id of the severity.
        because: what gives it that severity; nothing where no answer asks for more than the mildest one.
        open: ids of the questions that are not answered.
        at_once: the answers that ask for something at once, in the order of the questions.
        pages: who is paged now.
        levers: what to pull, the first one first, each further one when those before it did not hold; a kind with levers
            of its own has them in the place of those of its type.
        save: ids of the evidence to save, the first one first.
        say: what people outside hear first; None where nobody hears of it.
        words: ids of the other scripts that the kind names, for this severity.
        clocks: ids of the clocks that may start. They run whatever the severity is.
        next_step: id of the step that follows; None where the steps do not ask for triage.
    """

    severity: str
    because: tuple[Reason, ...]
    open: tuple[str, ...]
    at_once: tuple[Reason, ...]
    pages: tuple[Paged, ...]
    levers: tuple[Pull, ...]
    save: tuple[str, ...]
    say: Say | None
    words: tuple[str, ...]
    clocks: tuple[str, ...]
    next_step: str | None


def verdict(playbook: Playbook, answers: Answers, name: str | None = None) -> Verdict:
    """Return what answers and an incident type, or a kind of one, add up to.

    The worst floor wins: that of an answer or of the type. While a question is open the severity is at least the one
    that the type starts from. An answer can bring in a second type, such as the leak beside an injection. A kind stands
    for its type as well; what it names itself comes before what the type names.

    Args:
        playbook: a whole one; what it refers to and does not have is left out.
        answers: by question; those to unknown questions count for nothing.
        name: id of the incident type or of a kind; None while nobody knows it.
    """
    return Verdicts(playbook).of(answers, name)


class Verdicts:
    """The verdicts of one playbook: what several ways to answer share is worked out once, so that all can be walked."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self._mildest = max(severity.rank for severity in playbook.by_rank)
        self._severity = {severity.rank: severity for severity in reversed(playbook.by_rank)}
        self._next: dict[tuple[str, str | None], str | None] = {}
        self._given = {
            question.id: tuple(
                self._answer(question.id, place, answer) for place, answer in enumerate(question.answers)
            )
            for question in playbook.triage.questions.values()
        }
        self._kinds: dict[tuple[str | None, ...], _Kinds] = {}
        self._plans: dict[tuple[str, _Kinds, tuple[_Given, ...]], _Plan] = {}

    def of(self, answers: Answers, name: str | None = None) -> Verdict:
        """Return what answers and an incident type or a kind add up to; `verdict` says more."""
        given, still_open = self._sorted(answers)
        kinds = self._kinds_of(name, given)
        asked = [one.asks for one in given] + kinds.floors
        if still_open:
            asked += kinds.starts
        worst = min([asks.rank for asks in asked], default=self._mildest)
        severity = self._severity[worst]
        plan = self._plan(severity, kinds, tuple([one for one in given if one.plans]))
        return Verdict(
            severity=severity.id,
            because=tuple([asks.reason for asks in asked if asks.rank == worst])
            if worst < self._mildest
            else (),
            open=still_open,
            at_once=tuple([one.asks.reason for one in given if one.answer.first]),
            pages=plan.pages,
            levers=plan.levers,
            save=plan.save,
            say=plan.say,
            words=plan.words,
            clocks=plan.clocks,
            next_step=self._next_step(severity, name),
        )

    def every(self) -> Iterator[tuple[dict[str, int], str | None]]:
        """Yield every way to answer all questions, with every incident type and with none."""
        ways: list[dict[str, int]] = [{}]
        for question, given in self._given.items():
            ways = [{**way, question: place} for way in ways for place in range(len(given))]
        for name in (None, *self._playbook.types):
            for way in ways:
                yield way, name

    def _answer(self, question: str, place: int, answer: TriageAnswer) -> _Given:
        asks = _Asks(self._rank(answer.floor), Reason("answer", question, place))
        return _Given(asks, answer, plans=bool(answer.pulls_in or answer.lever))

    def _rank(self, severity: str | None) -> int:
        found = self._playbook.severities.get(severity or "")
        return found.rank if found else self._mildest

    def _sorted(self, answers: Answers) -> tuple[list[_Given], tuple[str, ...]]:
        """Return the answers in the order of the questions, and the questions without one."""
        given, still_open = [], []
        for question, possible in self._given.items():
            place = answers.get(question, -1)
            if 0 <= place < len(possible):
                given.append(possible[place])
            else:
                still_open.append(question)
        return given, tuple(still_open)

    def _next_step(self, severity: Severity, name: str | None) -> str | None:
        key = (severity.id, name)
        if key not in self._next:
            after = after_triage(self._playbook, severity.id, name)
            self._next[key] = after.id if after else None
        return self._next[key]

    def _kinds_of(self, name: str | None, given: list[_Given]) -> _Kinds:
        """Return the type and those that answers bring in; the one with the worst floor leads, else the chosen one."""
        names = (name, *[one.answer.also for one in given if one.answer.also])
        if names not in self._kinds:
            types, type_of = self._playbook.types, self._playbook.type_of_kind
            leads = dict.fromkeys(each if each in types else type_of.get(each or "") for each in names)
            known = [types[each] for each in leads if each is not None]
            kinds = tuple(sorted(known, key=lambda one: self._rank(one.severity_floor)))
            self._kinds[names] = _Kinds(
                kinds,
                None if name in types else self._playbook.kinds.get(name or ""),
                [_Asks(self._rank(one.severity_floor), Reason("type", one.id)) for one in kinds],
                [
                    _Asks(self._rank(one.default_severity), Reason("start", one.id))
                    for one in kinds
                    if one.default_severity
                ],
            )
        return self._kinds[names]

    def _plan(self, severity: Severity, kinds: _Kinds, given: tuple[_Given, ...]) -> _Plan:
        key = (severity.id, kinds, given)
        if key not in self._plans:
            self._plans[key] = _plan(self._playbook, severity, kinds, given)
        return self._plans[key]


class _Asks(NamedTuple):
    """The rank that something asks for, and what asks."""

    rank: int
    reason: Reason


@dataclass(frozen=True, slots=True, eq=False)
class _Given:
    """An answer, what it asks for, and whether it says more than a severity."""

    asks: _Asks
    answer: TriageAnswer
    plans: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Kinds:
    """Some incident types, the kind that was chosen, what the floors of the types ask for, and where they start."""

    types: tuple[IncidentType, ...]
    chosen: TypeKind | None
    floors: list[_Asks]
    starts: list[_Asks]

    @property
    def names(self) -> tuple[str, ...]:
        """Return for each type its id, or that of its chosen kind."""
        return tuple(self._kind_of(each).id for each in self.types)

    @property
    def levers(self) -> tuple[str, ...]:
        """Return the levers of the chosen kind, and those of each type but its own; those of all types without any."""
        own = self.chosen.levers if self.chosen else ()
        others = (each for each in self.types if not own or self._kind_of(each) is each)
        return (*own, *(lever for each in others for lever in each.levers))

    def _kind_of(self, incident: IncidentType) -> IncidentType | TypeKind:
        """Return the chosen kind of a type, else the type."""
        return self.chosen if self.chosen and self.chosen.id in incident.kinds else incident


@dataclass(frozen=True, slots=True)
class _Plan:
    """What follows from a severity, some types, and the answers that say more than a severity."""

    pages: tuple[Paged, ...]
    levers: tuple[Pull, ...]
    save: tuple[str, ...]
    say: Say | None
    words: tuple[str, ...]
    clocks: tuple[str, ...]


def _plan(playbook: Playbook, severity: Severity, kinds: _Kinds, given: tuple[_Given, ...]) -> _Plan:
    save = (
        *(kinds.chosen.evidence if kinds.chosen else ()),
        *(item for kind in kinds.types for item in kind.evidence),
        *(item for step in containing(playbook, severity, kinds.names) for item in step.uses.evidence),
    )
    say, words = said_of_kind(playbook, severity, kinds.chosen)
    return _Plan(
        tuple(_pages(playbook, severity, kinds, given)),
        _pulls(playbook, severity, kinds, given),
        tuple(item for item in dict.fromkeys(save) if item in playbook.evidence),
        say,
        words,
        tuple(may_start(playbook, kinds.types)),
    )


def _pages(playbook: Playbook, severity: Severity, kinds: _Kinds, given: Iterable[_Given]) -> Iterator[Paged]:
    at_once, own = Duration(0, "m"), Reason("severity", severity.id)
    calls = [(role, own, at_once) for role in severity.pages]
    calls += [(pull.role, own, pull.within or at_once) for pull in severity.pulls_in]
    if severity.motion != "ticket":
        calls += [(role, one.asks.reason, at_once) for one in given for role in one.answer.pulls_in]
        calls += [
            (pull.role, Reason("type", kind.id), pull.within or at_once)
            for kind in kinds.types
            for pull in kind.pulls_in
        ]
        if chosen := kinds.chosen:
            calls += [
                (pull.role, Reason("kind", chosen.id), pull.within or at_once) for pull in chosen.pulls_in
            ]
    for role in dict.fromkeys(role for role, _, _ in calls if role in playbook.roles):
        because = {reason: within for called, reason, within in calls if called == role}
        soonest = min(because.values(), key=lambda within: within.minutes)
        backup, contact = playbook.backup_of(role), playbook.contacts.get(role)
        yield Paged(role, tuple(because), soonest if soonest.minutes else None, backup, contact)


def _pulls(
    playbook: Playbook, severity: Severity, kinds: _Kinds, given: Iterable[_Given]
) -> tuple[Pull, ...]:
    """Return the levers that answers ask for, those of types or the kind, and of the steps; what is in time comes first.

    A late lever of the kind keeps its place: nothing else of the plan acts on that kind.
    """
    if severity.motion == "ticket":
        return ()
    named = (
        *(one.answer.lever for one in given if one.answer.lever),
        *kinds.levers,
        *(lever for step in containing(playbook, severity, kinds.names) for lever in step.uses.levers),
    )
    pulls = [pull_of(playbook, severity, name) for name in dict.fromkeys(named) if name in playbook.levers]
    own = kinds.chosen.levers if kinds.chosen else ()
    return tuple(sorted(pulls, key=lambda pull: not pull.in_time and pull.lever not in own))


def pull_of(playbook: Playbook, severity: Severity, name: str) -> Pull:
    """Return who pulls a lever at a severity, and whether that is in time."""
    lever, limit = playbook.levers[name], severity.lever_limit
    slow = limit is not None and lever.is_slower_than(limit.minutes)
    return Pull(name, lever.owner, lever.backup, not slow and waits_for(playbook, lever) is None)


def containing(
    playbook: Playbook, severity: Severity, names: Collection[str] | None = None
) -> Iterator[ActionStep]:
    """Yield the actions of containment at a severity; none where the way ends before.

    Args:
        playbook: the plan.
        severity: the severity.
        names: ids of types and kinds; only steps that may be done for one of them. All steps when left out.
    """
    phase = containment(playbook)
    for step in steps_for(playbook, phase, severity) if phase else ():
        only = only_names(playbook, step)
        if isinstance(step, ActionStep) and (names is None or only is None or not only.isdisjoint(names)):
            yield step


def may_start(playbook: Playbook, kinds: Iterable[IncidentType]) -> Iterator[str]:
    """Yield the live clocks of the types that concern the places where the organisation does business."""
    places = playbook.organisation.jurisdictions
    for name in dict.fromkeys(clock for kind in kinds for clock in kind.clocks):
        clock = playbook.clocks.get(name)
        if clock and clock.is_live and (not places or clock.concerns(places)):
            yield name


def said_of_kind(
    playbook: Playbook, severity: Severity, kind: TypeKind | None
) -> tuple[Say | None, tuple[str, ...]]:
    """Return what people outside hear first at a severity, and the other scripts of a kind for it.

    The first public words of the kind come before those of the severity: "not ours" before "we know about it". What nobody
    outside can notice has none.
    """
    say = None if kind and kind.unseen_outside else _say(playbook, severity)
    named = [playbook.scripts[name] for name in (kind.scripts if kind else ()) if name in playbook.scripts]
    own = [script for script in named if severity.id in script.used_for]
    first = next((one.id for one in own if one.audience == "public" and one.stage in _FIRST), None)
    if say and first:
        say = Say(first, say.within)
    return say, tuple(script.id for script in own if not say or script.id != say.script)


def _say(playbook: Playbook, severity: Severity) -> Say | None:
    """Return the words prepared for people outside that come first: a holding notice, else a first statement."""
    ready = [
        script
        for script in playbook.scripts.values()
        if script.is_public and script.stage in _FIRST and severity.id in script.used_for
    ]
    first = min(
        ready, key=lambda script: (_FIRST.index(script.stage), script.audience != "public"), default=None
    )
    if first is None and severity.public_word_within is None:
        return None
    return Say(first.id if first else None, severity.public_word_within)


_FIRST = ("holding", "initial")
