"""A record against the releases: which version was in force is told, and a record of another plan is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import api
from generator.diff import Change, Comparison, Kind, Release, Side, Weight
from generator.problems import Spot
from generator.report.changes import release_json
from tests.build import changed, write

RECORD = {
    "name": "A retired table was quoted",
    "plan": {"version": "1.1.0"},
    "type": "quality-regression",
    "moments": {"resolved": "2026-10-01T13:30Z"},
    "severities": [{"at": "2026-10-01T13:05Z", "severity": "sev-3"}],
    "levers": [{"lever": "read-only-mode", "at": "2026-10-01T13:06Z"}],
}


def released(folder: Path, version: str, day: str, *gone: str, digest: str = "1") -> None:
    """Record a release that took out some levers."""
    changes = tuple(
        Change(Kind.GONE, Weight.BREAKING, Spot.of("levers", name), name, before=name) for name in gone
    )
    before, after = Side("v0", "0.1.0", "0" * 64), Side(f"v{version}", version, digest * 64, 2)
    folder.mkdir(exist_ok=True)
    (folder / f"{version}.json").write_text(
        release_json(Release(day, after, Comparison(before, after, changes)))
    )


def hint(tmp_path: Path) -> str | None:
    """Return what the check advises about the lever that the plan does not have."""
    folder = write(changed({"incidents": {"wrong-table": RECORD}}), tmp_path / "playbook")
    (found,) = (problem for problem in api.check(folder).problems if problem.rule == "record-unknown-id")
    assert str(found.spot) == "incidents/wrong-table/levers/0/lever"
    return found.hint


def test_the_version_in_force_then_and_the_one_that_took_it_out_are_named(tmp_path: Path) -> None:
    released(tmp_path / "releases", "1.0.0", "2026-08-01")
    released(tmp_path / "releases", "1.1.0", "2026-09-30")
    released(tmp_path / "releases", "1.10.0", "2026-10-20", "kill-button", "read-only-mode")
    assert hint(tmp_path) == "version 1.1.0 was in force on 2026-10-01, and 1.10.0 took it out"


def test_a_version_that_did_not_have_it_either_is_named_alone(tmp_path: Path) -> None:
    released(tmp_path / "releases", "1.1.0", "2026-10-01")
    released(tmp_path / "releases", "1.2.0", "2026-10-20", "kill-button")
    assert hint(tmp_path) == "version 1.1.0 was in force on 2026-10-01"


def test_without_a_release_before_the_day_what_the_record_says_is_told(tmp_path: Path) -> None:
    released(tmp_path / "releases", "1.2.0", "2026-10-20", "read-only-mode")
    assert hint(tmp_path) == "the record says that version 1.1.0 was played"


def test_without_any_release_it_is_said_that_nobody_knows(tmp_path: Path) -> None:
    assert hint(tmp_path) == (
        "no release says what was in force on 2026-10-01; the record says that version 1.1.0 was played"
    )


def test_a_version_that_was_never_reached_is_told_without_releases_too(tmp_path: Path) -> None:
    def told(version: str) -> list[tuple[str, str]]:
        record = RECORD | {"plan": {"version": version}}
        folder = write(changed({"incidents": {"wrong-table": record}}), tmp_path / version)
        found = (problem for problem in api.check(folder).problems if problem.rule == "record-other-plan")
        return [(str(problem.spot), problem.message) for problem in found]

    assert (told("1.0.0"), told("0.9.0")) == ([], [])
    message = "version 9.9.9 never was: this is 1.0.0, and no release is recorded"
    assert told("9.9.9") == [("incidents/wrong-table/plan/version", message)]


def test_a_record_of_a_release_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    released(tmp_path / "releases", "1.1.0", "2026-09-30")
    (tmp_path / "releases" / "1.2.0.json").write_text("{")
    assert hint(tmp_path) == "version 1.1.0 was in force on 2026-10-01"


def plans(
    tmp_path: Path, declared: str = "2026-10-01T13:05Z", **plan: str
) -> list[tuple[str, str, str | None]]:
    """Return what the check says of a record that names a plan: place, message, hint."""
    released(tmp_path / "releases", "1.0.0", "2026-08-01", digest="a")
    released(tmp_path / "releases", "1.1.0", "2026-09-30", digest="b")
    released(tmp_path / "releases", "1.2.0", "2026-10-20", digest="c")
    set_then = {"severities": [{"at": declared, "severity": "sev-3"}], "levers": []}
    record = RECORD | set_then | {"plan": plan, "moments": {"exposure-start": "2026-06-15T13:30Z"}}
    folder = write(changed({"incidents": {"wrong-table": record}}), tmp_path / "playbook")
    found = (problem for problem in api.check(folder).problems if problem.rule == "record-other-plan")
    return [(str(problem.spot), problem.message, problem.hint) for problem in found]


def test_the_plan_that_was_in_force_at_the_declaration_is_the_right_one(tmp_path: Path) -> None:
    assert plans(tmp_path, version="1.1.0", digest="b" * 12) == []


def test_a_plan_from_before_the_records_of_releases_begin_is_compared_with_none(tmp_path: Path) -> None:
    assert plans(tmp_path, "2026-07-01T13:05Z", version="0.9.0") == []


@pytest.mark.parametrize("version", ["1.0.0", "0.9.0"])
def test_an_old_plan_that_was_played_is_told(tmp_path: Path, version: str) -> None:
    assert plans(tmp_path, version=version) == [
        (
            "incidents/wrong-table/plan/version",
            f"version {version} was played, and 1.1.0 was in force on 2026-10-01",
            "compare it with the cards on the table; where old ones lay there, collect them",
        )
    ]


def test_a_plan_that_was_not_out_yet_and_one_that_never_was_are_told(tmp_path: Path) -> None:
    at, hint = "incidents/wrong-table/plan/version", "version 1.1.0 was in force on 2026-10-01"
    assert plans(tmp_path, version="1.2.0") == [
        (at, "version 1.2.0 came out on 2026-10-20, after 2026-10-01", hint)
    ]
    assert plans(tmp_path, version="1.1.5") == [(at, "no release 1.1.5 is recorded", hint)]


def test_either_plan_of_the_day_of_a_release_may_have_been_played(tmp_path: Path) -> None:
    released(tmp_path / "releases", "1.1.1", "2026-10-01", digest="d")
    assert [plans(tmp_path, version=version) for version in ("1.1.0", "1.1.1")] == [[], []]


def test_a_digest_of_another_content_is_told(tmp_path: Path) -> None:
    at, hint = "incidents/wrong-table/plan/digest", "take version and digest from the page that was used"
    assert plans(tmp_path, version="1.1.0", digest="a" * 12) == [
        (at, "this is the content of version 1.0.0, not of 1.1.0", hint)
    ]
    assert plans(tmp_path, version="1.1.0", digest="e" * 64) == [
        (at, "version 1.1.0 was released with the content bbbbbbbbbbbb", hint)
    ]
