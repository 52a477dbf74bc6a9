"""`playbook triage`: what answers and an incident type add up to, as people and programs get it."""

from __future__ import annotations

import json
from pathlib import Path

from generator.model.duration import Duration
from tests.build import changed, write
from tests.repository import TestRepository
from tests.warm import command as run

REACHED = {"contacts": {"technical-lead": {"reach": "/page canary"}}}
SAID = ("--type", "A", "--answer", "harm=yes")
JSON = ("--format", "json")

TEXT = """\
SEV-1 Critical so far, because of
  Did anyone come to harm, or did data leave the company? Yes

At once:
  Page the Executive on call.

Page now:
  Incident commander (SEV-1). No answer? Page the Deputy.
  Executive on call (SEV-1; Did anyone come to harm, or did data leave the company? Yes; Quality regression). \
No answer? Page the Incident commander.
  Technical lead (SEV-1). Reach: /page canary. No answer? Page the Machine-learning engineer.
  Communications lead (SEV-1). No answer? Page the Deputy.
  Machine-learning engineer within 15 minutes (Quality regression). No answer? Page the Technical lead.

First lever, and what to pull when it does not hold:
  Roll back the model (Technical lead, else Machine-learning engineer; takes effect within 5 minutes)
  Switch the feature off (Technical lead, else Machine-learning engineer; takes effect within 2 minutes)

Save first:
  Trace (Technical lead)
  Model version (Machine-learning engineer)
  Prompt version (Machine-learning engineer)
  Change log (Technical lead)

Say first:
  Holding notice, within 30 minutes

Clocks that may start, whatever the severity:
  Notice to business customers

Next step:
  Page the Incident commander.

Not answered yet:
  Do many users see it? --answer spread=yes|not-sure|no
"""

ASKED = """\
Not answered yet:
  Did anyone come to harm, or did data leave the company? --answer harm=yes|not-sure|no
  Do many users see it? --answer spread=yes|not-sure|no

Incident type not named yet:
  A, Quality regression: Answers are worse than last week, and nothing crashed.
"""


def test_at_a_terminal_the_most_urgent_stands_first(tmp_path: Path) -> None:
    ran = run("triage", write(changed(REACHED), tmp_path / "playbook"), *SAID)
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", TEXT)


CONDITIONS = {
    "types/quality-regression/raises": [
        "Many ask.",
        {"when": "A hospital patient is in the zone.", "severity": "sev-1"},
    ],
    "types/quality-regression/lowers": [
        {"when": "The valve was open for a test.", "severity": "sev-3"},
    ],
    "types/quality-regression/signals": [
        {"what": "A call."},
        {"what": "The alarm of the pump.", "suggests": "sev-2"},
    ],
}
MILD = ("--type", "A", "--answer", "harm=no", "--answer", "spread=no")
RAISED = """\
SEV-3 Low, as no answer asks for more

It can still change:
  Raise to SEV-1 Critical when this holds: A hospital patient is in the zone.
  Raise to SEV-2 High when you see this sign: The alarm of the pump.

"""


def test_what_would_raise_the_severity_is_said_and_counts_for_nothing(tmp_path: Path) -> None:
    folder = write(changed(CONDITIONS), tmp_path / "playbook")
    assert run("triage", folder, *MILD).stdout.startswith(RAISED)
    found = json.loads(run("triage", folder, *MILD, *JSON).stdout)
    severity = found["severity"]
    assert (severity["id"], found["settled"]) == ("sev-3", True)
    first = severity["conditions"][0]
    assert first == {
        "by": "raises", "type": "quality-regression", "to": "sev-1", "worse": True,
        "when": "A hospital patient is in the zone.",
        "says": "Raise to SEV-1 Critical when this holds: A hospital patient is in the zone.",
    }  # fmt: skip
    assert [each["by"] for each in severity["conditions"]] == ["raises", "signals"]


def test_what_would_lower_it_is_said_unless_an_answer_asks_for_more(tmp_path: Path) -> None:
    folder = write(changed(CONDITIONS), tmp_path / "playbook")
    lines = {
        said: [
            line.strip()
            for line in run("triage", folder, "--type", "A", *said).stdout.splitlines()
            if " when this holds: " in line
        ]
        for said in ((), ("--answer", "harm=no"), ("--answer", "harm=yes"))
    }
    worse = "Raise to SEV-1 Critical when this holds: A hospital patient is in the zone."
    milder = "Lower to SEV-3 Low when this holds: The valve was open for a test."
    assert list(lines.values()) == [[worse, milder], [worse, milder], []]


def test_without_answers_it_lists_what_there_is_to_answer(tmp_path: Path) -> None:
    ran = run("triage", write(changed(), tmp_path / "playbook"))
    assert ran.stdout == ASKED


def test_programs_get_the_same_as_json(tmp_path: Path) -> None:
    ran = run("triage", write(changed(REACHED), tmp_path / "playbook"), *SAID, *JSON)
    found = json.loads(ran.stdout)
    harmed = {
        "by": "answer",
        "id": "harm",
        "answer": "yes",
        "says": "Did anyone come to harm, or did data leave the company? Yes",
    }
    assert list(found) == [
        "schema_version", "version", "type", "kind", "answers", "severity", "at_once", "pages", "levers", "lever_note", "save", "say",
        "words", "clocks", "next_step", "open", "settled", "kinds",
    ]  # fmt: skip
    assert (found["type"], found["answers"]) == ("quality-regression", {"harm": "yes"})
    deadlines = found["severity"].pop("deadlines")
    assert found["severity"] == {
        "id": "sev-1",
        "name": "SEV-1",
        "label": "Critical",
        "because": [harmed],
        "conditions": [],
    }
    assert deadlines[0] == {"id": "acknowledge_within", "name": "Page acknowledged", "within": "5m"}
    lengths = [Duration.parse(one["within"]).minutes for one in deadlines]
    assert lengths == sorted(lengths)
    assert found["at_once"] == [harmed | {"do": "Page the Executive on call."}]
    assert found["pages"][2] == {
        "id": "technical-lead",
        "name": "Technical lead",
        "because": [{"by": "severity", "id": "sev-1", "says": "SEV-1"}],
        "within": None,
        "backup": "machine-learning-engineer",
        "then": [{"role": "machine-learning-engineer", "after": None}],
        "contact": {
            "rota": None,
            "reach": "/page canary",
            "person": None,
            "backup": None,
            "checked_on": None,
        },
    }
    assert found["levers"][0] == {
        "id": "roll-back-model",
        "name": "Roll back the model",
        "owner": "technical-lead",
        "backup": "machine-learning-engineer",
        "effect_within": "5m",
        "in_time": True,
        "too": False,
        "save_first": False,
    }
    assert found["say"] == {"script": {"id": "holding-notice", "name": "Holding notice"}, "within": "30m"}
    assert found["open"] == {"spread": ["yes", "not-sure", "no"]}
    assert (found["settled"], found["kinds"]) == (False, [])


def test_while_the_type_is_not_known_it_says_so_and_takes_the_worse(tmp_path: Path) -> None:
    folder = write(changed(), tmp_path / "playbook")
    told = {
        said: run("triage", folder, "--answer", "harm=no", *said.split()).stdout.split("\n\n")[0]
        for said in ("", "--answer spread=no", "--type none", "--answer spread=no --type none")
    }
    guess = "  the type is not known and can be Quality regression"
    assert told == {
        "": f"Not known yet, SEV-2 High until what is open below is answered, because of\n{guess}",
        "--answer spread=no": "Not known yet: answer what is open below",
        "--type none": "Not known yet: answer what is open below",
        "--answer spread=no --type none": "SEV-3 Low, as nothing asks for more",
    }
    found = json.loads(run("triage", folder, "--answer", "harm=no", *JSON).stdout)
    assert found["severity"]["because"] == [
        {
            "by": "start",
            "id": "quality-regression",
            "via": "unknown",
            "says": f"until all is answered, {guess.strip()}",
        }
    ]


def test_a_kind_that_needs_several_levers_names_each_before_what_comes_when_they_fail(tmp_path: Path) -> None:
    kind = {"name": "A planted text", "looks_like": "It is quoted.", "levers_together": 2}
    kind["lever_note"] = "Quoted elsewhere? Tell them."
    kind |= {"levers": ["roll-back-model", "kill-switch"]}
    folder = write(changed({"types/quality-regression/kinds": {"planted-text": kind}}), tmp_path / "playbook")
    told = run("triage", folder, *SAID, "--kind", "planted-text").stdout.split("\n\n")
    (levers,) = (block.splitlines() for block in told if block.startswith("Pull each"))
    assert levers[0] == "Pull each of these levers, in this order:"
    assert [line.split(" (")[0] for line in levers[1:]] == [
        "  Roll back the model",
        "  Switch the feature off",
    ]
    assert not any(block.startswith("When they do not hold") for block in told)
    assert "Mind:\n  Quoted elsewhere? Tell them." in told
    found = json.loads(run("triage", folder, *SAID, "--kind", "planted-text", *JSON).stdout)
    assert ([each["too"] for each in found["levers"]], found["lever_note"]) == (
        [False, True],
        "Quoted elsewhere? Tell them.",
    )
    open_yet = run("triage", folder, *SAID).stdout
    assert "It is quoted. Pull first: Roll back the model, then Switch the feature off\n" in open_yet


def test_a_kind_with_another_first_lever_is_asked_for(tmp_path: Path) -> None:
    kind = {"name": "A false picture", "looks_like": "Not ours.", "levers": ["kill-switch"]}
    folder = write(
        changed({"types/quality-regression/kinds": {"false-picture": kind}}), tmp_path / "playbook"
    )
    ran = run("triage", folder, *SAID)
    assert (
        "Kind not named, and it changes the first lever. None fits? Say --kind none, keep the lever above:\n"
        in ran.stdout
    )
    assert "  --kind false-picture: Not ours. Pull first: Switch the feature off\n" in ran.stdout
    found = json.loads(run("triage", folder, *SAID, *JSON).stdout)
    assert found["kinds"] == [{"id": "false-picture", "name": "A false picture"}]
    assert "Kind not named" not in run("triage", folder, *SAID, "--kind", "none").stdout
    found = json.loads(run("triage", folder, *SAID, "--kind", "none", *JSON).stdout)
    assert (found["type"], found["kind"], found["kinds"]) == ("quality-regression", None, [])
    untyped = run("triage", folder, "--kind", "none")
    assert (untyped.returncode, "Name the type beside it" in untyped.stderr) == (2, True)


def test_the_public_edition_names_roles_and_no_way_to_reach_them(tmp_path: Path) -> None:
    folder = write(changed(REACHED), tmp_path / "playbook")
    for form in ("text", "json"):
        ran = run("triage", folder, *SAID, "--format", form, "--edition", "public")
        assert (ran.returncode, "canary" in ran.stdout, "Technical lead" in ran.stdout) == (0, False, True)


def test_a_revision_is_asked_as_it_was_then(tmp_path: Path) -> None:
    team = TestRepository(tmp_path / "team")
    write(changed(), team.root / "playbook")
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=First")
    write(changed({"triage/questions/spread/answers/0/floor": "sev-1"}), team.root / "playbook")
    then, now = (
        json.loads(run("triage", "--answer", "spread=yes", *JSON, *more, cwd=team.root).stdout)["severity"][
            "id"
        ]
        for more in (("--revision", "HEAD"), ())
    )
    assert (then, now) == ("sev-2", "sev-1")


def test_what_nobody_understands_is_refused_and_a_broken_playbook_answers_nothing(tmp_path: Path) -> None:
    folder = write(changed(), tmp_path / "playbook")
    ran = run("triage", folder, "--answer", "harm=perhaps")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "playbook: there is no answer to 'harm' 'perhaps'; known: yes, not-sure, no\n"
    broken = write(changed({"levers/kill-switch/owner": "nobody"}), tmp_path / "broken")
    ran = run("triage", broken, *SAID)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "there is no 'nobody' in roles" in ran.stderr
