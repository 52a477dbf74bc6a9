"""The step that comes next for people who walk the plan: after a step, with the answer where it asks something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import UsageError
from generator.model.belonging import is_for, is_for_type, only_names
from generator.model.graph import MAIN_LANE, Ways, following, lanes, targets, ways_through
from generator.model.meant import unknown
from generator.model.phases import END, ActionStep, DecisionStep, Phase, Step
from generator.model.situation import Situation, codes

if TYPE_CHECKING:
    from generator.model.playbook import Playbook
    from generator.model.severities import Severity
    from generator.model.types import IncidentType, TypeKind


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a way goes on.

    Attributes:
        severity: the severity whose steps are walked.
        step: the next step; None where the way ends.
        ends_with: what closes the way, where it ends and the answer says it.
        beside: the first steps of the phases that run side by side, at the start of the way.
    """

    severity: Severity
    step: Step | None
    ends_with: str | None = None
    beside: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class ForType:
    """What an incident type brings into a step: ids of levers, evidence and clocks."""

    levers: tuple[str, ...]
    evidence: tuple[str, ...]
    clocks: tuple[str, ...]


_NOTHING_SAID = Situation({})


def onward(
    playbook: Playbook,
    severity: str | None = None,
    after: str | None = None,
    answer: str | None = None,
    said: Situation = _NOTHING_SAID,
) -> Onward:
    """Return the step that comes next.

    Steps for other types or kinds are passed over. While nobody knows the type, or the kind, nothing is left out for it,
    as on the live page.

    Args:
        playbook: a sound one.
        severity: id or name of a severity; the worst when left out, which leaves out nothing.
        after: id of the step that is done; None at the start.
        answer: code, words or number of the answer, where that step asks something.
        said: the incident type and its kind, as far as they are known.

    Raises:
        UsageError: there is no such severity, step or answer, the step is not for the severity, the type or the kind, is
            done only when something happens, or its answer is missing.
    """
    chosen = _severity(playbook, severity)
    taken = [
        step.id
        for step in playbook.steps.values()
        if step.when is None and is_for(step, chosen.id) and _is_for(playbook, step, said)
    ]
    ways = ways_through(playbook, taken, (chosen.id,))
    if after is None:
        return _start(playbook, chosen, ways, answer)
    step = playbook.steps.get(after)
    if step is None:
        raise UsageError(unknown("step", after, tuple(playbook.steps)))
    if after not in ways.after:
        raise UsageError(_why_not(playbook, chosen, step, said))
    return _behind(playbook, chosen, ways, step, answer)


def for_type(step: Step, kind: IncidentType, own: TypeKind | None = None) -> ForType:
    """Return what an incident type brings into a step; what its kind names comes first, or in the place of it.

    Args:
        step: a step.
        kind: the type.
        own: its kind; None while nobody knows it, or where none fits.
    """
    if not isinstance(step, ActionStep):
        return ForType((), (), ())
    uses = step.uses
    evidence = tuple(dict.fromkeys([*(own.evidence if own else ()), *kind.evidence]))
    return ForType(
        ((own and own.levers) or kind.levers) if uses.type_levers else (),
        evidence if uses.type_evidence else (),
        ((own and own.clocks) or kind.clocks) if uses.type_clocks else (),
    )


def phase_of(playbook: Playbook, step: Step) -> Phase:
    """Return the phase that a step stands in."""
    return playbook.phase_of[step.id]


def _is_for(playbook: Playbook, step: Step, said: Situation) -> bool:
    """Return whether a step is for what is known of the type; a kind that nobody knows yet can be each of its type."""
    if said.name is None:
        return True
    if said.kind or said.kindless:
        return is_for_type(playbook, step, said.name)
    only = only_names(playbook, step)
    return only is None or said.name in only


def _why_not(playbook: Playbook, severity: Severity, step: Step, said: Situation) -> str:
    """Return why no way leads on from a step, and what to do."""
    if not is_for(step, severity.id):
        return f"the step '{step.id}' is not for {severity.name}"
    if step.when is not None:
        return (
            f"the step '{step.id}' is done when something happens, and no way leads to it: "
            "name the last step before it that is done"
        )
    names = {"": "an incident of no type"}
    names |= {each.id: f"the incident type '{each.name}'" for each in playbook.types.values()}
    names |= {name: f"the kind '{each.name}'" for name, each in playbook.kinds.items()}
    only = ", ".join(dict.fromkeys((*step.only_for_types, *playbook.phase_of[step.id].only_for_types)))
    return f"the step '{step.id}' is not for {names[said.name or '']}: it is only for {only}"


def _start(playbook: Playbook, severity: Severity, ways: Ways, answer: str | None) -> Onward:
    if answer is not None:
        raise UsageError("an answer belongs to a step: name the step that it was given to")
    first = [playbook.steps[step] for step in ways.entries.values() if step != END]
    main = playbook.steps.get(ways.entries[MAIN_LANE])
    return Onward(severity, main, beside=tuple(step for step in first if step is not main))


def _behind(playbook: Playbook, severity: Severity, ways: Ways, step: Step, answer: str | None) -> Onward:
    behind = following(playbook)
    if isinstance(step, DecisionStep):
        place = _place(step, answer)
        goto, ends_with = step.answers[place].goto, step.answers[place].ends_with
    elif answer is not None:
        raise UsageError(f"the step '{step.id}' asks nothing: leave the answer out")
    else:
        goto, ends_with = targets(step, behind)[0], None
    landed = _landed(playbook, ways, goto)
    return Onward(severity, landed, None if landed else ends_with)


def _landed(playbook: Playbook, ways: Ways, goto: str) -> Step | None:
    """Return the step a way leads to, or the first behind it that is walked."""
    ids = [step for phases in lanes(playbook).values() for phase in phases for step in phase.steps]
    lane_end = following(playbook)
    here = goto
    while here in ids and here not in ways.after:
        here = lane_end[here]
    return playbook.steps.get(here)


def _place(step: DecisionStep, answer: str | None) -> int:
    known = codes(step)
    if answer is None:
        raise UsageError(
            f"the step '{step.id}' asks '{step.ask}': say which answer; known: {', '.join(known)}"
        )
    for place, (code, one) in enumerate(zip(known, step.answers, strict=True)):
        if answer.casefold() in (code, one.answer.casefold(), str(place + 1)):
            return place
    raise UsageError(unknown(f"answer to '{step.id}'", answer, known))


def _severity(playbook: Playbook, said: str | None) -> Severity:
    if said is None:
        return playbook.by_rank[0]
    for severity in playbook.by_rank:
        if said.casefold() in (
            severity.id,
            severity.name.casefold(),
            *(one.casefold() for one in severity.aliases),
        ):
            return severity
    raise UsageError(unknown("severity", said, tuple(playbook.severities)))
