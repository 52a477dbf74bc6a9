"""Which ids of the older playbook go by another id in the newer one. What was renamed is not removed and new."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Playbook


class Renames:
    """The renames that `about.moved` of either playbook states, from the older to the newer."""

    def __init__(self, old: Playbook, new: Playbook) -> None:
        """Take the renames that lead from an entry of one playbook to one of the other."""
        stated = [*new.about.moved.items(), *((now, was) for was, now in old.about.moved.items())]
        self._by_parent: dict[str, dict[str, str]] = {}
        for was, now in stated:
            parent, _, key = was.rpartition("/")
            new_parent, _, new_key = now.rpartition("/")
            if key == new_key:
                continue
            concept = _concept_of(parent)
            if concept != parent:
                self._by_parent.setdefault(concept, {})[key] = new_key
            if parent == new_parent:
                self._by_parent.setdefault(parent, {})[key] = new_key
        self._forget(old, new)

    def forward(self, parent: str) -> Mapping[str, str]:
        """Return the new id by the old one, for a collection such as `roles`, `steps`, `triage/questions`."""
        if parent == "types_and_kinds":
            return {**self.forward("kinds"), **self.forward("types")}
        return self._by_parent.get(parent, {})

    def _forget(self, old: Playbook, new: Playbook) -> None:
        """Drop renames of entries that are still there under their old id, or were never there."""
        for parent, keys in self._by_parent.items():
            before, after = _collection(old, parent), _collection(new, parent)
            for was, now in tuple(keys.items()):
                if was not in before or was in after or now not in after or now in before:
                    del keys[was]


def _concept_of(parent: str) -> str:
    """Return the concept of what stands under a parent: steps and kinds are known by their id alone."""
    first, *more = parent.split("/")
    inside = {"phases": "steps", "types": "kinds"}.get(first, "")
    return inside if len(more) == 2 and more[1] == inside else parent


def _collection(playbook: Playbook, parent: str) -> Mapping[str, object]:
    if parent in ("steps", "kinds"):
        return playbook.steps if parent == "steps" else playbook.kinds
    here: object = playbook
    for part in parent.split("/"):
        here = here.get(part) if isinstance(here, Mapping) else getattr(here, part, None)
    return here if isinstance(here, Mapping) else {}
