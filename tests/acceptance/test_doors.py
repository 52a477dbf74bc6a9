"""Small doors into a playbook: one entry, one step after another, and what a site carries for programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from generator import api
from generator.doors.beside import files_beside
from generator.model.phases import DecisionStep
from generator.model.situation import codes
from tests.acceptance.test_cli import ROOT
from tests.build import as_shipped, changed, shipped_playbook, write
from tests.repository import TestRepository
from tests.warm import command as run

SMALL = ROOT / "tests/small"

ENTRY = """\
Switch the feature off
----------------------

- What: The feature shows a notice instead of an answer.
- Owner: Technical lead (technical-lead)
- Backup: Machine-learning engineer (machine-learning-engineer)
- Effect within: 2 minutes
- Reversible: yes
"""


def test_an_entry_is_shown_with_names_in_the_place_of_references() -> None:
    ran = run("show", "levers/kill-switch", str(SMALL))
    assert ran.stdout.startswith(ENTRY)


def test_an_entry_is_shown_as_markdown_and_as_data() -> None:
    text = run("show", "severities/sev-1", str(SMALL), "--format", "markdown").stdout
    assert "# SEV-1\n" in text
    assert "- **Contain within**: 15 minutes\n" in text
    data = json.loads(run("show", "severities/sev-1/contain_within", str(SMALL), "--format", "json").stdout)
    assert (data["path"], data["value"]["seconds"]) == ("severities/sev-1/contain_within", 900)
    assert {"version", "digest", "edition"} < data.keys()


def test_what_nobody_wrote_is_told_as_no_fact(tmp_path: Path) -> None:
    """A program that reads it takes a default for a decision of the team."""
    assert run("init", str(tmp_path / "own"), "--from", "blank").returncode == 0
    text = run("show", "phases/respond", str(tmp_path / "own" / "playbook"), "--format", "markdown").stdout
    assert re.findall(r"Minutes|Work|Role\*|Lane|From minute", text) == []
    about = run("show", "about", str(tmp_path / "own" / "playbook")).stdout
    assert re.findall("Night crew|Horizon", about) == []


def test_a_step_is_known_by_its_id_alone() -> None:
    step = next(iter(api.check(SMALL).playbook.steps))  # type: ignore[union-attr]
    data = json.loads(run("show", f"steps/{step}", str(SMALL), "--format", "json").stdout)
    assert (data["value"]["id"], data["path"].split("/")[0]) == (step, "phases")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (
            "severities/sev-11",
            "there is nothing called 'sev-11' under severities: did you mean 'severities/sev-1'?",
        ),
        ("severites", "there is nothing called 'severites': did you mean 'severities'?"),
        ("levers/kill-switch/colour", "there is nothing called 'colour' under levers/kill-switch"),
        ("kill-switch", "there is nothing called 'kill-switch': did you mean 'levers/kill-switch'?"),
        ("levers/holding-notice", "under levers: did you mean 'scripts/holding-notice'?"),
        ("severities/SEV-1", "under severities: did you mean 'severities/sev-1'?"),
        ("severities/sev-1/contain", "did you mean 'severities/sev-1/contain_within'?"),
    ],
)
def test_a_path_that_leads_nowhere_names_what_is_near(path: str, says: str) -> None:
    ran = run("show", path, str(SMALL))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert says in ran.stderr


def test_what_is_private_is_not_shown_in_the_public_edition(tmp_path: Path) -> None:
    write(changed({"levers/kill-switch/command": "flag off checkout"}), tmp_path)
    assert "flag off checkout" in run("show", "levers/kill-switch", str(tmp_path)).stdout
    public = run("show", "levers", str(tmp_path), "--edition", "public", "--format", "json")
    assert (public.returncode, "flag off" in public.stdout) == (0, False)
    hidden = run("show", "contacts", str(tmp_path), "--edition", "public")
    assert (hidden.returncode, "(this is the public edition)" in hidden.stderr) == (2, True)


def test_a_revision_is_shown_as_git_has_it(tmp_path: Path) -> None:
    team = TestRepository(tmp_path)
    team.commit({"severities/sev-1/label": "Dire"})
    team.commit({"severities/sev-1/label": "Grave"})
    shown = [
        run("show", "severities/sev-1/label", "--revision", name, cwd=tmp_path).stdout
        for name in ("HEAD~1", "HEAD")
    ]
    assert shown == ["Dire\n", "Grave\n"]


def test_every_way_through_the_steps_can_be_walked_step_by_step() -> None:
    """From the start, each answer of each decision leads to the step that the graph of the playbook names."""
    checked = as_shipped()
    playbook = checked.playbook
    assert playbook is not None
    for ways in playbook.ways:
        severity = ways.severities[0]
        for step_id, after in ways.after.items():
            step = playbook.steps[step_id]
            answers = (
                [str(place) for place, _ in enumerate(step.answers, start=1)]
                if step.kind == "decision"
                else [None]
            )
            told = [told_next(checked, severity, step_id, answer, ways.types) for answer in answers]
            assert tuple(dict.fromkeys(told)) == after


def test_what_runs_beside_the_first_step_says_from_which_minute() -> None:
    ran = run("next", str(ROOT / "playbook"))
    lane = next(phase for phase in shipped_playbook().phases.values() if phase.lane != "main")
    assert f"From minute {lane.from_minute}, beside it: " in ran.stdout


def test_what_has_no_minute_says_what_it_waits_for(tmp_path: Path) -> None:
    step = {"owner": "technical-lead", "do": "Order water.", "only_for": ["sev-1"], "after": ["preserve"]}
    data = changed({"phases/aside": {"name": "Aside", "lane": "aside", "steps": {"order": step}}})
    ran = run("next", str(write(data, tmp_path / "aside")))
    assert "Beside it, once the severity is set, after preserve: Order water. (order)" in ran.stdout


def test_a_field_that_is_nought_is_shown() -> None:
    first = next(iter(shipped_playbook().phases.values()))
    assert "- From minute: 0\n" in run("show", f"phases/{first.id}", str(ROOT / "playbook")).stdout


def told_next(
    checked: api.Checked, severity: str, after: str, answer: str | None, types: tuple[str, ...]
) -> str:
    from generator.model.onward import onward  # noqa: PLC0415
    from generator.model.situation import Situation  # noqa: PLC0415

    assert checked.playbook is not None
    found = onward(checked.playbook, severity, after, answer, Situation({}, types[0] if types else None))
    return found.step.id if found.step else "end"


FLOOD = {"name": "Flood", "looks_like": "Water in the room"}


@pytest.fixture(scope="module")
def two_types(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blank playbook with a second type, and a step for each type alone."""
    folder = tmp_path_factory.mktemp("two-types") / "mini"
    assert run("init", str(folder), "--from", "blank", "--yes").returncode == 0
    types, phases = folder / "playbook/types.yaml", folder / "playbook/phases.yaml"
    types.write_text(f"{types.read_text('utf-8')}flood: {json.dumps(FLOOD)}\n", "utf-8")
    steps = (
        "    fix-a: {owner: responder, do: Reset the machine., only_for_types: [fault]}\n"
        "    fix-b: {owner: responder, do: Pump the water out., only_for_types: [flood]}\n    stop-it:"
    )
    phases.write_text(phases.read_text("utf-8").replace("    stop-it:", steps), "utf-8")
    return folder / "playbook"


@pytest.mark.parametrize(
    ("type_id", "title"),
    [("fault", "Reset the machine."), ("flood", "Pump the water out."), ("none", "Stop the fault, or")],
)
def test_the_next_step_is_that_of_the_type_and_so_is_the_one_that_follows(
    two_types: Path, type_id: str, title: str
) -> None:
    """The command that it prints says the type and the severity again."""
    ran = run("next", str(two_types), "--after", "page", "--type", type_id, "--severity", "Incident")
    assert (ran.stdout.startswith(title), ran.stderr) == (True, "")
    again = f" --severity incident --type {type_id}"
    command = ran.stdout.splitlines()[-1].removeprefix("Then: playbook ")
    assert command.endswith(again)
    if type_id != "none":
        then = run(*command.split(), str(two_types)).stdout
        assert then.startswith("Stop the fault, or")
        assert then.endswith(f"Then: playbook next --after stop-it{again}\n")


def test_while_nobody_knows_the_type_no_step_is_left_out(two_types: Path) -> None:
    said = [run("next", str(two_types), "--after", step).stdout for step in ("page", "fix-a", "fix-b")]
    assert [each.partition("\n")[0] for each in said] == [
        "Reset the machine.", "Pump the water out.", "Stop the fault, or switch off what causes it.",
    ]  # fmt: skip


def test_a_step_of_another_type_is_refused_with_the_type_it_is_for(two_types: Path) -> None:
    ran = run("next", str(two_types), "--after", "fix-a", "--type", "flood")
    said = "playbook: the step 'fix-a' is not for the incident type 'Flood': it is only for fault\n"
    assert (ran.returncode, ran.stderr) == (2, said)


def decisions() -> list[DecisionStep]:
    playbook = shipped_playbook()
    return [step for step in playbook.steps.values() if isinstance(step, DecisionStep)]


def test_a_decision_asks_for_its_answer() -> None:
    step = decisions()[0]
    ran = run("next", "--after", step.id, str(ROOT / "playbook"))
    assert ran.returncode == 2
    assert f"asks '{step.ask}': say which answer; known: {', '.join(codes(step))}" in ran.stderr


def test_the_end_of_a_way_says_what_closes_it() -> None:
    step, place, words = next(
        (step, place, answer.ends_with)
        for step in decisions()
        for place, answer in enumerate(step.answers, start=1)
        if answer.goto == "end" and answer.ends_with and "{" not in answer.ends_with
    )
    ran = run("next", "--after", step.id, "--answer", str(place), str(ROOT / "playbook"))
    assert ran.stdout == f"The way ends here. {words}\n"


@pytest.fixture(scope="module", params=["internal", "public"])
def beside(request: pytest.FixtureRequest) -> dict[str, str]:
    """What a site carries for programs, by address."""
    checked = as_shipped(edition=request.param)
    pages = api.render(checked)
    return dict(files_beside(checked, pages, api.ready(pages)))


def test_each_page_has_data_and_plain_markdown_beside_it(beside: dict[str, str]) -> None:
    names = {name.rpartition(".")[0] for name in beside if name.endswith(".md")}
    assert len(names) > 150
    assert {name for name in names if f"{name}.json" not in beside} == set()


def test_the_markdown_holds_no_html(beside: dict[str, str]) -> None:
    reader = MarkdownIt("commonmark")
    found = [
        (name, token.content)
        for name, text in beside.items()
        if name.endswith(".md")
        for block in reader.parse(text)
        for token in (block, *(block.children or ()))
        if token.type.startswith("html")
    ]
    assert found == []


def test_a_page_of_many_cards_says_their_words(beside: dict[str, str]) -> None:
    assert "SEV-1" in beside["cards/overview.md"]


def test_links_of_the_markdown_lead_to_markdown_that_is_there(beside: dict[str, str]) -> None:
    dead = []
    for name, text in beside.items():
        folder = name.split("/")[:-1]
        for link in (
            re.findall(r"\]\(([^)#:\s]+\.md)", text) if name.endswith(".md") and "source/" not in name else ()
        ):
            parts = list(folder)
            for part in link.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            if "/".join(parts) not in beside:
                dead.append((name, link))
    assert dead == []


def test_data_beside_a_page_has_the_form_of_the_contract(beside: dict[str, str]) -> None:
    schema = json.loads(beside["playbook.schema.json"])
    pages = [
        json.loads(text) for name, text in beside.items() if name.endswith(".json") and "schema" not in name
    ]
    entries = [entry for page in pages for entry in page.get("entries", ())]
    assert len(entries) > 150
    wrong = [entry["path"] for entry in entries if not fits(schema, entry)]
    assert wrong == []


CLASSES = {
    "severities": "Severity",
    "roles": "Role",
    "types": "IncidentType",
    "levers": "Lever",
    "clocks": "Clock",
}


def fits(schema: dict[str, Any], entry: dict[str, Any]) -> bool:
    """Return whether an entry has its form; those of other concepts are covered by the whole document."""
    name = CLASSES.get(entry["path"].split("/")[0])
    if name is None or entry["path"].count("/") != 1:
        return True
    part = {"$defs": schema["$defs"], "$ref": f"#/$defs/{name}"}
    return bool(Draft202012Validator(part).is_valid(entry["value"]))


def test_the_index_names_every_page_of_the_navigation(beside: dict[str, str]) -> None:
    lines = beside["llms.txt"].split("\n")
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\): \S", beside["llms.txt"], re.MULTILINE)
    assert len(links) > 20
    assert [link for link in links if link not in beside] == []


def test_the_players_find_no_answers_of_a_drill_beside_their_page(beside: dict[str, str]) -> None:
    players = {name: text for name, text in beside.items() if name.startswith("drills")}
    assert len(players) > 10
    playbook = shipped_playbook()
    expected = [
        text for drill in playbook.drills.values() for inject in drill.injects for text in inject.expect
    ]
    assert len(expected) > 50
    assert [name for name, text in players.items() if any(answer in text for answer in expected)] == []


def test_a_hostile_text_stays_text(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> ![x](y) [a](javascript:alert(1))"
    write(changed({"levers/kill-switch/what": hostile}), tmp_path)
    text = run("show", "levers/kill-switch", str(tmp_path), "--format", "markdown").stdout
    html = MarkdownIt("commonmark").render(text)
    assert "<img src=x" not in html
    assert "javascript:" not in re.findall(r'href="([^"]*)"', html)


def test_a_door_knows_what_the_last_check_found_and_keeps_nothing(tmp_path: Path) -> None:
    """Where the playbook was checked at its root no rule is asked, nor imported: half a second more for whoever waits."""
    write(changed(), tmp_path / "ours/playbook")
    code = (
        "import sys; from generator.cli import main\n"
        "try: main()\n"
        "finally: print(sum(name.startswith('generator.rules.') for name in sys.modules), file=sys.stderr)"
    )

    def asked(*said: str) -> tuple[str, int]:
        command = [sys.executable, "-c", code, *said]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path / "ours")
        assert ran.returncode == 0, ran.stderr
        return ran.stdout, int(ran.stderr.split()[-1])

    show = ("show", "roles", str(tmp_path / "ours/playbook"))
    first, all_of_them = asked(*show)
    assert not (tmp_path / "ours/build").exists()
    asked("check", str(tmp_path / "ours/playbook"))
    there = {path: path.stat().st_mtime_ns for path in (tmp_path / "ours/build").rglob("*")}
    then, few = asked(*show)
    assert then == first
    assert few < all_of_them / 3
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "ours/build").rglob("*")} == there
