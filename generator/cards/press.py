"""Gets jobs typeset: those not in the store, in chunks, by a few worker processes, saying how far it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cards.store import Store
from generator.errors import RenderError

CHUNK = 60
"""Cards per worker: memory grows with every card and is given back only when a worker ends."""

PACKAGE_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Unit:
    """One PDF to make.

    Attributes:
        key: its name in the store.
        job: what the typesetter gets.
        previews: whether each page is drawn as SVG, too.
        duplex: edge about which the printer turns the sheet; None for one-sided printing.
    """

    key: str
    job: dict[str, Any]
    previews: bool
    duplex: str | None

    @property
    def weight(self) -> int:
        """How many cards are in it."""
        return len(self.job["cards"])


class Press:
    """Templates, fonts and a store."""

    def __init__(
        self, templates: Path, fonts: Sequence[Path], store: Store, folder: Path, workers: int | None = None
    ) -> None:
        self._templates = templates
        self._fonts = tuple(fonts)
        self._store = store
        self._folder = folder
        self._workers = workers or max(1, min(4, os.cpu_count() or 1))

    def print(self, units: Sequence[Unit], say: Callable[[str], None], chunk: int = CHUNK) -> int:
        """Make sure that every unit is in the store; return how many had to be typeset.

        Args:
            units: what to make.
            say: gets a sentence when a worker is done.
            chunk: how many cards a worker gets; those that were measured before take less memory.

        Raises:
            RenderError: a template is wrong.
        """
        missing = [
            unit for unit in {unit.key: unit for unit in units}.values() if not self._store.has(unit.key)
        ]
        total, done = sum(unit.weight for unit in missing), 0
        with ThreadPoolExecutor(self._workers) as pool:
            for lines in pool.map(self._run, _chunks(missing, chunk)):
                done += lines
                say(f"Typesetting cards: {done} of {total}")
        return len(missing)

    def _run(self, chunk: Sequence[Unit]) -> int:
        """Run one worker; return how many cards it did."""
        order = {
            "templates": str(self._templates),
            "fonts": sorted({str(file.parent) for file in self._fonts}),
            "store": str(self._folder),
            "units": [
                {"key": unit.key, "job": unit.job, "previews": unit.previews, "duplex": unit.duplex}
                for unit in chunk
            ],
        }
        ran = subprocess.run(
            [sys.executable, "-m", "generator.cards.worker"],
            input=json.dumps(order, ensure_ascii=False).encode("utf-8", errors="surrogatepass"),
            capture_output=True,
            check=False,
            env=os.environ
            | {
                "PYTHONPATH": os.pathsep.join(
                    [str(PACKAGE_ROOT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
                )
            },
        )
        answers = [json.loads(line) for line in ran.stdout.splitlines()]
        if errors := [answer["error"] for answer in answers if answer["error"]]:
            raise RenderError(errors[0])
        if ran.returncode or len(answers) != len(chunk):
            raise RenderError(
                f"a typesetting process ended early: {ran.stderr.decode(errors='replace').strip()[-800:]}"
            )
        return sum(unit.weight for unit in chunk)


def _chunks(units: Sequence[Unit], size: int) -> Iterator[Sequence[Unit]]:
    """Yield units in groups of not more than so many cards, a larger unit alone."""
    group: list[Unit] = []
    weight = 0
    for unit in units:
        if group and weight + unit.weight > size:
            yield group
            group, weight = [], 0
        group.append(unit)
        weight += unit.weight
    if group:
        yield group
