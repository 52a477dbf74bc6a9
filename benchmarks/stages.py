"""One clean build in this process, with the CPU seconds of each of its stages, printed as JSON.

Run as a program: `python -m benchmarks.stages PLAYBOOK WORK`. The engine and the libraries it needs are
imported first, as a stage of their own: plain MkDocs pays for them as well.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path

from benchmarks.measure import BenchError

_ENGINE_MODULES = ("mkdocs.commands.build", "mkdocs.config", "jinja2", "markdown")
_START, _BUILDING = "start, imports of the engine", "building the site with MkDocs"
_SAID = {"Rendering": "render and write pages", "Building": _BUILDING, "Verifying": "verify and publish"}
"""What `api.build` says when a stage begins, and what the stage is called here."""

ENGINE = frozenset({_START, _BUILDING})
"""The stages that are not ours."""


class _Stages:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._begin = _START, 0.0

    def enter(self, stage: str) -> None:
        """End the stage that runs, begin another."""
        now = time.process_time()
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._begin
        self._stage, self._begin = stage, now

    def follow(self, said: str) -> None:
        """Take what the build says about itself for the next stage."""
        for begin, stage in _SAID.items():
            if said.startswith(begin):
                self.enter(stage)


def build(folder: Path, work: Path) -> dict[str, float]:
    """Check and build a playbook as `playbook build` does; return the CPU seconds of each stage.

    Raises:
        BenchError: the build does not say its stages in the words expected here.
    """
    stages = _Stages()
    for name in _ENGINE_MODULES:
        importlib.import_module(name)
    stages.enter("our imports")
    from generator import api  # noqa: PLC0415 - importing it is one of the stages

    stages.enter("read and check")
    checked = api.check(folder)
    stages.enter("our imports")
    api.build(checked, work, work / "site", stages.follow, with_cards=False)
    stages.enter("end")
    if missing := set(_SAID.values()) - stages.seconds.keys():
        raise BenchError(f"the build no longer announces: {', '.join(sorted(missing))}")
    return stages.seconds


if __name__ == "__main__":
    sys.stdout.write(json.dumps(build(Path(sys.argv[1]), Path(sys.argv[2]))))
