"""Breaks the default playbook in thousands of ways and counts what `check --strict` notices: `make mutants`."""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from generator import resources
from generator.folder.assemble import assemble
from generator.model import build_playbook
from generator.problems import Problem
from tests.mutants.equivalents import PRINCIPLES, principle_of
from tests.mutants.judging import Judge, verdicts_on
from tests.mutants.operators import Mutant, mutants_of
from tests.mutants.summary import share_caught, told

FLOOR = 95.0
"""Below this share, in percent, the run fails."""
STEP = 5
"""Progress is shown every so many percent."""


def main() -> int:
    """Run the mutation test; return 1 when too many mutants survive."""
    wanted = _arguments()
    data = dict(assemble(wanted.folder).data)
    playbook, problems = build_playbook(data)
    if playbook is None:
        return _unsound(problems[0])
    judge = Judge(
        data, wanted.folder, wanted.today or datetime.date.fromisoformat(playbook.about.counted_day)
    )
    if problem := judge.first_problem():
        return _unsound(problem)
    counted, others = [], Counter[str]()
    for mutant in mutants_of(playbook, data, wanted.seed):
        principle = principle_of(mutant, data)
        others.update([principle] if principle else [])
        counted += [] if principle else [mutant]
    chosen = _sample(counted, wanted.sample, wanted.seed)
    verdicts = verdicts_on(judge, chosen, wanted.processes, _progress(len(chosen)))
    pairs = list(zip(chosen, verdicts, strict=True))
    print(*told(pairs, others, in_full=wanted.all), sep="\n")
    print(
        "\nOther sound playbooks, by principle:",
        *(f"  {name}: {why}" for name, why in PRINCIPLES.items()),
        sep="\n",
    )
    return 0 if share_caught(pairs) >= wanted.floor else 1


def _unsound(problem: Problem) -> int:
    print("The playbook itself has a problem; a mutant could not be told from it.", problem, sep="\n")
    return 2


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=resources.default_playbook())
    parser.add_argument("--sample", type=int, metavar="N", help="try about N of them instead of all")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other random choices")
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="DATE",
        help="the day of the check (default: the day of the last review)",
    )
    parser.add_argument("--processes", type=int, default=2, help="how many work side by side (default: 2)")
    parser.add_argument(
        "--floor", type=float, default=FLOOR, help=f"fail below this percentage (default: {FLOOR})"
    )
    parser.add_argument("--all", action="store_true", help="list every survivor")
    return parser.parse_args()


def _sample(mutants: list[Mutant], size: int | None, seed: int) -> list[Mutant]:
    if size is None or size >= len(mutants):
        return mutants
    numbers = sorted(Random(seed).sample(range(len(mutants)), size))
    return [mutants[number] for number in numbers]


def _progress(total: int) -> Callable[[int], None]:
    """Return a function that shows on standard error how far the run is, and how long it will still take."""
    began, shown = time.monotonic(), 0

    def show(done: int) -> None:
        nonlocal shown
        percent = done * 100 // total
        if percent // STEP > shown // STEP or done == total:
            shown = percent
            taken = time.monotonic() - began
            left = f"about {taken / done * (total - done):.0f} s left" if done < total else f"{taken:.0f} s"
            print(f"{done} of {total} mutants ({percent} %), {left}", file=sys.stderr, flush=True)

    return show


if __name__ == "__main__":
    sys.exit(main())
