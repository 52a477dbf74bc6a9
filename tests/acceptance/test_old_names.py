"""What a team calls otherwise follows where it is referred to, and is told where a text types the old name."""

from __future__ import annotations

from pathlib import Path

from generator.api import check
from tests.acceptance.test_cli import playbook

LAYER = "layers/team"


def told(folder: Path) -> list[tuple[str, str]]:
    return [
        (str(problem.spot), problem.message)
        for problem in check(folder).problems
        if problem.rule == "old-name-typed"
    ]


def test_the_default_types_no_name_of_a_severity(started: Path) -> None:
    text = "".join(f"sev-{number}: {{name: P{number}}}\n" for number in (1, 2, 3, 4))
    (started / LAYER / "severities.yaml").write_text(text, encoding="utf-8")
    assert told(started) == []
    found = check(started).playbook
    assert found is not None


def test_a_text_that_types_the_old_name_is_told_with_the_new_one(started: Path) -> None:
    (started / LAYER / "severities.yaml").write_text("sev-1: {name: P1}\n", encoding="utf-8")
    (started / LAYER / "roles.yaml").write_text(
        'scribe: {mission: "Write down what happens at SEV-1, and run `sev SEV-1`."}\n', encoding="utf-8"
    )
    assert told(started) == [("roles/scribe/mission", "'SEV-1' is called 'P1' here")]


def test_a_text_that_types_the_name_of_a_role_that_is_gone_is_told(started: Path) -> None:
    (started / LAYER / "levers.yaml").write_text(
        "kill-switch: {watch_out: {$add: [The Scribe logs the time at SEV-4.]}}\n", encoding="utf-8"
    )
    for gone in ("roles/scribe", "severities/sev-4"):
        ran = playbook(
            "remove", gone, "--instead", "deputy" if "scribe" in gone else "sev-3", "--write", cwd=started
        )
        assert ran.returncode == 0, ran.stdout
    assert {message for _, message in told(started)} == {
        "'Scribe' is not there any more: a layer removed it", "'SEV-4' is not there any more: a layer removed it",
    }  # fmt: skip
