"""For each way to answer triage, the severity that comes out, then and now.

The worst floor wins, so the ways need not be walked one by one: they are counted question after question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diff.change import Change, Direction, Kind
from generator.diff.names import Speaker
from generator.diff.renames import Renames
from generator.model import Playbook
from generator.model.fields import Weight
from generator.model.triage import TriageAnswer
from generator.problems import Spot

Example = tuple[tuple[str, str], ...]
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Ways:
    """Ways to answer with the same two outcomes: how many, and one of them."""

    count: int
    example: Example


def outcomes(old: Playbook, new: Playbook, renames: Renames) -> Iterator[Change]:
    """Yield, for each pair of severities, how many ways to answer led to the one and lead to the other.

    A question or an answer that is only in one playbook is told as such; here a question that is not
    asked counts as if it set no floor, and an answer that cannot be given ends no way.
    """
    found, total = _counted(old, new, renames)
    was, now = Speaker(old), Speaker(new)
    forward = renames.forward("severities")
    ranks = {severity.rank: severity.id for severity in new.by_rank}
    old_ids = {severity.rank: severity.id for severity in old.by_rank}
    for (before, after), ways in sorted(found.items()):
        earlier, later = old_ids.get(before), ranks.get(after)
        if earlier is None or later is None or forward.get(earlier, earlier) == later:
            continue
        yield Change(
            Kind.OUTCOME,
            Weight.BREAKING,
            Spot.of("triage", "questions"),
            "Triage",
            f"{ways.count:,} of {total:,} ways to answer, such as {_told(ways.example)}",
            was.named("severities", earlier),
            now.named("severities", later),
            _direction(new, forward.get(earlier, earlier), later),
        )


def _counted(old: Playbook, new: Playbook, renames: Renames) -> tuple[Mapping[tuple[int, int], _Ways], int]:
    mildest = (_mildest(old), _mildest(new))
    found = {mildest: _Ways(1, ())}
    total = 1
    forward = renames.forward("triage/questions")
    was = {forward.get(key, key): question for key, question in old.triage.questions.items()}
    asked = new.triage.questions
    for key in [*asked, *(key for key in was if key not in asked)]:
        question = asked.get(key) or was[key]
        pairs = list(
            _floors(
                old,
                new,
                was[key].answers if key in was else None,
                asked[key].answers if key in asked else None,
            )
        )
        found = _after(found, question.ask, pairs)
        total *= len(pairs)
    return found, total


def _after(
    found: Mapping[tuple[int, int], _Ways], ask: str, pairs: list[tuple[str, int, int]]
) -> dict[tuple[int, int], _Ways]:
    """Return the ways after one more question; answers that change nothing make poor examples."""
    after: dict[tuple[int, int], _Ways] = {}
    for (earlier, later), ways in found.items():
        for answer, before, now in pairs:
            outcome = min(earlier, before), min(later, now)
            matters = outcome != (earlier, later)
            example = (*ways.example, (ask, answer)) if matters else ways.example
            known = after.get(outcome)
            shortest = example if known is None else min(known.example, example, key=len)
            after[outcome] = _Ways(ways.count + (known.count if known else 0), shortest)
    return after


def _floors(
    old: Playbook, new: Playbook, was: tuple[TriageAnswer, ...] | None, asked: tuple[TriageAnswer, ...] | None
) -> Iterator[tuple[str, int, int]]:
    """Yield each answer that both playbooks know, with the ranks of its floors."""
    if was is None or asked is None:
        for answer in asked or was or ():
            playbook = new if asked else old
            rank = _rank(playbook, answer.floor)
            yield answer.answer, rank if was else _mildest(old), rank if asked else _mildest(new)
        return
    for before, after in _matched(was, asked):
        yield after.answer, _rank(old, before.floor), _rank(new, after.floor)


def _matched(
    was: tuple[TriageAnswer, ...], asked: tuple[TriageAnswer, ...]
) -> Iterator[tuple[TriageAnswer, TriageAnswer]]:
    """Match answers by their words, and reworded ones by their place."""
    later = {answer.answer: answer for answer in asked}
    yield from ((answer, later[answer.answer]) for answer in was if answer.answer in later)
    earlier = {answer.answer for answer in was}
    yield from zip(
        (answer for answer in was if answer.answer not in later),
        (answer for answer in asked if answer.answer not in earlier),
        strict=False,
    )


def _rank(playbook: Playbook, severity: str) -> int:
    found = playbook.severities.get(severity)
    return found.rank if found else _mildest(playbook)


def _mildest(playbook: Playbook) -> int:
    return max(severity.rank for severity in playbook.severities.values())


def _told(example: Example) -> str:
    said = [f"“{ask}” {answer}" for ask, answer in example]
    return "; ".join(said[:_SHOWN])


def _direction(playbook: Playbook, earlier: str, later: str) -> Direction | None:
    before, after = playbook.severities.get(earlier), playbook.severities.get(later)
    if before is None or after is None:
        return None
    return Direction.TIGHTENED if after.is_worse_than(before) else Direction.RELAXED
