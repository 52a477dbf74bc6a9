"""What one layer did while it was merged, and what is wrong with it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from generator.layer.layer_faults import RULES
from generator.layer.lists import ListChange
from generator.layer.stack import Document, Layer, Path, Stack, Stage
from generator.problems import Location, Problem, Spot

_MOST_NEAR = 200
_MOST_MEANT = 3
_LONGEST = 60
QUOTE = "'"


class Notes:
    """Keeps who wrote what, and the problems, of one layer over the layers below."""

    def __init__(self, layer: Layer, below: Stack, moved: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self._layer = layer
        self._below = below
        self._moved = moved
        self._written: dict[Path, Path] = {}
        self._kept: dict[Path, Path] = {}
        self._removed: list[Path] = []

    def stage(self, document: Document) -> Stage:
        """Return the finished stage."""
        return Stage(self._layer, document, self._written, self._kept, tuple(self._removed))

    def wrote(self, path: Path, origin: Path) -> None:
        """Note that the value at a path stands at `origin` in the layer."""
        self._written[path] = origin

    def removed(self, path: Path) -> None:
        """Note that the layer removed what stood at a path."""
        self._written[path] = path
        self._removed.append(path)

    def changed_list(self, path: Path, change: ListChange) -> None:
        """Note which items of a list are new and which stood there before."""
        self._written[path] = path
        for index, origin in enumerate(change.origins):
            if isinstance(origin, int):
                self._kept[*path, index] = (*path, origin)
            else:
                self._written[*path, index] = (*path, *origin)

    @contextmanager
    def items_of(self, path: Path) -> Iterator[Callable[[Sequence[str], Sequence[str]], None]]:
        """Note what is written to items of a list that are named by what they say, by their place in the list.

        Yields a function that takes the names after the change and before it.
        """
        outer, self._written = self._written, {}
        places: dict[str, int] = {}

        def wrote(after: Sequence[str], before: Sequence[str]) -> None:
            places.update((name, index) for index, name in enumerate(after))
            old = {name: index for index, name in enumerate(before)}
            for name, index in places.items():
                if name in old:
                    self._kept[*path, index] = (*path, old[name])

        yield wrote
        size = len(path)
        inner, self._written = self._written, outer
        self._written[path] = path
        for target, origin in inner.items():
            index = places.get(str(target[size]))
            if index is not None:
                self._written[*path, index, *target[size + 1 :]] = origin

    def vanished(self, target: Mapping[str, Any], key: str, path: Path, *, may_be_new: bool = True) -> None:
        """Report a patch for something that is not below."""
        new = self._moved.get("/".join(map(str, path)))
        removed_at = self._below.where_removed(Spot(path))
        if new:
            hint = f"it is '{new}' now; `playbook upgrade --write` writes it so, or says what to write"
        elif removed_at:
            hint = "a layer below removed it; keep it there, or drop this patch"
        else:
            hint = near(key, target)
            hint += " If it is new and yours, write `$new: true` below it." if may_be_new else ""
        self.report(
            "vanished-target", path, f"there is no '{brief(key).strip(QUOTE)}' to change", hint, removed_at
        )

    def misused(self, path: Path, operator: str, message: str, hint: str | None = None) -> None:
        """Report an operator that has no meaning where it stands."""
        advice = hint or f"`playbook rules operator-misused` shows how {operator} is written"
        self.report("operator-misused", path, message, advice)

    def unknown(self, path: Path, operator: str, known: Iterable[str]) -> None:
        """Report a key that starts with $ and is no operator there."""
        hint = near(operator, sorted(known))
        self.report("unknown-operator", (*path, operator), f"there is no operator '{operator}' here", hint)

    def report(
        self, rule: str, path: Path, message: str, hint: str | None, related: Location | None = None
    ) -> None:
        """Report a problem of the layer, with its place."""
        where = self._layer.locate(Spot(path, on_key=True))
        self.problems.append(Problem(rule, RULES[rule].level, message, Spot(path), where, hint, related))


def brief(name: str) -> str:
    """Return a name, cut where it is a whole sentence, in quotes where it has several words."""
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 3]}..."
    return f"'{short}'" if " " in short else short


def near(name: str, known: Iterable[str]) -> str:
    """Return which known names were probably meant, else some of the known names."""
    names: Sequence[str] = list(known)[:_MOST_NEAR]
    low = name.lower().replace("_", "-")
    same = [other for other in names if low == other.lower()]
    within = same or [other for other in names if name and low in re.split(r"[-\s]", other.lower())]
    meant = within[:_MOST_MEANT] or difflib.get_close_matches(name, names, 1)
    if meant:
        *others, last = (f"'{each}'" for each in meant)
        return f"did you mean {' or '.join(filter(None, (', '.join(others), last)))}?"
    return f"known: {', '.join(map(brief, names[:20]))}." if names else "nothing is there yet."
