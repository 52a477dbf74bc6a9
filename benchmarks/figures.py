"""What is measured, and what it may cost. How to measure and how to print is known elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.measure import ROOT, Sample, anew, playbook, python, run, sample
from benchmarks.stages import ENGINE

DEFAULT = ROOT / "playbook"
_HUGE = 5_000
"""Pages of a site that is built once in each way, because that takes minutes."""
_ABOVE_HELP = 0.03
"""Seconds that an answer from memory may take beyond the start of the program."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number.

    Attributes:
        name: what was measured.
        value: the figure; of several runs the least.
        unit: its unit, empty for a ratio.
        limit: what it may be at most; None when it is there for information.
        median: the median of several runs, where there were several.
    """

    name: str
    value: float
    unit: str = ""
    limit: float | None = None
    median: float | None = None

    @property
    def is_over(self) -> bool:
        """Return whether the figure breaks its limit."""
        return self.limit is not None and self.value > self.limit


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work a run of the benchmarks is.

    Attributes:
        runs: how often a short program is run.
        long_runs: how often a build of hundreds of pages is run.
        pages: about how many pages the generated sites have, in rising order.
        entities: how many entities the generated playbooks have, in rising order.
        cards: how many cards the generated decks have.
        growth: what one more page or entity may cost in the large against the small; None where the sizes
            are too close to tell. A cost that grows with the square would show 4 for pages, 10 for entities.
    """

    runs: int
    long_runs: int
    pages: tuple[int, ...]
    entities: tuple[int, int, int]
    growth: float | None = None
    cards: tuple[int, ...] = (60,)


FULL = Effort(
    runs=7,
    long_runs=3,
    pages=(500, 2_000, 10_000),
    entities=(100, 1_000, 10_000),
    growth=1.4,
    cards=(120, 1_200),
)
QUICK = Effort(runs=1, long_runs=1, pages=(20, 40), entities=(100, 200, 400))


def start(effort: Effort, _: Path) -> Iterator[Figure]:
    """Measure what a person waits for at the prompt."""
    taken = sample(
        {
            "help": lambda _: playbook("--help"),
            "check": lambda _: _check(DEFAULT),
            "again": lambda _: playbook(*_asked(DEFAULT)),
        },
        effort.runs,
    )
    helped = taken["help"].best.cpu
    yield seconds("playbook --help", taken["help"], 0.15)
    yield seconds("playbook check, default playbook", taken["check"], 1.1)
    yield seconds("playbook check, nothing changed", taken["again"], 0.2)
    again = taken["again"].best.cpu - helped
    yield Figure("playbook check, nothing changed, above --help", again, "s", _ABOVE_HELP)


def site(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure a clean build of the default site, its stages, and plain MkDocs on the same tree."""
    kept, taken = _builds(DEFAULT, folder / "default", effort.runs)
    yield from _site_figures("default site", kept, taken, build_limit=5.0)
    yield from _stage_figures(DEFAULT, effort.runs)


def pages(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure sites of many pages against the floor, and how the cost grows."""
    cost_of_a_page = []
    for count in effort.pages:
        data = folder / f"pages-{count}"
        run(python("-m", "benchmarks.synthetic", data, "--pages", str(count)))
        kept, taken = _builds(data, folder / f"site-{count}", effort.long_runs if count < _HUGE else 1)
        made = sum(1 for _ in (kept / "docs").rglob("*.md"))
        yield from _site_figures(f"{made:,} pages", kept, taken, floor_limit=2.5)
        cost_of_a_page.append(taken["playbook build"].best.cpu / made)
    small, *_, large = cost_of_a_page
    yield Figure("cost of a page, large site / small site", large / small, limit=effort.growth)


def entities(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure reading and checking of large playbooks, and how the cost grows."""
    cost = []
    for count in effort.entities:
        data = folder / f"entities-{count}"
        run(python("-m", "benchmarks.synthetic", data, "--entities", str(count)))
        taken = _checks(data, effort.long_runs)
        name, last = f"check, {count:,} entities", count == effort.entities[-1]
        yield seconds(name, taken, 5.0 if last else None)
        yield Figure(f"{name}, peak memory", taken.peak, "MB", 400 if last else None)
        cost.append(taken.best.cpu)
    few, some, many = effort.entities
    early, late = (cost[1] - cost[0]) / (some - few), (cost[2] - cost[1]) / (many - some)
    yield Figure("cost of one more entity, large / small", late / early, limit=effort.growth)


def cards(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure the default decks, made anew and made again, and decks of many cards in worker processes."""
    kept = folder / "cards"
    run(playbook("cards", DEFAULT, "--work", kept))
    taken = sample(
        {
            "anew": lambda fresh: playbook("cards", DEFAULT, "--work", fresh),
            "again": lambda _: playbook("cards", DEFAULT, "--work", kept),
        },
        effort.runs,
    )
    yield seconds("default decks, playbook cards", taken["anew"], 3.0)
    yield Figure("default decks, peak memory of a process", taken["anew"].peak, "MB", 250)
    yield seconds("default decks, nothing changed", taken["again"])
    for count in effort.cards:
        made = sample({"": partial(_deck, count)}, 1)[""]
        yield seconds(f"{count:,} cards", made, 12.0 * count / 120)
        yield Figure(
            f"{count:,} cards, memory of a worker", json.loads(made.best.output)["worker"], "MB", 500
        )


def _deck(count: int, fresh: Path) -> Sequence[str]:
    return python("-m", "benchmarks.deck", str(count), fresh)


GROUPS: Mapping[str, Callable[[Effort, Path], Iterator[Figure]]] = {
    "start": start,
    "site": site,
    "pages": pages,
    "entities": entities,
    "cards": cards,
}


def _check(data: Path) -> tuple[str, ...]:
    """Return the check of a playbook, from nothing."""
    return anew(*_asked(data))


def _asked(data: Path) -> tuple[str | Path, ...]:
    """Return the check on the day of the playbook's review: on a later day it finds what has aged, and fails."""
    about = next(path for path in (data / "about.yaml", data / "about" / "base.yaml") if path.exists())
    day = re.search(r"^reviewed_on: \W*([\d-]+)", about.read_text("utf-8"), re.MULTILINE)
    return ("check", data, *(("--today", day[1]) if day else ()))


def _checks(data: Path, runs: int) -> Sample:
    return sample({"check": lambda _: _check(data)}, runs)["check"]


def _builds(data: Path, kept: Path, runs: int) -> tuple[Path, dict[str, Sample]]:
    """Build a site once to keep, and then in every way that is compared; cards have figures of their own."""
    run(playbook("build", data, "--no-cards", "--work", kept))
    settings = kept / "mkdocs.yml"
    return kept, sample(
        {
            "playbook build": lambda fresh: playbook("build", data, "--no-cards", "--work", fresh),
            "plain MkDocs": lambda fresh: python("-m", "mkdocs", "build", "-q", "-f", settings, "-d", fresh),
            "floor": lambda fresh: python("-m", "benchmarks.floor", settings, fresh),
        },
        runs,
    )


def _site_figures(
    name: str,
    kept: Path,
    taken: Mapping[str, Sample],
    *,
    build_limit: float | None = None,
    floor_limit: float | None = None,
) -> Iterator[Figure]:
    yield seconds(f"{name}, playbook build", taken["playbook build"], build_limit)
    yield seconds(f"{name}, plain MkDocs on the same tree", taken["plain MkDocs"])
    yield seconds(f"{name}, floor: Markdown and Jinja2 only", taken["floor"])
    ours, plain, floor = (taken[way].best.cpu for way in ("playbook build", "plain MkDocs", "floor"))
    yield Figure(f"{name}, playbook build / plain MkDocs", ours / plain, limit=1.0)
    yield Figure(f"{name}, plain MkDocs / floor", plain / floor, limit=floor_limit)
    yield Figure(f"{name}, playbook build / floor", ours / floor)
    heaviest = max((kept / "site").rglob("*.html"), key=lambda page: page.stat().st_size)
    page = heaviest.relative_to(kept / "site").as_posix()
    yield Figure(f"{name}, first page with all that it loads", _payload(kept / "site") / 1000, "kB", 230)
    yield Figure(f"{name}, heaviest page ({page})", heaviest.stat().st_size / 1000, "kB", 80)
    yield Figure(f"{name}, peak memory", taken["playbook build"].peak, "MB")


_LATER = re.compile(r"<template\b.*?</template>", re.DOTALL)
_LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


def _payload(site: Path) -> int:
    """Return the bytes of the first page, its style sheets and scripts, as a phone gets them from a plain server."""
    page = site / "index.html"
    names: set[str] = set(_LOADED.findall(_LATER.sub("", page.read_text("utf-8"))))
    return page.stat().st_size + sum((site / name).stat().st_size for name in names)


def _stage_figures(data: Path, runs: int) -> Iterator[Figure]:
    """Show how a build divides into stages; ours together may take 15 % of it."""
    taken = sample({"": lambda fresh: python("-m", "benchmarks.stages", data, fresh)}, runs)[""].best
    stages: dict[str, float] = json.loads(taken.output)
    for stage, seconds in stages.items():
        yield Figure(f"default site, stage: {stage}", seconds, "s")
    ours = sum(seconds for stage, seconds in stages.items() if stage not in ENGINE)
    yield Figure("default site, our share of the build", 100 * ours / taken.cpu, "%", 15)


def seconds(name: str, taken: Sample, limit: float | None = None) -> Figure:
    """Return the CPU seconds of the cheapest run, with the median beside it."""
    return Figure(name, taken.best.cpu, "s", limit, taken.median if len(taken.runs) > 1 else None)
