"""Which steps come before others on every way: dominators of the graph of steps.

After Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm" (2001): walk the steps in order and
merge what their predecessors share until nothing changes; one round, plus one for ways that lead back.
"""

from __future__ import annotations

from generator.model.graph import Ways

_START = ""


class Precedence:
    """Answers whether one step comes before another on every way. Steps never reached are unknown."""

    def __init__(self, ways: Ways) -> None:
        self._place = {_START: -1} | dict(ways.place)
        self._last_before = {_START: _START}
        self._merge(_before(ways))
        self._first, self._last = self._spans()

    def always_before(self, earlier: str, later: str) -> bool:
        """Return whether every way to `later` passes `earlier`; False if either is never reached."""
        if earlier not in self._first or later not in self._first:
            return False
        return self._first[earlier] < self._first[later] <= self._last[earlier]

    def _merge(self, before: dict[str, list[str]]) -> None:
        changed = True
        while changed:
            changed = False
            for step, preceding in before.items():
                known = [other for other in preceding if other in self._last_before]
                shared = known[0]
                for other in known[1:]:
                    shared = self._common(shared, other)
                if self._last_before.get(step) != shared:
                    self._last_before[step] = shared
                    changed = True

    def _common(self, one: str, other: str) -> str:
        while one != other:
            if self._place[one] > self._place[other]:
                one = self._last_before[one]
            else:
                other = self._last_before[other]
        return one

    def _spans(self) -> tuple[dict[str, int], dict[str, int]]:
        """Number the tree of dominators so that what a step dominates has numbers inside its span."""
        below: dict[str, list[str]] = {}
        for step, above in self._last_before.items():
            if step != _START:
                below.setdefault(above, []).append(step)
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        stack = [(_START, False)]
        while stack:
            step, done = stack.pop()
            if done:
                last[step] = len(first) - 1
                continue
            first[step] = len(first)
            stack.append((step, True))
            stack.extend((lower, False) for lower in below.get(step, ()))
        return first, last


def _before(ways: Ways) -> dict[str, list[str]]:
    """Return the steps that lead to each step, in order; the start leads to the first of each lane."""
    before: dict[str, list[str]] = {step: [] for step in ways.place}
    for entry in ways.entries.values():
        if entry in before:
            before[entry].append(_START)
    for step in ways.place:
        for later in ways.after[step]:
            if later in before:
                before[later].append(step)
    return before
