"""Reporters: the same problems for people, programs and annotations."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.problems import Level, Location, Problem, RuleDoc, Spot, in_order
from generator.report import REPORTERS
from generator.report.problems.sarif import as_sarif

ERROR = Problem(
    "unknown-reference",
    Level.ERROR,
    "there is no role 'scrbe'",
    Spot.of("phases", "confirm", "steps", "log", "owner"),
    Location("playbook/phases.yaml", 3, 12),
    "did you mean 'scribe'?",
    Location("playbook/roles.yaml", 9, 1),
)
WARNING = Problem(
    "few-signals", Level.WARNING, "only one: a\nb,c%", where=Location("playbook/types.yaml", 1, 1)
)
LINES = {3: "    owner: scrbe", 1: "quality:"}


def report(form: str, *problems: Problem, accepted: int = 0) -> str:
    return REPORTERS[form](problems, lambda where: LINES.get(where.line, ""), False, accepted)


def test_text_shows_place_sentence_line_caret_and_help() -> None:
    assert report("text", ERROR) == (
        "playbook/phases.yaml:3:12: error: there is no role 'scrbe' [unknown-reference]\n"
        "  |     owner: scrbe\n"
        "  |            ^\n"
        "  help: did you mean 'scribe'?\n"
        "  see: playbook/roles.yaml:9:1\n"
        "\n"
        "1 error, 0 warnings.\n"
    )


@pytest.mark.parametrize("form", ["text", "github"])
def test_the_total_counts_what_was_accepted(form: str) -> None:
    assert report(form, accepted=2) == "No problems found, 2 accepted.\n"
    assert report(form, ERROR, accepted=1).endswith("1 error, 0 warnings, 1 accepted.\n")
    assert json.loads(report("json", accepted=2))["accepted"] == 2


def test_text_makes_what_a_terminal_could_obey_visible() -> None:
    hostile = Problem("wrong-value", Level.ERROR, "is 'a\x1b[31m\u202eb'", where=Location("x.yaml", 7, 1))
    assert report("text", hostile).splitlines()[0] == (
        "x.yaml:7:1: error: is 'a\\u{1b}[31m\\u{202e}b' [wrong-value]"
    )


def test_the_caret_stands_below_wide_characters() -> None:
    problem = Problem("r", Level.ERROR, "m", where=Location("x", 1, 4))
    text = REPORTERS["text"]([problem], lambda _: "日本: x", False, 0)
    assert text.splitlines()[1:3] == ["  | 日本: x", "  |      ^"]


def test_a_long_line_is_cut_around_the_place() -> None:
    problem = Problem("r", Level.ERROR, "m", where=Location("x", 1, 500))
    _, shown, caret, *_ = REPORTERS["text"](
        [problem], lambda _: "a" * 499 + "B" + "c" * 500, False, 0
    ).splitlines()
    assert shown[caret.index("^")] == "B"
    assert len(shown) < 110


def test_github_escapes_what_would_start_another_command() -> None:
    assert report("github", ERROR, WARNING) == (
        "::error file=playbook/phases.yaml,line=3,col=12,title=unknown-reference"
        "::there is no role 'scrbe'. did you mean 'scribe'?\n"
        "::warning file=playbook/types.yaml,line=1,col=1,title=few-signals::only one: a%0Ab,c%25\n"
        "1 error, 1 warning.\n"
    )


def test_github_says_how_many_annotations_it_hides() -> None:
    many = [Problem("r", Level.ERROR, str(number), where=Location("x", number, 1)) for number in range(1, 14)]
    assert report("github", *many).splitlines()[-1] == (
        "13 errors, 0 warnings. GitHub shows 10 of each; 3 more are in this log."
    )


def test_json_holds_everything_once() -> None:
    assert json.loads(report("json", ERROR, WARNING)) == {
        "schema_version": 1,
        "errors": 1,
        "warnings": 1,
        "accepted": 0,
        "problems": [
            {
                "rule": "unknown-reference",
                "level": "error",
                "message": "there is no role 'scrbe'",
                "hint": "did you mean 'scribe'?",
                "spot": "phases/confirm/steps/log/owner",
                "file": "playbook/phases.yaml",
                "line": 3,
                "column": 12,
                "related": {"file": "playbook/roles.yaml", "line": 9, "column": 1},
            },
            {
                "rule": "few-signals",
                "level": "warning",
                "message": "only one: a\nb,c%",
                "hint": None,
                "spot": None,
                "file": "playbook/types.yaml",
                "line": 1,
                "column": 1,
                "related": None,
            },
        ],
    }


def test_no_problem_is_said_in_words() -> None:
    assert report("text") == "No problems found.\n"


def test_problems_are_sorted_by_place_and_told_once() -> None:
    assert in_order([ERROR, WARNING, ERROR]) == (ERROR, WARNING)


def test_gitlab_gets_one_entry_a_problem_and_tells_equal_ones_apart() -> None:
    entries = json.loads(report("gitlab", ERROR, WARNING, WARNING))
    assert entries[0] | {"fingerprint": ""} == {
        "description": "there is no role 'scrbe'. did you mean 'scribe'?",
        "check_name": "unknown-reference",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "playbook/phases.yaml", "lines": {"begin": 3}},
    }
    assert len({entry["fingerprint"] for entry in entries}) == 3


def test_a_fingerprint_stays_when_lines_move() -> None:
    moved = replace(ERROR, where=Location("playbook/phases.yaml", 99, 12))
    first, second = (json.loads(report("gitlab", problem))[0]["fingerprint"] for problem in (ERROR, moved))
    assert first == second


def test_sarif_holds_rules_places_and_related_places() -> None:
    run = json.loads(report("sarif", ERROR))["runs"][0]
    assert run["tool"]["driver"] == {"name": "ai-incident-playbook", "rules": [{"id": "unknown-reference"}]}
    result = run["results"][0]
    assert (result["ruleId"], result["level"]) == ("unknown-reference", "error")
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "playbook/phases.yaml"},
        "region": {"startLine": 3, "startColumn": 12},
    }
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 9


def test_sarif_carries_the_help_of_each_rule_and_the_version() -> None:
    doc = RuleDoc(
        "unknown-reference", Level.ERROR, "A name leads somewhere.", "Nobody finds it.", "a: b\n", "a: c\n"
    )
    driver = json.loads(as_sarif([ERROR], lambda _: "", False, docs=[doc], version="1.2.3"))["runs"][0][
        "tool"
    ]["driver"]
    assert driver["version"] == "1.2.3"
    (rule,) = driver["rules"]
    assert rule["shortDescription"] == {"text": "A name leads somewhere."}
    assert rule["help"] == {
        "text": "A name leads somewhere. Nobody finds it.",
        "markdown": (
            "A name leads somewhere. Nobody finds it.\n\nWrong:\n\n```yaml\na: b\n```\n\nRight:\n\n```yaml\na: c\n```"
        ),
    }


def test_sarif_leaves_out_what_no_service_shows() -> None:
    many = [replace(WARNING, where=Location("x", number, 1)) for number in range(1, 5_100)]
    assert len(json.loads(report("sarif", *many))["runs"][0]["results"]) == 5_000


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_every_format_can_be_written_whatever_a_file_is_called(form: str) -> None:
    name = b"a\xff\x1b]0;x\x07.yaml".decode("utf-8", "surrogateescape")
    text = report(form, Problem("r", Level.ERROR, f"{name} is no concept", where=Location(name, 1, 1)))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "a\\u{dcff}" in text.encode("utf-8").decode().replace("\\\\", "\\")


def test_sarif_leads_to_the_very_file_whose_name_is_not_utf_8() -> None:
    where = Location(b"a\xff.yaml".decode("utf-8", "surrogateescape"), 1, 1)
    (found,) = json.loads(report("sarif", Problem("r", Level.ERROR, "m", where=where)))["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%FF.yaml"
