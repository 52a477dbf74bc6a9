"""Making the files of a target: its own, checked against its limits, and beside them what was lost on the way."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import generator.targets as own
from generator.check.check import Checked
from generator.doors.document import contract_of
from generator.errors import UsageError
from generator.export.contract import Contract
from generator.model import Playbook
from generator.targets.facets import FACETS

_SHARED = frozenset({"facets", "made", "words"})


@dataclass(frozen=True)
class Maps:
    """What a target does with each facet; what is in none of the first two has no place there.

    Attributes:
        fields: facets that become fields of the target.
        prose: facets that become words in a description, which no program acts on.
        taken: how many of a facet the target takes, where that is not all of them.
        account: what only the account of the customer knows and somebody has to fill in.
        notes: what else a reader of the files must know.
    """

    fields: tuple[str, ...]
    prose: tuple[str, ...] = ()
    taken: Mapping[str, Callable[[Playbook], int]] = field(default_factory=dict)
    account: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """A tool that files are made for: its name, its title, what it takes, and how its files are made."""

    name: str
    title: str
    maps: Maps
    files: Callable[[Contract], Iterator[tuple[str, str]]] = field(repr=False)


def targets() -> tuple[str, ...]:
    """Return the names of all targets."""
    found = (one.name for one in pkgutil.iter_modules(own.__path__) if one.name not in _SHARED)
    return tuple(sorted(name.replace("_", "-") for name in found))


def target(name: str) -> Target:
    """Return a target by its name.

    Raises:
        UsageError: there is none of this name.
    """
    if name not in targets():
        import difflib  # noqa: PLC0415 - for a wrong name only

        near = difflib.get_close_matches(name, targets(), 1)
        hint = f": did you mean '{near[0]}'?" if near else f"; known: {', '.join(targets())}"
        raise UsageError(f"there is no target '{name}'{hint}")
    module = importlib.import_module(f"{own.__name__}.{name.replace('-', '_')}")
    return Target(name, module.TITLE, module.MAPS, module.files)


def files_for(checked: Checked, name: str) -> dict[str, str]:
    """Return the files for a target by path, the report of losses among them.

    Args:
        checked: the result of `check`, with a playbook.
        name: of the target.

    Raises:
        UsageError: there is no such target, or something is longer than the target takes.
    """
    contract, chosen = contract_of(checked), target(name)
    made = dict(chosen.files(contract))
    losses = losses_of(contract, chosen)
    return made | {
        "losses.json": written(losses),
        "LOSSES.md": _report(contract, chosen, losses, sorted(made)),
    }


def losses_of(contract: Contract, chosen: Target) -> dict[str, Any]:
    """Return what becomes of each facet: `field`, `prose` or `no place`, with how many there are."""
    playbook, maps = contract.playbook, chosen.maps
    rows = [
        {"what": facet.says, "count": count, "becomes": _becomes(maps, name)}
        | ({"taken": maps.taken[name](playbook)} if name in maps.taken else {})
        for name, facet in FACETS.items()
        if (count := facet.count(playbook))
    ]
    return {
        **contract.head,
        "target": chosen.name,
        "facets": rows,
        "only_the_account_knows": list(maps.account),
        "notes": list(maps.notes),
    }


def written(value: Any) -> str:
    """Return a value as the text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def refuse_over(over: list[str], tool: str) -> None:
    """Refuse what is longer than a tool takes.

    Args:
        over: a line for each: where, how long, how much too long, what to cut.
        tool: what people call the tool.

    Raises:
        UsageError: there is any.
    """
    if over:
        lines = "\n  ".join(over)
        raise UsageError(f"{tool} does not take this; nothing was written:\n  {lines}")


def over(path: str, text: str, limit: int, what: str) -> list[str]:
    """Return a line when a text is longer than a limit in characters; nothing otherwise."""
    too_many = len(text) - limit
    if too_many <= 0:
        return []
    return [f"{path}: {len(text)} characters, {too_many} more than {what} holds ({limit}); cut its words"]


def _how_many(row: dict[str, Any]) -> str:
    return f"{row['taken']} of {row['count']}" if "taken" in row else str(row["count"])


def _becomes(maps: Maps, name: str) -> str:
    if name in maps.fields:
        return "field"
    return "prose" if name in maps.prose else "no place"


def _report(contract: Contract, chosen: Target, losses: dict[str, Any], made: list[str]) -> str:
    head = contract.head
    lines = [
        f"# What {chosen.title} takes of this playbook",
        "",
        f"Version {head['version']}, {head['edition']} edition, content {str(head['digest'])[:12]}.",
        "Nothing was sent: look at the files, fill in what only your account knows, and apply them yourself.",
        "",
        "| Of the playbook | How many | Becomes |",
        "|---|---|---|",
        *(f"| {row['what']} | {_how_many(row)} | {row['becomes']} |" for row in losses["facets"]),
        "",
    ]
    if chosen.maps.account:
        lines += ["Only your account knows:", "", *(f"- {each}" for each in chosen.maps.account), ""]
    if chosen.maps.notes:
        lines += ["Mind:", "", *(f"- {each}" for each in chosen.maps.notes), ""]
    return "\n".join([*lines, "Files:", "", *(f"- {name}" for name in made), ""])
