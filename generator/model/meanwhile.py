"""Which phases run at the same time: those of other lanes, and those for other incident types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.graph import MAIN_LANE
from generator.model.phases import Phase


@dataclass(slots=True)
class _Head:
    """A phase of the main lane and what runs while it does.

    Attributes:
        phase: the phase.
        starts: minute in which it starts; None when nobody can know.
        others: the phases beside it.
    """

    phase: Phase
    starts: int | None
    others: list[Phase] = field(default_factory=list)

    def runs_at(self, minute: int) -> bool:
        """Return whether it runs then, as far as anybody can know."""
        known = self.starts is not None and self.starts <= minute
        return known and (self.phase.to_minute is None or minute < self.phase.to_minute)


def beside(phases: Iterable[Phase]) -> tuple[tuple[Phase, tuple[Phase, ...]], ...]:
    """Return phases in order, each with those that run while it does: for other incident types, then of other lanes.

    A phase of another lane stands beside the one of the main lane that runs in its first minute. Where the main lane has no
    minutes at all, that is the one above it in the file, or the first. One that starts when the main lane has ended stands alone.
    """
    every = list(phases)
    main = MAIN_LANE if any(phase.lane == MAIN_LANE for phase in every) else every[0].lane if every else ""
    heads = _heads([phase for phase in every if phase.lane == main])
    alone: list[Phase] = []
    timed = any(head.phase.timed for head in heads)
    above, last = heads[:1], dict[str, _Head]()
    for phase in every:
        if phase.lane == main:
            above = [head for head in heads if phase in (head.phase, *head.others)]
            continue
        found = [head for head in heads if head.runs_at(phase.from_minute)] if timed or phase.timed else above
        if not phase.timed and phase.lane in last:
            found = [last[phase.lane]]
        if found:
            found[-1].others.append(phase)
            last[phase.lane] = found[-1]
        else:
            alone.append(phase)
    shown = {head.phase.id: tuple(head.others) for head in heads} | {phase.id: () for phase in alone}
    return tuple((phase, shown[phase.id]) for phase in every if phase.id in shown)


def aside(phases: Iterable[Phase]) -> dict[str, Phase]:
    """Return by its id for each phase of another lane the phase beside which it runs; those that stand alone are left out."""
    return {
        other.id: phase for phase, others in beside(phases) for other in others if other.lane != phase.lane
    }


def _heads(main: list[Phase]) -> list[_Head]:
    """Return the phases of the main lane that follow each other; one for other types only stands beside the first of them."""
    heads: list[_Head] = []
    for phase in main:
        first = next((head for head in heads if _instead(head.phase, phase)), None)
        if first:
            first.others.append(phase)
            continue
        ends = heads[-1].phase.to_minute if heads else 0
        heads.append(_Head(phase, phase.from_minute if phase.timed else ends))
    return heads


def _instead(first: Phase, phase: Phase) -> bool:
    only = bool(phase.only_for_types and first.only_for_types)
    return (
        only
        and phase.timed
        and first.timed
        and first.from_minute <= phase.from_minute < (first.to_minute or 0)
    )
