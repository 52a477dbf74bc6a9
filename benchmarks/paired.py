"""What this program costs against an earlier one: both on the same input, in turns, in one run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.baseline import COMMIT, Baseline, baseline
from benchmarks.figures import DEFAULT, FULL, Effort, Figure
from benchmarks.measure import Sample, playbook, python, run, sample
from benchmarks.teams import team
from benchmarks.watched import saved

_DAY = ("--today", "2026-11-23")
"""The day on which the earlier default was reviewed."""

_EVERYTHING = re.compile(r"^  drawer:\n(?:    .*\n)+", re.MULTILINE)
"""The deck of the card of everything."""
_MORE_NOT_TO_DO = re.compile(r"^(  do_not:\n    - .*\n)(?:    .*\n)+", re.MULTILINE)
"""What else nobody should do in an incident of a type."""

_FIRST_WORD = re.compile(r"^( *\w[^#\n]*?) the ", re.MULTILINE)
"""The first word of a text, not of a comment, behind which another can stand."""


def paired(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure everything that has a target as a ratio to the earlier program."""
    if effort is not FULL:
        print(f"paired with {COMMIT}: left out of short runs", flush=True)
        return
    then = baseline()
    if isinstance(then, str):
        print(f"paired with {COMMIT}: left out, {then}", flush=True)
        return
    for group in (_start, _checks, _site, _rebuild, _cards, _diffs, _entities, _teams, saved):
        yield from group(then, folder, effort.runs)


def _start(then: Baseline, _: Path, runs: int) -> Iterator[Figure]:
    yield from _pair(
        "playbook --help", lambda _: then.playbook("--help"), lambda _: playbook("--help"), runs, 1.05
    )


def _checks(then: Baseline, folder: Path, runs: int) -> Iterator[Figure]:
    old, new = (_Edited(then.data, folder / name) for name in ("check-then", "check-now"))
    before, after = _check(then.playbook, old.folder), _check(playbook, new.folder)
    yield from _pair("check, nothing changed", before, after, runs, 0.15)
    taken = sample({"help": lambda _: playbook("--help"), "again": after}, runs)
    above = taken["again"].best.cpu - taken["help"].best.cpu
    yield Figure("check, nothing changed, above --help", above, "s", 0.03)
    yield from _pair("check, a word changed", old.then(before), new.then(after), runs, 0.5)


def _check(program: Callable[..., Sequence[str]], folder: Path) -> Callable[[Path], Sequence[str]]:
    return lambda _: program("check", folder, *_DAY)


def _site(then: Baseline, folder: Path, runs: int) -> Iterator[Figure]:
    """Pair clean builds; the same tree through plain MkDocs, and the default as it is now, stand beside them."""
    build = ("build", then.data, "--no-cards", "--work")
    run(playbook(*build, folder / "plain"))
    taken = sample(
        {
            "then": lambda fresh: then.playbook(*build, fresh),
            "now": lambda fresh: playbook(*build, fresh),
            "plain": partial(_plain, folder / "plain" / "mkdocs.yml"),
            "default": lambda fresh: playbook("build", DEFAULT, "--no-cards", "--work", fresh),
        },
        runs,
    )
    yield from _ratio("clean build, no cards", taken["then"], taken["now"], 0.65)
    now, plain = taken["now"].best.cpu, taken["plain"].best.cpu
    yield Figure("clean build, no cards / plain MkDocs on the same tree", now / plain, limit=1.0)
    yield Figure("clean build, the default of today", taken["default"].best.cpu, "s")


def _plain(settings: Path, fresh: Path) -> Sequence[str]:
    return python("-m", "mkdocs", "build", "--quiet", "--config-file", settings, "--site-dir", fresh)


def _rebuild(then: Baseline, folder: Path, runs: int) -> Iterator[Figure]:
    old, new = (_Edited(then.data, folder / name) for name in ("rebuild-then", "rebuild-now"))
    before = old.then(lambda _: then.playbook("build", old.folder, "--no-cards", "--work", old.work))
    after = new.then(lambda _: playbook("build", new.folder, "--no-cards", "--work", new.work))
    yield from _pair("rebuild after one word", before, after, runs, 0.2)


def _cards(then: Baseline, folder: Path, runs: int) -> Iterator[Figure]:
    """Pair the cards of a copy: with what stands on cards today, the words of then are too many for some.

    The card of everything is left out, and those of the types say one thing not to do.
    """
    data = Path(shutil.copytree(then.data, folder / "cards" / "playbook"))
    decks = data / "cards.yaml"
    decks.write_text(_EVERYTHING.sub("", decks.read_text("utf-8")), encoding="utf-8")
    for kind in (data / "types").glob("*.yaml"):
        kind.write_text(_MORE_NOT_TO_DO.sub(r"\1", kind.read_text("utf-8")), encoding="utf-8")
    edited = _Edited(data, folder / "cards-edited", "roles.yaml")
    run(playbook("cards", data, "--work", folder / "cards-kept"))
    run(playbook("cards", edited.folder, "--work", edited.work))
    taken = sample(
        {
            "then": lambda fresh: then.playbook("cards", data, "--work", fresh),
            "now": lambda fresh: playbook("cards", data, "--work", fresh),
            "word": edited.then(lambda _: playbook("cards", edited.folder, "--work", edited.work)),
            "again": lambda _: playbook("cards", data, "--work", folder / "cards-kept"),
        },
        max(runs // 2, 1),
    )
    yield from _ratio("default cards anew", taken["then"], taken["now"], 0.6)
    yield from _ratio("default cards, one word changed / anew", taken["then"], taken["word"], 0.2)
    yield from _ratio("default cards, nothing changed / anew", taken["then"], taken["again"], 0.06)


def _diffs(then: Baseline, folder: Path, runs: int) -> Iterator[Figure]:
    changed = _Edited(then.data, folder / "diff-changed")
    changed.edit()
    line = ("diff", then.data, changed.folder)
    yield from _pair("diff, default", lambda _: then.playbook(*line), lambda _: playbook(*line), runs, 0.6)


def _entities(then: Baseline, folder: Path, _: int) -> Iterator[Figure]:
    large = folder / "entities-10000"
    run(then.python("-m", "benchmarks.synthetic", large, "--entities", "10000"))
    old, new = (_Edited(large, folder / name) for name in ("large-then", "large-now"))
    run(playbook("check", new.folder))  # what a single run remembers, as the default's warm-up does
    run(playbook("diff", large, new.folder))
    taken = sample(
        {
            "then": old.then(lambda _: then.playbook("check", old.folder)),
            "now": new.then(lambda _: playbook("check", new.folder)),
            "diff then": lambda _: then.playbook("diff", large, old.folder),
            "diff now": lambda _: playbook("diff", large, new.folder),
        },
        1,
    )
    yield from _ratio("check, 10,000 entities, a word changed", taken["then"], taken["now"], 0.35)
    yield Figure("check, 10,000 entities, memory", taken["now"].peak, "MB", 250)
    yield from _ratio("diff, 10,000 entities", taken["diff then"], taken["diff now"], 0.4)


def _teams(then: Baseline, folder: Path, _: int) -> Iterator[Figure]:
    names = [
        team(folder / f"paired-team-{number}", 1 + number % 3, default=then.data) for number in range(200)
    ]
    yield from _pair(
        "check, 200 teams",
        lambda _: then.playbook("check", *names, *_DAY),
        lambda _: playbook("check", *names, *_DAY),
        1,
        0.5,
    )


class _Edited:
    """A copy of a playbook in which another word stands before each run."""

    def __init__(self, source: Path, home: Path, file: str = "about.yaml") -> None:
        self.folder, self.work = home / "playbook", home / "build"
        shutil.copytree(source, self.folder)
        files = self.folder / file, self.folder / "about" / "base.yaml"
        self._path = next(path for path in files if path.exists())
        self._text = self._path.read_text("utf-8")
        self._number = count(1)

    def edit(self) -> None:
        """Put another word in the place of the first ` the `."""
        text = _FIRST_WORD.sub(rf"\1 the w{next(self._number)} ", self._text, count=1)
        self._path.write_text(text, encoding="utf-8")

    def then(self, command: Callable[[Path], Sequence[str]]) -> Callable[[Path], Sequence[str]]:
        """Return the command, before which another word is written."""

        def edited(fresh: Path) -> Sequence[str]:
            self.edit()
            return command(fresh)

        return edited


def _pair(
    name: str,
    then: Callable[[Path], Sequence[str]],
    now: Callable[[Path], Sequence[str]],
    runs: int,
    limit: float,
) -> Iterator[Figure]:
    taken = sample({"then": then, "now": now}, runs)
    yield from _ratio(name, taken["then"], taken["now"], limit)


def _ratio(name: str, then: Sample, now: Sample, limit: float) -> Iterator[Figure]:
    """Yield what the earlier program took, what this one takes, and the ratio, each least and median."""
    yield Figure(f"{name}: {COMMIT}", then.best.cpu, "s", median=then.median)
    yield Figure(f"{name}: now", now.best.cpu, "s", median=now.median)
    yield Figure(
        f"{name}: now / {COMMIT}", now.best.cpu / then.best.cpu, limit=limit, median=now.median / then.median
    )
