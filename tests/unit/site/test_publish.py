"""What publishing promises when nothing from outside disturbs it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.problems import Level, Problem
from generator.site.publish import MANIFEST, Swap, publish, swap_at_once, swap_in_two_steps
from tests.unit.site.sites import edition, edition_of, names_beside, no_problem

DEAD_LINK = Problem("dead-link", Level.ERROR, "index.html links to nowhere")
HEAVY_PAGE = Problem("heavy-page", Level.WARNING, "index.html weighs 90 kB")

both_swaps = pytest.mark.parametrize("swap", [swap_at_once, swap_in_two_steps], ids=["at once", "two steps"])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in its first edition."""
    target = tmp_path / "site"
    publish(target, edition(1), no_problem)
    return target


def test_the_first_build_makes_the_folder_and_its_parents(tmp_path: Path) -> None:
    target = tmp_path / "public" / "site"
    assert publish(target, edition(1), no_problem) == ()
    assert edition_of(target) == 1
    assert names_beside(target) == set()


@both_swaps
def test_the_next_build_replaces_the_whole_site_and_leaves_nothing_beside_it(site: Path, swap: Swap) -> None:
    publish(site, edition(2, files=("index.html",)), no_problem, swap=swap)
    assert edition_of(site, files=("index.html",)) == 2
    assert names_beside(site) == set()


def test_an_empty_folder_is_taken_over(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    publish(target, edition(1), no_problem)
    assert edition_of(target) == 1


def test_a_site_behind_a_link_is_replaced_where_it_is_and_the_link_stays(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(site)
    publish(link, edition(2), no_problem)
    assert link.is_symlink()
    assert edition_of(site) == 2


def test_an_error_found_in_the_new_site_keeps_the_old_one(site: Path) -> None:
    problems = publish(site, edition(2), lambda _: iter([HEAVY_PAGE, DEAD_LINK]))
    assert problems == (DEAD_LINK, HEAVY_PAGE)
    assert edition_of(site) == 1
    assert names_beside(site) == set()


def test_a_warning_is_returned_and_does_not_keep_the_new_site_back(site: Path) -> None:
    assert publish(site, edition(2), lambda _: iter([HEAVY_PAGE])) == (HEAVY_PAGE,)
    assert edition_of(site) == 2


def test_verification_sees_the_whole_new_site_before_any_reader_does(site: Path) -> None:
    seen = []

    def look(folder: Path) -> list[Problem]:
        seen.append((edition_of(site), (folder / "index.html").read_bytes()[:8], folder == site))
        return []

    publish(site, edition(2), look)
    assert seen == [(1, b"00000002", False)]


def test_an_exception_while_filling_passes_through_and_keeps_the_old_site(site: Path) -> None:
    def fail(folder: Path) -> None:
        edition(2)(folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(site, fail, no_problem)
    assert edition_of(site) == 1
    assert names_beside(site) == set()


def test_two_sites_in_one_folder_are_built_at_the_same_time(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"

    def publish_the_other_meanwhile(folder: Path) -> None:
        edition(2)(folder)
        publish(other, edition(7), no_problem)

    publish(site, publish_the_other_meanwhile, no_problem)
    assert (edition_of(site), edition_of(other)) == (2, 7)


@both_swaps
def test_a_swap_that_fails_keeps_the_old_site(site: Path, swap: Swap) -> None:
    def lose_the_new_folder(new: Path, target: Path, old: Path) -> None:
        shutil.rmtree(new)
        swap(new, target, old)

    with pytest.raises(PublishError, match=r"site could not be published and is as it was: .*No such file"):
        publish(site, edition(2), no_problem, swap=lose_the_new_folder)
    assert edition_of(site) == 1
    assert names_beside(site) == set()


def test_the_same_site_gives_the_same_manifest(site: Path, tmp_path: Path) -> None:
    publish(tmp_path / "again", edition(1), no_problem)
    assert (site / MANIFEST).read_bytes() == (tmp_path / "again" / MANIFEST).read_bytes()


@pytest.mark.needs("sha256sum")
def test_the_manifest_can_be_checked_with_sha256sum(site: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", MANIFEST]
    assert subprocess.run(command, cwd=site, capture_output=True, check=False).returncode == 0
    (site / "index.html").write_bytes(b"tampered")
    assert subprocess.run(command, cwd=site, capture_output=True, check=False).returncode == 1


def test_a_folder_that_no_build_made_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work")
    with pytest.raises(PublishError, match="is not empty and was not made by a build: choose another folder"):
        publish(tmp_path, edition(1), no_problem)
    assert {path.name for path in tmp_path.iterdir()} == {"thesis.txt"}


def test_a_file_put_into_a_built_site_is_not_lost(site: Path) -> None:
    (site / ".git").mkdir()
    for name in (".git/config", ".git/HEAD", "CNAME", "zebra.html"):
        (site / name).write_text("mine")
    with pytest.raises(PublishError, match=r"\(\.git/HEAD, \.git/config, CNAME and 1 more\): move them away"):
        publish(site, edition(2), no_problem)
    assert (site / "CNAME").read_text() == "mine"
    assert (site / "index.html").read_bytes()[:8] == b"00000001"


def test_what_a_file_browser_drops_into_a_site_does_not_stop_the_next_build(site: Path) -> None:
    (site / ".DS_Store").write_bytes(b"\0")
    publish(site, edition(2), no_problem)
    assert edition_of(site) == 2


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(PublishError, match="is not a folder: choose another place"):
        publish(tmp_path / "site", edition(1), no_problem)
    assert (tmp_path / "site").read_text() == "a file"


def test_a_mount_point_is_refused() -> None:
    with pytest.raises(
        PublishError, match="is a mount point and cannot be swapped: choose a folder inside it"
    ):
        publish(Path("/proc"), edition(1), no_problem)


@pytest.mark.parametrize("end", ["/etc", "/etc/passwd", "/nowhere"], ids=["folder", "file", "nothing"])
def test_a_link_in_the_new_site_is_refused(site: Path, end: str) -> None:
    def fill(folder: Path) -> None:
        edition(2)(folder)
        (folder / "secrets").symlink_to(end)

    with pytest.raises(PublishError, match="secrets is a link or a device"):
        publish(site, fill, no_problem)
    assert edition_of(site) == 1
