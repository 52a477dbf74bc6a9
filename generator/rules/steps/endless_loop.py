"""From every step some way leads to an end; going back is fine as long as an answer leads out.

Why: A loop without exit keeps a tired team pulling the same lever, and nothing says that it is time to do
something else.

Bad:
    # phases.yaml
    contain:
      steps:
        stopped:
          ask: Has the bad output stopped?
          answers:
            - answer: "Yes"
              goto: pull
            - answer: Not sure
              goto: pull
              unsure: true

Good:
    # phases.yaml
    contain:
      steps:
        stopped:
          ask: Has the bad output stopped?
          answers:
            - answer: "Yes"
              goto: hold
            - answer: Not sure
              goto: pull
              unsure: true
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.model import Playbook
from generator.model.graph import Ways, can_stop, step_spot
from generator.problems import Kind, Level, Problem
from generator.rules.wording import at_severities

ID = "endless-loop"
LEVEL = Level.ERROR
KIND = Kind.FACTS

_SHOWN = 6


def check(playbook: Playbook) -> Iterator[Problem]:
    found: dict[tuple[str, ...], list[str]] = {}
    for ways in playbook.ways:
        for loop in _loops(ways, set(ways.place) - can_stop(ways)):
            found.setdefault(tuple(loop), []).extend(ways.severities)
    for steps, severities in found.items():
        around = " -> ".join([*steps[:_SHOWN], *(["..."] if len(steps) > _SHOWN else []), steps[0]])
        message = f"no way leads out of this loop{at_severities(playbook, severities)}: {around}"
        hint = "let an answer in it lead to a step outside, or to `end`"
        yield Problem(ID, LEVEL, message, step_spot(playbook, steps[0]).key, hint=hint)


def _loops(ways: Ways, stuck: Collection[str]) -> Iterator[list[str]]:
    """Yield one loop for each part of the steps without an end, first step first."""
    seen: set[str] = set()
    for start in sorted(stuck, key=ways.place.__getitem__):
        trail: dict[str, None] = {}
        here = start
        while here not in seen:
            seen.add(here)
            trail[here] = None
            here = ways.after[here][0]
        if here in trail:
            steps = list(trail)
            loop = steps[steps.index(here) :]
            first = loop.index(min(loop, key=ways.place.__getitem__))
            yield loop[first:] + loop[:first]
