"""What follows from a severity and the incident types at hand: people, levers, evidence, words and clocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from generator.model.announcing import announces
from generator.model.belonging import only_names
from generator.model.containment import containment, waits_for
from generator.model.coverage import steps_for
from generator.model.duration import Duration
from generator.model.organisation import Contact
from generator.model.phases import ActionStep
from generator.model.playbook import Playbook
from generator.model.prose import sentences
from generator.model.roles import Called
from generator.model.severities import Severity
from generator.model.triage import TriageAnswer
from generator.model.types import IncidentType, TypeKind

Via = Literal["", "answer", "unknown"]
"""How a type came in: it was named, an answer brings it in, or nobody knows the type and it can be this one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that asks for something.

    Attributes:
        by: `answer`, `type` or `kind` (its floor, whom it needs, or what it asks for at once), `start` (where the type or the kind starts while
            questions are open) or `severity`.
        id: of the question, the type, the kind or the severity.
        answer: place of the answer, counted from 0; None for what is no answer.
        via: how the type came in.
    """

    by: Literal["answer", "type", "kind", "start", "severity"]
    id: str
    answer: int | None = None
    via: Via = ""

    @property
    def said(self) -> bool:
        """Return whether somebody said it: an answer, a type, a kind; no guess, and no place to start from."""
        return self.by != "start" and self.via != "unknown"


@dataclass(frozen=True, slots=True)
class Condition:
    """What would give it another severity, by the type: people see whether it holds, and nothing counts it.

    Attributes:
        by: raises or lowers, or a sign of the type.
        type_id: id of the type that says it.
        place: its place in that list of the type, counted from 0.
        severity: id of the severity then.
        worse: whether that is worse than what the answers add up to.
    """

    by: Literal["raises", "lowers", "signals"]
    type_id: str
    place: int
    severity: str
    worse: bool


@dataclass(frozen=True, slots=True)
class Paged:
    """A role that is paged now.

    Attributes:
        role: id of the role.
        because: each reason, the severity first.
        within: how soon it is needed, counted from the first signal; None for at once.
        backup: id of the role that is paged first when nobody answers; None where there is none.
        contact: how the role is reached, where this edition says it.
        then: whom its page goes to when nobody answers, in order, each with how long after it where the plan says so.
    """

    role: str
    because: tuple[Reason, ...]
    within: Duration | None
    backup: str | None
    contact: Contact | None
    then: tuple[Called, ...] = ()


@dataclass(frozen=True, slots=True)
class Pull:
    """A lever to pull.

    Attributes:
        lever: id of the lever.
        owner: id of the role that pulls it.
        backup: id of the role that pulls it when the owner is missing; None where there is none.
        in_time: whether it takes effect within the time of the severity, and waits for nobody.
        too: whether it is pulled although those before it held, because it stops another part of the harm.
        save_first: whether evidence is saved before it is pulled.
    """

    lever: str
    owner: str
    backup: str | None
    in_time: bool
    too: bool = False
    save_first: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """What people outside hear first.

    Attributes:
        script: id of the script; None where the severity promises a word and no script is made for it.
        within: how soon; None where nothing is promised.
    """

    script: str | None
    within: Duration | None


class Asks(NamedTuple):
    """The rank that something asks for, and what asks."""

    rank: int
    reason: Reason


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """An answer, what it asks for, whether it says more than a severity, the levers it points to, and what comes at once.

    An answer that nobody is sure of points to those of the other answers to its question. One that brings in a type points to
    none, because that type says what it needs.
    """

    asks: Asks
    answer: TriageAnswer
    plans: bool
    points_to: frozenset[str] = frozenset()
    first: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Concern:
    """What it is about.

    Attributes:
        types: the incident types, the one with the worst floor first.
        chosen: the kind that was named; None where none was.
        known: whether the type is known; else `types` are all that it can be.
        via: how each type came in, by id.
        floors: what the floors of the types, or of the kind, ask for.
        starts: where the types, or the kind, start.
    """

    types: tuple[IncidentType, ...]
    chosen: TypeKind | None
    known: bool
    via: Mapping[str, Via]
    floors: tuple[Asks, ...] = ()
    starts: tuple[Asks, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return for each type its id, or that of its chosen kind."""
        return tuple((self.kind_of(each) or each).id for each in self.types)

    @property
    def lists(self) -> tuple[tuple[str, tuple[str, ...], int], ...]:
        """Return the id and the levers of the chosen kind, and of each type but its own, with how many are pulled together.

        None while the type is not known.
        """
        own = self.chosen.levers if self.chosen else ()
        known = (each for each in self.types if self.via[each.id] != "unknown")
        others = (each for each in known if not own or not self.kind_of(each))
        chosen = [(self.chosen.id, own, self.chosen.levers_together)] if self.chosen and own else []
        return (*chosen, *((each.id, each.levers, 1) for each in others))

    @property
    def named(self) -> bool:
        """Return whether a type or a kind was named: neither an answer alone brings it in, nor can it merely be it."""
        return "" in self.via.values()

    @property
    def levers(self) -> tuple[str, ...]:
        """Return the levers of the chosen kind, and those of each type but its own; none while the type is not known."""
        return tuple(lever for _, own, _ in self.lists for lever in own)

    @property
    def clocks(self) -> tuple[str, ...]:
        """Return the clocks of each type, or of its chosen kind where that has some."""
        sources = ((self.kind_of(each), each) for each in self.types)
        return tuple(name for kind, each in sources for name in (kind and kind.clocks) or each.clocks)

    def kind_of(self, incident: IncidentType) -> TypeKind | None:
        """Return the chosen kind where it is one of a type."""
        return self.chosen if self.chosen and self.chosen.id in incident.kinds else None


@dataclass(frozen=True, slots=True)
class Plan:
    """What follows from a severity, some types, and the answers that say more than a severity."""

    pages: tuple[Paged, ...]
    levers: tuple[Pull, ...]
    kinds: tuple[str, ...]
    save: tuple[str, ...]
    say: Say | None
    words: tuple[str, ...]
    clocks: tuple[str, ...]


def plan_of(playbook: Playbook, severity: Severity, concern: Concern, given: tuple[Given, ...]) -> Plan:
    """Return what follows from a severity, what it is about, and the answers that say more than a severity."""
    save = (
        *(concern.chosen.evidence if concern.chosen else ()),
        *(item for kind in concern.types for item in kind.evidence),
        *(item for step in containing(playbook, severity, concern.names) for item in step.uses.evidence),
    )
    seen = any(one.answer.seen_outside for one in given)
    say, words = said_of_kind(playbook, severity, concern.chosen, seen=seen)
    asked = for_severity(playbook, severity, (script for one in given for script in one.answer.scripts))
    words = tuple(dict.fromkeys((*words, *(name for name in asked if not say or name != say.script))))
    pulls = _pulls(playbook, severity, concern, given)
    return Plan(
        tuple(_pages(playbook, severity, concern, given)),
        pulls,
        tuple(_kinds_apart(playbook, severity, concern, given, pulled_now(pulls))),
        tuple(item for item in dict.fromkeys(save) if item in playbook.evidence),
        say,
        words,
        _clocks(playbook, severity, (*concern.clocks, *_clocks_of_kinds(concern, given))),
    )


def _clocks(playbook: Playbook, severity: Severity, listed: Iterable[str]) -> tuple[str, ...]:
    """Return the clocks that may start at a severity: of some that are listed, and those that need no type."""
    listed = [
        name for name in listed if name not in playbook.clocks or playbook.clocks[name].is_for(severity.id)
    ]
    return tuple(may_start(playbook, (*listed, *started_by(playbook, severity))))


def started_by(playbook: Playbook, severity: Severity) -> Iterator[str]:
    """Yield the clocks that a severity can start whatever the type is: they name it, and no type lists them."""
    own = [clock.id for clock in playbook.clocks.values() if severity.id in clock.only_for]
    listed = {name for kind in playbook.types.values() for name in kind.every_clock} if own else set()
    yield from (name for name in own if name not in listed)


def _clocks_of_kinds(concern: Concern, given: Iterable[Given]) -> Iterator[str]:
    """Yield the clocks of kinds that nobody named, and that an answer points to: it names their first lever."""
    if concern.chosen is None:
        levers = {lever for one in given for lever in one.points_to}
        for each in concern.types:
            for kind in each.kinds.values():
                if not levers.isdisjoint(kind.levers[:1]):
                    yield from kind.clocks


def _pages(
    playbook: Playbook, severity: Severity, concern: Concern, given: Iterable[Given]
) -> Iterator[Paged]:
    """Yield who is paged, in the order to phone: who leads, the experts of the answers, then who is needed soonest."""
    at_once, own = Duration(0, "m"), Reason("severity", severity.id)
    calls = [(role, own, at_once) for role in paged_by(severity)]
    calls += [(pull.role, own, pull.within or at_once) for pull in severity.pulls_in]
    if severity.motion != "ticket":
        calls += [(role, one.asks.reason, at_once) for one in given for role in one.answer.pulls_in]
        calls += [
            (pull.role, Reason("type", each.id, None, concern.via[each.id]), pull.within or at_once)
            for each in concern.types
            if not severity.experts_wait
            and ((kind := concern.kind_of(each)) is None or kind.pulls_in_are == "more")
            for pull in each.pulls_in
        ]
        if chosen := concern.chosen:
            calls += [
                (pull.role, Reason("kind", chosen.id), pull.within or at_once) for pull in chosen.pulls_in
            ]
    soon = [role for role, reason, _ in calls if reason.by == "answer"]
    rest = sorted(calls, key=lambda call: call[2].minutes)
    in_order = (*paged_by(severity)[:1], *soon, *(role for role, _, _ in rest))
    for role in dict.fromkeys(role for role in in_order if role in playbook.roles):
        because = {reason: within for called, reason, within in calls if called == role}
        soonest = min(because.values(), key=lambda within: within.minutes)
        then, contact = playbook.roles[role].next_calls, playbook.contacts.get(role)
        backup = next((call.to for call in then), None)
        yield Paged(role, tuple(because), soonest if soonest.minutes else None, backup, contact, then)


def paged_by(severity: Severity) -> tuple[str, ...]:
    """Return whom a severity pages at once, who leads it first."""
    return tuple(sorted(severity.pages, key=lambda role: role != severity.led_by))


def _pulls(
    playbook: Playbook, severity: Severity, concern: Concern, given: Iterable[Given]
) -> tuple[Pull, ...]:
    """Return the levers to pull: those that each stop something else, then those that follow when one does not hold.

    A late lever of the kind keeps its place: nothing else of the plan acts on that kind. Another late one is behind all that
    are in time. Where the product stays on, the levers of the steps are not for it.
    """
    if severity.motion == "ticket":
        return ()
    chosen = concern.chosen
    stays_on = chosen is not None and chosen.product_stays_on
    steps = () if stays_on else containing(playbook, severity, concern.names)
    said = [one.answer for one in given]
    answers = [answer for answer in said if not (stays_on and _about_product(answer))]
    usual = [lever for step in steps for lever in step.uses.levers]
    needed = _needed(playbook, severity, concern, said, answers, usual)
    named = (
        *needed,
        *(lever for answer in answers if not answer.unsure for lever in answer.next_levers),
        *concern.levers,
        *(lever for answer in answers if answer.unsure for lever in answer.next_levers),
        *usual,
    )
    pulls = [pull_of(playbook, severity, name) for name in dict.fromkeys(named) if name in playbook.levers]
    own = chosen.levers if chosen else ()
    late = {pull.lever for pull in pulls if not pull.in_time and pull.lever not in own}
    pulls.sort(key=lambda pull: pull.lever in late)
    needed = tuple(lever for lever in needed if lever not in late)
    return (*pulls[:1], *(replace(pull, too=True) if pull.lever in needed else pull for pull in pulls[1:]))


def said_at_once(answer: TriageAnswer) -> str:
    """Return what an answer asks for at once, without the sentences that name levers where it has some.

    Those stand in the list of levers, in the one order that counts all answers and the incident type.
    """
    kept = (each for each in sentences(answer.first or "") if not answer.levers or "{levers/" not in each)
    return " ".join(kept)


def _about_product(answer: TriageAnswer) -> bool:
    """Return whether the lever of an answer acts on our product alone: nobody is sure of it, or it is the lever of the type it brings in."""
    return answer.unsure or answer.also is not None


def _needed(
    playbook: Playbook,
    severity: Severity,
    concern: Concern,
    given: Iterable[TriageAnswer],
    counted: Iterable[TriageAnswer],
    usual: Iterable[str],
) -> tuple[str, ...]:
    """Return the levers that are all pulled, because each stops another part of the harm, the first one first.

    Levers of answers come in the order in which triage pulls them, then the first of the kind, else of each type. That is left
    to the others where its own list has one of them for later, unless triage names it. A lever of an answer that nobody is
    sure of stands beside these, never before them. Where nobody named a type or a kind, the levers of the steps are such a list
    too, so that an answer never takes away what is pulled without it. The first of a list is the first that is in time, but
    for a kind, which nothing else acts on.

    Args:
        playbook: the plan.
        severity: its severity.
        concern: what it is about.
        given: all answers.
        counted: those whose levers count.
        usual: levers of the steps, in their order.
    """
    order, known = playbook.triage.pull_order, playbook.levers
    stays_on = concern.chosen is not None and concern.chosen.product_stays_on
    guessed = {answer.also for answer in given if answer.unsure and stays_on}
    listed = [*concern.lists, *(() if concern.named else [("", tuple(dict.fromkeys(usual)), 1)])]
    kind = concern.chosen.id if concern.chosen else None
    lists = [
        (
            [
                lever
                for lever in own
                if lever in known and (name == kind or pull_of(playbook, severity, lever).in_time)
            ],
            many,
        )
        for name, own, many in listed
        if name not in guessed
    ]
    named = [(answer.unsure, answer.lever) for answer in counted if answer.lever in known]
    sure = [lever for unsure, lever in named if lever and not unsure]
    strong = {*sure, *(lever for own, many in lists for lever in own[:many] if lever in order)}
    firsts = [
        lever
        for own, many in lists
        for lever in own[:many]
        if many > 1 or lever in order or strong.isdisjoint(own[many:])
    ]
    certain = [*sure, *firsts]
    if sure:
        certain.sort(key=lambda lever: order.index(lever) if lever in order else len(order))
    return tuple(dict.fromkeys([*certain, *(lever for unsure, lever in named if lever and unsure)]))


def _kinds_apart(
    playbook: Playbook, severity: Severity, concern: Concern, given: Iterable[Given], first: tuple[Pull, ...]
) -> Iterator[str]:
    """Yield the kinds of the named type that bring another first lever or several, while none of them was named."""
    for each in concern.types if first and not concern.chosen else ():
        for kind in each.kinds.values() if not concern.via[each.id] else ():
            if pulled_now(_pulls(playbook, severity, replace(concern, chosen=kind), given)) != first:
                yield kind.id


def pulled_now(pulls: tuple[Pull, ...]) -> tuple[Pull, ...]:
    """Return the levers that are pulled whatever the check of one says: the first one, and those that are pulled too."""
    return (*pulls[:1], *(pull for pull in pulls[1:] if pull.too))


def pull_of(playbook: Playbook, severity: Severity, name: str) -> Pull:
    """Return who pulls a lever at a severity, and whether that is in time."""
    lever, limit = playbook.levers[name], severity.lever_limit
    slow = limit is not None and lever.is_slower_than(limit.minutes)
    in_time = not slow and waits_for(playbook, lever) is None
    return Pull(name, lever.owner, lever.backup, in_time, save_first=lever.saves_first)


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


def may_start(playbook: Playbook, clocks: Iterable[str]) -> Iterator[str]:
    """Yield those of some clocks that count, now or from a day on, and concern the places where the organisation does business."""
    places = playbook.organisation.jurisdictions
    for name in dict.fromkeys(clocks):
        clock = playbook.clocks.get(name)
        if clock and clock.can_start and (not places or clock.concerns(places)):
            yield name


def said_of_kind(
    playbook: Playbook, severity: Severity, kind: TypeKind | None, *, seen: bool = False
) -> tuple[Say | None, tuple[str, ...]]:
    """Return what people outside hear first at a severity, and the other scripts of a kind for it.

    The first public words of the kind come before those of the severity: "not ours" before "we know about it". What nobody
    outside can notice has none, unless an answer says that people outside have `seen` it.
    """
    say = None if kind and kind.unseen_outside and not seen else _say(playbook, severity)
    own = for_severity(playbook, severity, kind.scripts if kind else ())
    first = next(filter(lambda name: _comes_first(playbook, name), own), None)
    if say and first:
        say = Say(first, say.within)
    return say, tuple(name for name in own if not say or name != say.script)


def for_severity(playbook: Playbook, severity: Severity, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some scripts that are for a severity."""
    return tuple(
        name for name in names if name in playbook.scripts and severity.id in playbook.scripts[name].used_for
    )


def _comes_first(playbook: Playbook, name: str) -> bool:
    """Return whether a script can be the first public word: no reply to one person, and no letter."""
    script = playbook.scripts[name]
    return script.audience == "public" and script.stage in _FIRST and announces(playbook, script)


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
