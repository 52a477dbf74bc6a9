"""Records as a team keeps them: imported, begun, told as a postmortem, answered for on a day of last month."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.build import changed, write
from tests.repository import TestRepository
from tests.warm import command

LIVE = Path(__file__).parents[1] / "cases" / "live" / "incident.json"
RECORD: dict[str, Any] = {
    "name": "A retired table was quoted",
    "plan": {"version": "1.0.0"},
    "type": "quality-regression",
    "moments": {"first-signal": "2026-10-01T13:00Z", "resolved": "2026-10-01T13:30Z"},
    "severities": [{"at": "2026-10-01T13:05Z", "severity": "sev-2"}],
    "postmortem": {"state": "draft", "fields": {"impact": {"internal": "Ten people."}}},
    "actions": {"gate": {"what": "Add a case.", "kind": "detect", "owner": "scribe", "due": "2026-10-15"}},
}
DRILL = RECORD | {"name": "The drill", "drill": True, "played": {"drill": "drill-quality-regression"}}


def ran(*arguments: str | Path, cwd: Path) -> tuple[int, str, str]:
    done = command(*arguments, cwd=cwd)
    return done.returncode, done.stdout, done.stderr


def because(item: dict[str, str]) -> str:
    """Return what a line rests on, without the hashes of commits."""
    return re.sub("commit [0-9a-f]{12}", "commit #", item["because"])


def test_an_import_writes_a_record_that_the_check_takes_and_tells_what_had_no_place(tmp_path: Path) -> None:
    write(changed(), tmp_path / "playbook")
    given = ("--type", "quality-regression", "--today", "2026-11-30")
    code, out, err = ran("incident", "import", LIVE, *given, cwd=tmp_path)
    assert (code, out) == (0, "Wrote playbook/incidents/20261129t021000-k3f9a2.yaml\n")
    record = tmp_path / "playbook" / "incidents" / "20261129t021000-k3f9a2.yaml"
    assert "what: answer, about: data-crossed, state: " in record.read_text("utf-8")
    assert "warning: there is no 'paged' in timestamps [record-unknown-id]" in err
    early = ran("incident", "import", LIVE, *given[:-1], "2026-11-20", "--again", cwd=tmp_path)
    assert early[0] == 1
    assert "error: this says 2026-11-29 02:08 UTC, but today is 2026-11-20 [record-in-future]" in early[2]
    code, out, _ = ran("check", "--today", "2026-11-30", "--format", "json", cwd=tmp_path)
    assert (code, json.loads(out)["errors"]) == (0, 0)
    again = ran("incident", "import", LIVE, "--type", "quality-regression", cwd=tmp_path)
    assert again[0] == 2
    assert "there is an incident '20261129t021000-k3f9a2' already; --again replaces its file" in again[2]
    written = record.read_text("utf-8")
    assert ran("incident", "import", record, "--again", cwd=tmp_path)[0] == 0
    assert record.read_text("utf-8") == written


def test_an_import_that_fails_writes_nothing_and_says_one_line(tmp_path: Path) -> None:
    write(changed(), tmp_path / "playbook")
    (tmp_path / "bad.json").write_text(
        LIVE.read_text("utf-8").replace('"pulled"', '"broken"', 1), encoding="utf-8"
    )
    code, out, err = ran("incident", "import", "bad.json", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err.endswith(
        "playbook: bad.json: levers/0/is is 'broken'; it is one of: pulled, held, did-not-hold, undone\n"
    )
    assert not (tmp_path / "playbook" / "incidents").exists()


def test_a_postmortem_is_told_inside_and_outside_only_once_it_is_public(tmp_path: Path) -> None:
    folder = write(changed({"incidents": {"wrong-table": RECORD}}), tmp_path / "playbook")
    code, out, _ = ran("incident", "postmortem", "wrong-table", cwd=tmp_path)
    assert code == 0
    assert out.startswith(
        "# Postmortem: A retired table was quoted\n\nState: draft, readers: none.\nDue by 2026-10-08.\n"
    )
    assert "\nTen people.\n" in out
    assert "- Add a case. (detect) owner: Scribe, due: 2026-10-15\n" in out
    code, out, err = ran("incident", "postmortem", "wrong-table", "--form", "public", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert "there is no incident 'wrong-table' in the public edition: its postmortem is not public" in err
    account = {
        "state": "published",
        "published": "public",
        "fields": {"impact": {"internal": "Ten.", "public": "Many."}},
    }
    write(changed({"incidents": {"wrong-table": RECORD | {"postmortem": account}}}), folder)
    code, out, err = ran("incident", "postmortem", "wrong-table", "--form", "public", cwd=tmp_path)
    assert (code, out, "[postmortem-before-counsel]" in err) == (1, "", True)
    about = folder / "about.yaml"
    sound = about.read_text("utf-8")
    about.write_text(f"{sound}name: Twice\nname: Twice\n", encoding="utf-8")
    code, out, err = ran("incident", "postmortem", "wrong-table", "--form", "public", cwd=tmp_path)
    assert (code, out, "about.yaml:" in err) == (1, "", True), "no rule ran, and it went out"
    about.write_text(sound, encoding="utf-8")
    account |= {"cleared": {"by": "executive-on-call", "at": "2026-10-05T09:00Z"}}
    write(changed({"incidents": {"wrong-table": RECORD | {"postmortem": account}}}), folder)
    code, out, err = ran("incident", "postmortem", "wrong-table", "--form", "public", cwd=tmp_path)
    assert (code, "error" in err) == (0, False), err
    assert ("Many." in out, "Ten." in out) == (True, False)


def test_a_record_begun_by_hand_is_there(tmp_path: Path) -> None:
    write(changed(), tmp_path / "playbook")
    said = (
        "incident",
        "new",
        "Wrong answers",
        "--id",
        "mine",
        "--type",
        "quality-regression",
        "--severity",
        "sev-2",
    )
    assert ran(*said, cwd=tmp_path)[:2] == (0, "Wrote playbook/incidents/mine.yaml\n")
    assert "  name: Wrong answers\n" in (tmp_path / "playbook/incidents/mine.yaml").read_text("utf-8")
    again = ran(*said, cwd=tmp_path)
    assert again[0] == 2
    assert again[2].endswith(
        "there is an incident 'mine' already; --id names another than the one in playbook/incidents/mine.yaml\n"
    )


def test_a_record_begun_for_a_public_edition_stands_in_the_last_layer(tmp_path: Path) -> None:
    write(changed(), tmp_path / "default")
    (tmp_path / "mine/layers/team").mkdir(parents=True)
    (tmp_path / "mine/playbook.yml").write_text(
        'edition: public\ndefault: {version: "1.0.0", path: ../default}\nlayers: [layers/team]\n', "utf-8"
    )
    said = ("incident", "new", "Wrong answers", "mine", "--type", "quality-regression", "--severity", "sev-2")
    code, out, _ = ran(*said, "--id", "wrong", cwd=tmp_path)
    assert (code, out) == (0, "Wrote mine/layers/team/incidents/wrong.yaml\n")


@pytest.fixture
def repository(tmp_path: Path) -> TestRepository:
    """A playbook released in September, with a drill and an incident of October, and one more that came later."""
    made = TestRepository(tmp_path)
    accepted = [{"rule": "long-sentence", "reason": "Agreed with support.", "until": "2026-10-01"}]
    lever: dict[str, object] = {
        "levers/kill-switch/tested_on": "2026-05-01",
        "about/reviewed_on": "2026-08-20",
    }
    lever["levers/kill-switch/accepted"] = accepted
    made.commit(lever, day="2026-09-01", tag="v1.0.0")
    late = RECORD | {"accepted": [{"rule": "update-late", "reason": "The channel was down."}]}
    later = DRILL | {
        "moments": {"first-signal": "2026-10-25T13:00Z"},
        "severities": [{"at": "2026-10-25T13:05Z", "severity": "sev-2"}],
    }
    records = {"drill": DRILL, "wrong-table": late, "later": late | later}
    made.commit(lever | {"incidents": records}, day="2026-11-02")
    return made


def test_what_was_in_force_exercised_and_overdue_on_a_day_of_last_month(repository: TestRepository) -> None:
    code, out, _ = ran(
        "evidence", "2026-10-20", "--format", "json", "--today", "2026-11-02", cwd=repository.root
    )
    told = json.loads(out)
    assert (code, told["version"], told["doubts"]) == (0, "1.0.0", [])
    said = {section: [(item["what"], item["says"], item["shown"]) for item in told["items"] if item["section"] == section]
            for section in ("in force", "exercised", "overdue")}  # fmt: skip
    assert said == {
        "in force": [("Version 1.0.0", f"since 2026-09-01, content {told['digest'][:12]}", "evidence")],
        "exercised": [
            ("Drill: The drill", "2026-10-01, 2 moments, 0 of 0 results good, 0 found", "assertion"),
            ("Incident: A retired table was quoted", "2026-10-01, 2 moments", "assertion"),
        ],
        "overdue": [
            ("Lever kill-switch", "was due by 2026-07-30", "assertion"),
            ("Action Add a case.", "was due by 2026-10-15", "assertion"),
            ("Postmortem of A retired table was quoted", "was due by 2026-10-08", "assertion"),
            ("Action Add a case.", "was due by 2026-10-15", "assertion"),
        ],
    }


def test_warnings_that_were_let_stand_are_told_as_waived(repository: TestRepository) -> None:
    said = ("evidence", "2026-10-20", "--format", "json", "--today", "2026-11-02")
    told = json.loads(ran(*said, cwd=repository.root)[1])
    assert [
        (item["what"], item["says"], because(item))
        for item in told["items"]
        if item["section"] == "waived" and item["what"].startswith("Warning ")
    ] == [
        (
            "Warning long-sentence",
            "until 2026-10-01, ended: Agreed with support.",
            "levers/kill-switch, tag v1.0.0, commit #",
        ),
        ("Warning update-late", "The channel was down.", "incidents/wrong-table, commit # of 2026-11-02"),
    ]


def test_a_record_whose_digest_is_that_of_the_version_is_tied_to_it(repository: TestRepository) -> None:
    told = json.loads(
        ran("evidence", "2026-10-20", "--format", "json", "--today", "2026-11-02", cwd=repository.root)[1]
    )
    plan = {"plan": {"version": "1.0.0", "digest": told["digest"][:16]}}
    repository.commit({"incidents": {"wrong-table": RECORD | plan}}, day="2026-11-02")
    told = json.loads(
        ran("evidence", "2026-10-20", "--format", "json", "--today", "2026-11-02", cwd=repository.root)[1]
    )
    assert [because(item) for item in told["items"] if item["what"].startswith("Incident:")] == [
        "incidents/wrong-table, commit # of 2026-11-02; its digest is that of version 1.0.0, in force that day"
    ]


def test_an_assertion_rests_on_the_last_commit_of_its_file(repository: TestRepository) -> None:
    def drills() -> list[str]:
        told = json.loads(
            ran("evidence", "2026-10-20", "--format", "json", "--today", "2026-11-02", cwd=repository.root)[1]
        )
        return [because(item) for item in told["items"] if item["what"].startswith("Drill: ")]

    (records,) = repository.root.glob("**/incidents.yaml")
    first = drills()
    records.write_text(f"{records.read_text('utf-8')}# later\n", "utf-8")
    changed_since = drills()
    records.rename(records.parent / "incidents.bak")
    (records.parent / "incidents").mkdir()
    (records.parent / "incidents.bak").rename(records.parent / "incidents" / "all.yaml")
    says = "; it says version 1.0.0"
    assert (first, changed_since, drills()) == (
        [f"incidents/drill, commit # of 2026-11-02{says}"],
        [f"incidents/drill, commit # of 2026-11-02, changed since{says}"],
        [f"incidents/drill, in no commit yet{says}"],
    )


def test_a_day_before_every_release_and_a_day_to_come_are_told(repository: TestRepository) -> None:
    told = json.loads(
        ran("evidence", "2026-01-05", "--format", "json", "--today", "2026-11-02", cwd=repository.root)[1]
    )
    assert told["doubts"] == [
        "no version was released by 2026-01-05; what follows is read from the files as they are now"
    ]
    assert [item for item in told["items"] if item["section"] in ("in force", "overdue")] == []
    code, _, err = ran("evidence", "2027-01-05", "--today", "2026-11-02", cwd=repository.root)
    assert (code, err.splitlines()[-1]) == (2, "playbook: 2027-01-05 is still to come; today is 2026-11-02")
    code, _, err = ran("evidence", "2026-02-30", cwd=repository.root)
    assert (code, err.splitlines()[-1].partition(": ")[2]) == (
        2,
        "Invalid value for 'YYYY-MM-DD': there is no day '2026-02-30'; write one as in 2026-10-31",
    )


def test_the_page_for_paper_says_what_is_evidence_and_holds_no_script(repository: TestRepository) -> None:
    page = ran("evidence", "2026-10-20", "--format", "html", "--today", "2026-11-02", cwd=repository.root)[1]
    assert "<b>evidence</b><br><small>tag v1.0.0, commit " in page
    assert page.count("<h2>") == 5
    assert "<script" not in page
    text = ran("evidence", "2026-10-20", "--today", "2026-11-02", cwd=repository.root)[1]
    assert "\nIn force: 1\n  Version 1.0.0: since 2026-09-01, content " in text
    assert "\nWaived: " in text


def test_two_files_with_one_incident_are_told_with_both_places(tmp_path: Path) -> None:
    folder = write(changed(), tmp_path / "playbook")
    said = ("--type", "quality-regression", "--severity", "sev-2", "--id", "mine")
    assert ran("incident", "new", "Wrong answers", *said, cwd=tmp_path)[0] == 0
    records = folder / "incidents"
    (records / "other.yaml").write_text((records / "mine.yaml").read_text("utf-8"), encoding="utf-8")
    code, out, _ = ran("check", "--format", "json", cwd=tmp_path)
    (problem,) = json.loads(out)["problems"]
    assert (code, problem["rule"], problem["file"], problem["line"]) == (
        1,
        "duplicate-key",
        "playbook/incidents/other.yaml",
        1,
    )
    assert problem["message"] == "the key 'mine' already stands in playbook/incidents/mine.yaml, line 1"
