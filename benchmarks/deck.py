"""A deck of as many role cards as wanted, typeset once; what the typesetting processes held, printed as JSON.

Run as a program: `python -m benchmarks.deck COUNT FOLDER`. The cards are those of the small playbook of the tests,
each a little different, so that none is found among the results of another.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from benchmarks.measure import ROOT, BenchError
from generator import resources
from generator.cards.make import Selection, Workshop, make
from generator.model import CONCEPTS, Playbook, build_playbook
from generator.model.cards import Cards
from generator.read.folder import read_folder


def deck(count: int) -> Playbook:
    """Return a playbook with so many roles, and their cards as its only deck.

    Raises:
        BenchError: the small playbook of the tests cannot be read.
    """
    data = dict(read_folder(ROOT / "tests" / "small", CONCEPTS).data)
    small, problems = build_playbook(data)
    if small is None:
        raise BenchError(f"the small playbook of the tests has problems: {problems}")
    model = next(iter(small.roles.values()))
    roles = {
        f"role-{number}": model.model_copy(
            update={
                "id": f"role-{number}",
                "name": f"Role {number}",
                "short": f"R{number}",
                "duties": _duties(number),
            }
        )
        for number in range(count)
    }
    decks = {"roles": {"id": "roles", "name": "Roles", "cards": ("roles",)}}
    return small.model_copy(update={"roles": roles, "cards": Cards.model_validate({"decks": decks})})


def _duties(role: int) -> tuple[str, ...]:
    return tuple(
        f"Do part {part} of the work of role {role}, and say aloud when it is done." for part in range(1, 8)
    )


def main() -> None:
    """Typeset the deck; print how many cards were made and the most memory a process held, in MB."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    shop = Workshop(resources.templates() / "cards", None, folder)
    made = make(deck(count), shop, Selection(), lambda _: None)
    if made.problems or made.typeset != count:
        raise BenchError(f"{made.typeset} of {count} cards were made: {made.problems[:3]}")
    peak = (
        resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        * (1 if sys.platform == "darwin" else 1024)
        / 1e6
    )
    sys.stdout.write(json.dumps({"cards": count, "worker": peak}))


if __name__ == "__main__":
    main()
