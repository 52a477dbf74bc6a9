"""Released versions, read from tags: their order, which one came before, which one was in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.history.git import Repository
from generator.history.records import doubts_about, in_force, read_records, released_before, tagged_versions
from tests.repository import TestRepository


@pytest.fixture
def team(tmp_path: Path) -> TestRepository:
    """A repository with three versions, the last two of one day, and tags that are no versions of it."""
    team = TestRepository(tmp_path / "team")
    for version, day in (("1.0.0", "2026-02-03"), ("10.0.0", "2026-04-03"), ("9.0.0", "2026-04-03")):
        team.commit(tag=f"v{version}", day=day)
    for name in ("v11.0.0-rc.1", "book-2.0.0", "latest"):
        team.git("tag", name)
    return team


def test_versions_are_ordered_as_numbers_and_other_tags_are_none(team: TestRepository) -> None:
    repository = Repository(team.root)
    assert [found.version for found in tagged_versions(repository)] == ["1.0.0", "9.0.0", "10.0.0"]
    assert [found.version for found in tagged_versions(repository, "book-")] == ["2.0.0"]


@pytest.mark.parametrize(
    "name",
    [
        "v\u0663.0.0",
        "v01.0.0",
        "v1.00.0",
        "v3.0.0\u2028",
        "v3.0.0\u0085",
        "v3.0.0\u2029v4.0.0",
        "a\u2028v5.0.0",
    ],
)
def test_a_tag_that_only_looks_like_a_version_is_none_and_hides_no_other(
    team: TestRepository, name: str
) -> None:
    team.git("tag", name)
    repository = Repository(team.root)
    assert name in [tag.name for tag in repository.tags()]
    assert [found.version for found in tagged_versions(repository)] == ["1.0.0", "9.0.0", "10.0.0"]


def test_a_version_that_is_dated_before_what_it_stands_on_is_doubted(team: TestRepository) -> None:
    team.commit(tag="v11.0.0", day="2026-01-01")
    repository = Repository(team.root)
    assert list(doubts_about(repository, tagged_versions(repository), ())) == [
        "v11.0.0 is dated 2026-01-01, before a commit that it stands on: it was not in force on that day"
    ]


@pytest.mark.parametrize(
    ("stated", "before"), [("11.0.0", "10.0.0"), ("9.5.0", "9.0.0"), ("10.0.0", ""), ("0.1.0", "")]
)
def test_before_a_version_that_is_not_released_came_the_highest_one_below_it(
    team: TestRepository, stated: str, before: str
) -> None:
    assert released_before(Repository(team.root), team.root, stated) == before


def test_in_force_is_the_last_one_of_the_day_or_before_it(team: TestRepository) -> None:
    versions = tagged_versions(Repository(team.root))
    days = ("2026-02-02", "2026-02-03", "2026-04-02", "2026-04-03")
    found = [in_force(versions, day) for day in days]
    assert [each and each.version for each in found] == [None, "1.0.0", "1.0.0", "10.0.0"]


def test_where_versions_can_be_missing_only_a_recorded_one_is_named(
    team: TestRepository, tmp_path: Path
) -> None:
    team.git("clone", "--quiet", "--depth=1", team.root.as_uri(), str(tmp_path / "shallow"))
    shallow = Repository(tmp_path / "shallow")
    with pytest.raises(UsageError, match="git fetch --unshallow --tags"):
        tagged_versions(shallow)
    assert released_before(shallow, shallow.root, "11.0.0") == ""
    (shallow.root / "releases").mkdir()
    (shallow.root / "releases" / "9.0.0.json").write_text("{}", "utf-8")
    assert released_before(shallow, shallow.root, "11.0.0") == "9.0.0"


def test_a_damaged_record_is_named_and_not_passed_over(tmp_path: Path) -> None:
    assert read_records(tmp_path) == ()
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "2.0.0.json").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(
        UsageError, match=r"^2\.0\.0\.json in releases cannot be read: .*; restore it from git$"
    ):
        read_records(tmp_path)
