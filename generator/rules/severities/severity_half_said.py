"""What every other severity says about its response and its updates, no single one leaves out.

Why: Where three severities name who posts the update, at the fourth nobody does. The mildest severity may
go without a response of its own. A rhythm of one name is for the same people at each severity. It speaks only where at
least two others say it.

Bad:
    # severities.yaml
    sev-1: {rank: 1, updates: {every: 30m, by: communications-lead}}
    sev-2: {rank: 2, updates: {every: 1h, by: communications-lead}}
    sev-3: {rank: 3, updates: {every: 4h}}

Good:
    # severities.yaml
    sev-1: {rank: 1, updates: {every: 30m, by: communications-lead}}
    sev-2: {rank: 2, updates: {every: 1h, by: communications-lead}}
    sev-3: {rank: 3, updates: {every: 4h, by: product-manager}}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model import Playbook
from generator.model.base import Part
from generator.model.severities import Rhythm
from generator.problems import Kind, Level, Problem, Spot

ID = "severity-half-said"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

OTHERS = 2
"""How many others make a custom."""

_OF_RESPONSE = ("response", "criteria")
_OF_UPDATES = ("by", "channel", "script")


def check(playbook: Playbook) -> Iterator[Problem]:
    scale = playbook.by_rank
    yield from _missing([(Spot.of("severities", each.id), each) for each in scale[:-1]], _OF_RESPONSE)
    inside = [(Spot.of("severities", each.id, "updates"), each.updates) for each in scale if each.updates]
    yield from _missing(inside, _OF_UPDATES)
    for audience in dict.fromkeys(name for each in scale for name in each.also_updates):
        rhythms = [
            (Spot.of("severities", each.id, "also_updates", audience), each.also_updates[audience])
            for each in scale
            if audience in each.also_updates
        ]
        yield from _missing(rhythms, _OF_UPDATES)
        yield from _for_others(rhythms)


def _missing(parts: Sequence[tuple[Spot, Part]], fields: Sequence[str]) -> Iterator[Problem]:
    """Yield each field that one part leaves out and all the others state."""
    for field in fields if len(parts) > OTHERS else ():
        without = [spot for spot, part in parts if not getattr(part, field)]
        if len(without) == 1:
            message = f"'{without[0]}' is the only one of {len(parts)} without {field}"
            hint = f"add `{field}:`, or accept this and say why it needs none"
            yield Problem(ID, LEVEL, message, without[0].key, hint=hint)


def _for_others(rhythms: Sequence[tuple[Spot, Rhythm]]) -> Iterator[Problem]:
    """Yield the rhythm that is for another audience than all the others of its name."""
    people = Counter(rhythm.audience for _, rhythm in rhythms)
    (usual, times), *_ = people.most_common(1)
    for spot, rhythm in rhythms:
        if rhythm.audience != usual and times == len(rhythms) - 1 >= OTHERS:
            message = f"'{spot}' is for {rhythm.audience}, and of that name it is for {usual} at each other severity"
            hint = f"write `audience: {usual}`, or give this rhythm another name"
            yield Problem(ID, LEVEL, message, spot.at("audience"), hint=hint)
