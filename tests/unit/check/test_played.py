"""A record that names what the plan does not have: which version was in force then is told."""

from __future__ import annotations

from pathlib import Path

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


def released(folder: Path, version: str, day: str, *gone: str) -> None:
    """Record a release that took out some levers."""
    changes = tuple(
        Change(Kind.GONE, Weight.BREAKING, Spot.of("levers", name), name, before=name) for name in gone
    )
    before, after = Side("v0", "0.1.0", "0" * 64), Side(f"v{version}", version, "1" * 64)
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


def test_a_record_of_a_release_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    released(tmp_path / "releases", "1.1.0", "2026-09-30")
    (tmp_path / "releases" / "1.2.0.json").write_text("{")
    assert hint(tmp_path) == "version 1.1.0 was in force on 2026-10-01"
