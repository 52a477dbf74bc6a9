"""What a test may count on: the programs its marks name, and the number of examples a property gets.

Fixtures live beside the tests that use them; here is what tests of several folders only look at.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests import warm
from tests.shared import once

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What opens pages, the least to run first: without the windows of a desk a page costs a quarter less."""
NODE_MODULES = Path(__file__).parent / "browser" / "node_modules"

# Few and always the same examples in the everyday run; many and new ones with HYPOTHESIS_PROFILE=thorough.
# Shared machines are slow at times: no deadline.
settings.register_profile("everyday", max_examples=25, derandomize=True, deadline=None)
settings.register_profile("thorough", max_examples=500, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))


# A shell starts what runs in the background deaf to Ctrl-C, and every program started from there is deaf as well.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# What was read of thousands of tests stays to the end: the collector of garbage would walk all of it time and again.
gc.set_threshold(200_000)

# What is compiled stays compiled: tests start hundreds of interpreters, and templates are kept beside the modules.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_sessionfinish() -> None:
    """End what forks the commands."""
    warm.stop()


@pytest.fixture(scope="session")
def default_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default playbook as `playbook build` leaves it: Markdown tree, settings, cards, and the site in `site`."""
    from generator import api, resources  # noqa: PLC0415 - the process that hands out the tests has no use for it

    def build(folder: Path) -> None:
        api.build(api.check(resources.default_playbook()), folder, folder / "site")

    return once(tmp_path_factory, "default", build)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On CI a test in a browser gets a second try, which the report shows: one missed moment of a busy machine is no fault.

    Here it gets none, so that whoever writes a test that waits for time instead of a state meets it.
    """
    for item in items if os.environ.get("CI") else ():
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose program is missing; on CI, where it must be there, fail it."""
    missing = [find() for mark, find in _MARKS.items() if item.get_closest_marker(mark)]
    missing += [_missing_program(mark.args[0]) for mark in item.iter_markers("needs")]
    for what in filter(None, missing):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(what)


def _missing_program(name: str) -> str | None:
    return None if shutil.which(name) else f"{name} is not installed"


def _missing_browser() -> str | None:
    return None if any(map(shutil.which, BROWSERS)) else "Chromium is not installed"


def _missing_node() -> str | None:
    if shutil.which("node") is None:
        return "Node.js is not installed"
    return None if NODE_MODULES.is_dir() else "run first: npm ci --prefix tests/browser"


_MARKS = {"browser": _missing_browser, "node": _missing_node}
