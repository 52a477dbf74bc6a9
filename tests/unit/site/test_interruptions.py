"""What publishing promises when it is killed, when the disk is full and when two builds meet.

Real processes and a real file system throughout. `fork` keeps a run in the milliseconds.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.site.publish import Swap, publish, swap_at_once, swap_in_two_steps
from tests.unit.site.sites import EDITION_BYTES, edition, edition_in, edition_of, names_beside, no_problem

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")

processes = multiprocessing.get_context("fork")
only_linux_swaps_at_once = pytest.mark.skipif(sys.platform != "linux", reason="swaps in two steps")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in its first edition."""
    target = tmp_path / "site"
    publish(target, edition(1), no_problem)
    return target


def in_a_child(work: Callable[[], None]) -> int:
    """Run in a process of its own; return its exit status, negative for the signal that killed it."""
    child = processes.Process(target=work)
    child.start()
    child.join(timeout=20)
    assert child.exitcode is not None, "the child hangs"
    return child.exitcode


def die_at(step: int) -> None:
    """Have this process killed at its n-th step that Python audits: each touch of the file system is one."""
    left = iter(range(step))
    audited = ("open", "os.", "shutil.", "ctypes.", "fcntl.")

    def hook(event: str, _: object) -> None:
        if event.startswith(audited) and event != "os.kill" and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


@pytest.mark.parametrize(
    "swap",
    [
        pytest.param(swap_at_once, marks=only_linux_swaps_at_once, id="at once"),
        pytest.param(swap_in_two_steps, id="two steps"),
    ],
)
def test_a_kill_at_any_step_leaves_the_old_site_or_the_new_one(tmp_path: Path, swap: Swap) -> None:
    editions = []
    for step in count():
        target = tmp_path / str(step) / "site"
        publish(target, edition(1), no_problem)

        def killed(step: int = step, target: Path = target) -> None:
            die_at(step)
            publish(target, edition(2), no_problem, swap=swap)

        status = in_a_child(killed)
        # Only the swap in two steps has a moment without a site; the next run mends it, even one that fails.
        if swap is swap_in_two_steps and not target.exists():
            with pytest.raises(ZeroDivisionError):
                publish(target, lambda _: print(1 // 0), no_problem)  # noqa: T201
        editions.append(edition_of(target))
        publish(target, edition(3), no_problem)
        assert edition_of(target) == 3
        assert names_beside(target) == set()
        if status == 0:
            break
        assert status == -signal.SIGKILL
    # The old one up to the swap, the new one ever after, and kills on both sides of it.
    assert editions == sorted(editions)
    assert editions.count(1) > 10
    assert editions.count(2) > 3


def test_a_kill_at_a_random_moment_leaves_one_whole_site(site: Path) -> None:
    moments = random.Random(20)

    def publish_for_ever() -> None:
        for number in count(edition_of(site) + 1):
            publish(site, edition(number), no_problem)

    for _ in range(20):
        before = edition_of(site)
        child = processes.Process(target=publish_for_ever)
        child.start()
        time.sleep(moments.uniform(0.0, 0.06))
        child.kill()
        child.join()
        assert edition_of(site) >= before
    publish(site, edition(0), no_problem)
    assert names_beside(site) == set()


def check_that_a_full_disk_keeps_the_old_site(site: Path, saying: str) -> None:
    with pytest.raises(PublishError, match=rf"site could not be published and is as it was: .*{saying}"):
        publish(site, edition(2), no_problem)
    assert edition_of(site) == 1
    assert names_beside(site) == set()


def test_a_file_that_cannot_be_written_whole_keeps_the_old_site(site: Path) -> None:
    def with_a_limit_on_the_size_of_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (EDITION_BYTES // 2, resource.RLIM_INFINITY))
        check_that_a_full_disk_keeps_the_old_site(site, "File too large")

    assert in_a_child(with_a_limit_on_the_size_of_files) == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB: room for one edition, not for two."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount") or pytest.skip("mount is not installed")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if made.returncode != 0:
        pytest.skip("this user may not mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_keeps_the_old_site_and_the_rubbish_goes(small_disk: Path) -> None:
    site = small_disk / "site"
    publish(site, edition(1), no_problem)
    check_that_a_full_disk_keeps_the_old_site(site, "No space left on device")
    publish(site, edition(3, files=("index.html",)), no_problem)
    assert edition_of(site, files=("index.html",)) == 3


@only_linux_swaps_at_once
def test_a_reader_finds_every_file_whole_while_builds_overlap(site: Path) -> None:
    def publish_again_and_again(first: int) -> None:
        for number in range(first, first + 20):
            publish(site, edition(number), no_problem)

    builders = [processes.Process(target=publish_again_and_again, args=(first,)) for first in (100, 200, 300)]
    for builder in builders:
        builder.start()
    seen = set()
    while any(builder.is_alive() for builder in builders):
        seen.add(edition_in((site / "index.html").read_bytes()))
    assert [builder.exitcode for builder in builders] == [0, 0, 0]
    assert len(seen) > 5
    assert edition_of(site) in {119, 219, 319}
    assert names_beside(site) == set()


def test_the_second_build_says_that_it_waits_and_then_publishes(site: Path) -> None:
    began, end = processes.Event(), processes.Event()

    def slow(folder: Path) -> None:
        began.set()
        assert end.wait(timeout=10)
        edition(2)(folder)

    first = processes.Process(target=publish, args=(site, slow, no_problem))
    first.start()
    assert began.wait(timeout=10)
    said: list[str] = []

    def hear(message: str) -> None:
        said.append(message)
        end.set()

    publish(site, edition(3), no_problem, say=hear, patience=15)
    first.join()
    assert first.exitcode == 0
    assert said == [f"Another build of {site} is running; waiting for it, 15 s at most."]
    assert edition_of(site) == 3


def test_a_build_that_waited_too_long_fails_and_says_so(site: Path) -> None:
    began, end = processes.Event(), processes.Event()

    def slow(folder: Path) -> None:
        began.set()
        assert end.wait(timeout=10)
        edition(2)(folder)

    first = processes.Process(target=publish, args=(site, slow, no_problem))
    first.start()
    assert began.wait(timeout=10)
    with pytest.raises(PublishError, match="is still running after 0 s: try again when it has ended"):
        publish(site, edition(3), no_problem, patience=0.2)
    assert edition_of(site) == 1
    end.set()
    first.join()
    assert edition_of(site) == 2
