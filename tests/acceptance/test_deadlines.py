"""`playbook deadlines` as people use it: two moments with their rules, and one clear line for what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warm import command

ROOT = Path(__file__).parents[2]


def asked(*arguments: str) -> tuple[int, str, str]:
    ran = command("deadlines", "playbook", *arguments, cwd=ROOT)
    return ran.returncode, ran.stdout, ran.stderr


def test_both_moments_stand_in_utc_and_local_time_with_the_rule_that_gave_each() -> None:
    code, out, err = asked("--clock", "gdpr-33", "--awareness", "2026-12-18T10:20+01:00")
    assert (code, err) == (0, "")
    assert out.split("\n\n", 1)[1] == (
        "GDPR Article 33 (authority) [gdpr-33]\n"
        "  Privacy Lead decides whether it applies: Controller, which decides why and how the data is used. Do you run it "
        "for another company? Then you are its processor, and tell the controller.\n"
        "  1. Notification of the breach to the lead authority of your main establishment; with none in the EU, the "
        "authority of each country with affected people, without undue delay; the hours are the outer limit\n"
        "     Safe    Mon 21 Dec 2026 10:20 (2026-12-21T09:20:00Z). Hours run on through nights, weekends and changes of "
        "the clock.\n"
        "     Outer   Mon 21 Dec 2026 11:00 (2026-12-21T10:00:00Z). Regulation (EEC, Euratom) 1182/71, Article 3(1): the "
        "hour of the event does not count. Article 3(4) moves no limit in hours off a weekend or holiday.\n"
        "     Remind  Sat 19 Dec 2026 22:20, then Sun 20 Dec 2026 19:56\n"
        "  2. Facts that were missing to whoever got the notification\n"
        "     Not counted: In phases, as they become known\n"
        "  3. Notice from a processor to each controller whose data it is\n"
        "     Not counted: Without undue delay, if we are a processor\n"
    )


def test_programs_get_the_same_as_json() -> None:
    code, out, _ = asked("--clock", "nis2-23", "--awareness", "2026-11-30T08:00Z", "--place", "Germany",
                         "--sent", "2=2026-11-30T17:00Z", "--format", "json")  # fmt: skip
    document = json.loads(out)
    final = document["clocks"][0]["due"][2]
    assert (code, document["local_zone"], document["holidays_known"]) == (0, "Europe/Berlin", [2024, 2029])
    assert [(final[name]["utc"], final[name]["local"]) for name in ("safe", "letter")] == [
        ("2026-12-30T22:59:00Z", "2026-12-30T23:59:00+01:00")
    ] * 2
    assert [rule["id"] for rule in final["letter"]["rules"]] == ["eu-same-date"]
    assert (final["counts_from"], final["notes"], final["not_counted"]) == ("2026-11-30T17:00:00Z", [], None)


def test_without_a_name_every_clock_that_can_bind_is_counted_and_the_others_say_why_not() -> None:
    _, out, _ = asked("--awareness", "2026-12-18T10:20+01:00", "--place", "Germany", "--format", "json")
    document = json.loads(out)
    firsts = [
        min((due["safe"]["utc"] for due in clock["due"] if due["safe"]), default="~")
        for clock in document["clocks"]
    ]
    left_out = {each["clock"]: each["why"] for each in document["left_out"]}
    assert firsts == sorted(firsts)
    assert [clock["clock"] for clock in document["clocks"] if clock["state"]] == []
    assert (left_out["eu-ai-act-73"], left_out["circia"], left_out["sec-8k-105"]) == (
        "is not in force before 2027-12-02",
        "is a proposal and no law",
        "is of US, and Germany is not there",
    )


def test_a_report_that_was_not_sent_yet_gives_the_earliest_moment_for_the_next_and_says_so() -> None:
    _, out, _ = asked("--clock", "nis2-23", "--awareness", "2026-12-18T10:20+01:00", "--place", "Germany")
    assert "     Outer   not known\n     Note    It counts from the moment at which report 2 was sent." in out


def test_a_year_whose_holidays_are_not_known_is_told() -> None:
    _, out, _ = asked(
        "--clock", "eu-ai-act-73-death", "--awareness", "2030-12-15T10:00Z", "--place", "Germany"
    )
    assert "Note    Holidays of 2030 are not known here, so they are not counted." in out


def test_of_a_place_that_is_not_known_the_earliest_safe_moment_counts_and_a_note_says_so() -> None:
    def safe(place: str) -> tuple[list[str], list[str]]:
        _, out, _ = asked("--clock", "nis2-23", "--clock", "gdpr-33", "--awareness", "2026-12-18T10:20Z", "--place", place, "--format", "json")  # fmt: skip
        dues = [due for clock in json.loads(out)["clocks"] for due in clock["due"] if due["safe"]]
        return [due["safe"]["utc"] for due in dues], [note["says"] for due in dues for note in due["notes"]]

    (unknown, notes), (germany, _) = safe("Germny"), safe("Germany")
    assert all(ours <= theirs for ours, theirs in zip(unknown, germany, strict=True))
    assert unknown != germany
    assert any(note.startswith("The place 'Germny' is not known here") for note in notes)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--clock gdpr33 --awareness 2026-12-18T10:20Z", "there is no clock 'gdpr33'; did you mean 'gdpr-33'?"),
        (
            "--awareness 2026-12-18T10:20",
            "'2026-12-18T10:20' says no zone: add the offset, such as 2026-12-18T10:20+01:00, or Z for UTC",
        ),
        (
            "--awareness yesterday",
            "'yesterday' is no moment: write date, time and offset, such as 2026-12-18T10:20+01:00",
        ),
        (
            "--awareness 2026-02-30T10:20Z",
            "'2026-02-30T10:20Z' is no moment: day is out of range for month; write it like 2026-12-18T10:20+01:00",
        ),
        (
            "--clock sec-8k-105 --awareness 2026-12-18T10:20Z",
            (
                "clock 'sec-8k-105' counts from 'materiality-decided', not from 'awareness': "
                "add --at materiality-decided=<moment>"
            ),
        ),
        (
            "--clock gdpr-33 --awareness 2026-12-18T10:20Z --place Japan",
            "clock 'gdpr-33' is of EU, and Japan is not there",
        ),
        (
            "--awareness 2026-12-18T10:20Z --zone Europe/Berln",
            "there is no time zone 'Europe/Berln': write one such as Europe/Berlin",
        ),
        (
            "--awareness 2026-12-18T10:20Z --entity credit-institutio",
            "there is no kind of entity 'credit-institutio'; did you mean 'credit-institution'?",
        ),
        (
            "--at awarenes=2026-12-18T10:20Z",
            "there is no timestamp 'awarenes'; did you mean 'awareness'?",
        ),
        (
            "--clock nis2-23 --awareness 2026-12-18T10:20Z --sent 1=2026-12-17T10:20Z",
            "report 1 of 'nis2-23' was sent before its time began to run: compare the two moments",
        ),
        (
            "--awareness 2026-12-18T10:20Z --sent 1=2026-12-18T10:20Z",
            (
                "'1=2026-12-18T10:20Z' names no report: write clock, number and moment, such as "
                "dora-19/1=2026-12-18T15:10+01:00"
            ),
        ),
        (
            "--clock nis2-23 --awareness 2026-12-18T10:20Z --sent 5=2026-12-18T10:20Z",
            "clock 'nis2-23' has 4 reports: there is no report 5",
        ),
        (
            "--awareness 2026-12-18T10:20Z --at awareness=2026-12-18T10:20Z",
            "'awareness' is entered twice: keep one moment",
        ),
        ("", "enter when it began: --awareness 2026-12-18T10:20+01:00"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_line_with_a_fix(arguments: str, said: str) -> None:
    assert asked(*arguments.split()) == (2, "", f"playbook: {said}\n")


def test_a_team_that_says_what_it_is_gets_no_time_that_others_have() -> None:
    """The bank of the examples is a credit institution, and thinks in the time of its own city."""
    ran = command(
        "deadlines", "examples/bank", "--clock", "dora-19", "--place", "Germany", "--format", "json",
        "--awareness", "2026-11-28T08:00Z", "--at", "classified=2026-11-28T09:00Z", cwd=ROOT,
    )  # fmt: skip
    first = json.loads(ran.stdout)["clocks"][0]["due"][0]
    assert (first["safe"]["utc"], first["letter"]["utc"]) == ("2026-11-28T13:00:00Z",) * 2
    assert first["notes"] == []


def test_a_public_edition_is_counted_like_the_internal_one() -> None:
    arguments = ("--clock", "gdpr-33", "--awareness", "2026-12-18T10:20+01:00")
    assert asked(*arguments, "--edition", "public") == asked(*arguments)


def test_help_and_check_do_not_pay_for_the_days_off_of_the_world() -> None:
    program = (
        "import sys\n"
        "from generator.cli import main\n"
        "for words in (['--help'], ['check', 'playbook']):\n"
        "    sys.argv = ['playbook', *words]\n"
        "    try:\n"
        "        main()\n"
        "    except SystemExit:\n"
        "        pass\n"
        "print(sorted({'holidays', 'icalendar'} & sys.modules.keys()))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_site_carries_the_clocks_and_days_off_as_data(default_build: Path) -> None:
    table = json.loads((default_build / "site" / "assets" / "deadlines.json").read_text("utf-8"))
    germany = table["places"]["DE"]
    assert table["years"] == [2024, 2029]
    assert (germany["name"], germany["zones"][0], germany["sure"], germany["weekend"]) == (
        "Germany",
        "Europe/Berlin",
        True,
        [5, 6],
    )
    assert germany["free"]["2026"] == "0101 0403 0406 0501 0514 0525 1225"
    assert table["clocks"]["dora-19"]["deadlines"][0] == {
        "what": "Initial notification",
        "to": "the competent authority",
        "within": [4, "h"],
        "wording": None,
        "after": None,
        "counted_from": "start",
        "ours": False,
        "second": {"within": [24, "h"], "after": "awareness", "lapses": True},
        "relief": {
            "until": "12:00",
            "not_for": ["credit-institution", "central-counterparty", "trading-venue", "nis2-entity"],
        },
    }
