"""The command `python -m benchmarks`: choose, measure, print a table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks import figures, fleet, paired, records, review, taps, teams
from benchmarks.figures import FULL, QUICK, Figure
from benchmarks.measure import BenchError

GROUPS = {
    **figures.GROUPS,
    "diff": review.diff,
    "versions": review.versions,
    "teams": teams.teams,
    "records": records.records,
    "fleet": fleet.fleet,
    "taps": taps.taps,
    "paired": paired.paired,
}
_ROW = "{:<62}{:>12}{:>12}{:>12}  {}"


def main() -> int:
    """Run the groups that were asked for; return the exit code."""
    asked = _arguments().parse_args()
    print(_ROW.format("figure", "least", "median", "limit", "").rstrip())
    over = 0
    try:
        with tempfile.TemporaryDirectory(prefix="playbook-bench-") as folder:
            for name in asked.only or GROUPS:
                _progress(f"measuring {name} ...")
                over += _show(GROUPS[name](QUICK if asked.quick else FULL, Path(folder)))
    except BenchError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2
    print(f"{over} over the limit" if over else "Everything is within its limit.")
    return 1 if over and asked.gate else 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed and size.")
    parser.add_argument(
        "--quick", action="store_true", help="small sizes and one run each, to see that all of it works"
    )
    parser.add_argument("--only", action="append", choices=GROUPS, help="measure one group (may be repeated)")
    parser.add_argument("--gate", action="store_true", help="exit with 1 when a figure is over its limit")
    return parser


def _show(figures: Iterable[Figure]) -> int:
    """Print one line for each figure as soon as it is known; return how many are over their limit."""
    over = 0
    for figure in figures:
        _progress("")
        verdict = "" if figure.limit is None else "OVER" if figure.is_over else "ok"
        values = (_number(value, figure.unit) for value in (figure.value, figure.median, figure.limit))
        print(_ROW.format(figure.name, *values, verdict).rstrip(), flush=True)
        over += figure.is_over
    return over


def _progress(words: str) -> None:
    """Say on a terminal what goes on; a pipe gets the table only."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.3g} {unit}".rstrip() if value < 100 else f"{value:.0f} {unit}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
