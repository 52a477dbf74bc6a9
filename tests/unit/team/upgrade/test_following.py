"""Following a default: every old name in a layer becomes the new one, `$was` says what is below, the rest stays."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest

from generator.carry import carried, wheel_of_this_program
from generator.check.check import check
from generator.folder.assemble import version_of
from generator.folder.defaults import installed_default
from generator.team.follow import follow, upgrading
from tests.build import Data, changed, small, write


def two_defaults(folder: Path, old: Data, new: Data, moved: dict[str, str]) -> None:
    """Write two defaults; in the second, ids are renamed wherever they are named."""
    write(old, folder / "old")
    write(
        renamed(new, {name.rpartition("/")[2]: to.rpartition("/")[2] for name, to in moved.items()}),
        folder / "new",
    )
    about = folder / "new/about.yaml"
    lines = "".join(f"\n  {name}: {to}" for name, to in moved.items()) or " {}"
    about.write_text(about.read_text().replace("version: 1.0.0", "version: 2.0.0") + f"moved:{lines}\n")


def renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {
            names.get(key, key): member if key == "position" else renamed(member, names)
            for key, member in value.items()
        }
    if isinstance(value, list):
        return [renamed(item, names) for item in value]
    if isinstance(value, str):
        for old, new in names.items():
            value = new if value == old else value.replace(f"/{old}}}", f"/{new}}}")
    return value


def team(folder: Path, **files: str) -> Path:
    """Write a team on the old default; each file is one layer file by its concept."""
    layer = folder / "ours/layer"
    layer.mkdir(parents=True)
    (folder / "ours/playbook.yml").write_text('default: {version: "1.0.0", path: ../old}\nlayers: [layer]\n')
    for name, text in files.items():
        (layer / f"{name}.yaml").write_text(textwrap.dedent(text))
    return folder / "ours"


def followed(folder: Path) -> dict[str, str]:
    """Follow the new default; return the layer's files."""
    found = upgrading(folder / "ours", str(folder / "new"))
    _, by_hand = follow(found)
    assert by_hand == ()
    return {path.stem: path.read_text() for path in sorted((folder / "ours/layer").iterdir())}


def test_each_old_name_becomes_the_new_one_and_nothing_else_is_touched(tmp_path: Path) -> None:
    step = next(iter(small()["phases"]["contain"]["steps"]))
    moved = {
        "levers/kill-switch": "levers/off-switch",
        f"phases/contain/steps/{step}": f"phases/contain/steps/{step}-now",
        "roles/scribe": "roles/note-taker",
    }
    two_defaults(tmp_path, small(), small(), moved)
    layer = {
        "levers": """\
            # {levers/kill-switch} in a comment stays
            kill-switch: # ours
              where: "Console"   # of kill-switch
              undo: >-
                The {levers/kill-switch} is slow,
                see {levers/kill-switch/effect_within}; \\{levers/kill-switch} stays.
            """,
        "roles": """\
            scribe:
              $after: 'executive-on-call'
              owns: kill-switch and scribe are words here
            """,
        "severities": """\
            sev-1:
              joins: {$add: [scribe]}
              criteria:
                $add:
                  - "A {roles/scribe} said so." # why
            """,
        "phases": f"""\
            contain:
              steps:
                {step}:
                  note: We use {{steps/{step}}} and {{phases/contain/steps/{step}/minutes}}.
            """,
    }
    ours = team(tmp_path, **layer)
    assert [problem.message for problem in check(ours).problems if problem.level == "error"] == []
    expected = {name: textwrap.dedent(text) for name, text in layer.items()}
    expected["levers"] = (
        expected["levers"]
        .replace("kill-switch: # ours", "off-switch: # ours")
        .replace("The {levers/kill-switch}", "The {levers/off-switch}")
        .replace("{levers/kill-switch/effect", "{levers/off-switch/effect")
    )
    expected["roles"] = expected["roles"].replace("scribe:\n", "note-taker:\n")
    expected["severities"] = (
        expected["severities"]
        .replace("[scribe]", "[note-taker]")
        .replace("{roles/scribe}", "{roles/note-taker}")
    )
    expected["phases"] = (
        expected["phases"]
        .replace(f"    {step}:\n", f"    {step}-now:\n")
        .replace(f"{{steps/{step}}}", f"{{steps/{step}-now}}")
        .replace(f"steps/{step}/minutes", f"steps/{step}-now/minutes")
    )
    assert followed(tmp_path) == expected
    assert [problem.message for problem in check(ours).problems if problem.level == "error"] == []


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("$was: {contain_within: 15m}", "12m", "$was: {contain_within: 12m}"),
        ('$was: {contain_within: "15m"} # why', "12m", '$was: {contain_within: "12m"} # why'),
        ("$was:\n    contain_within: 15m\n    # tail", "3 business days", "$was:\n    contain_within: 3 business days\n    # tail".replace("3 business days", '"3 business days"')),
        ("$was: {label: Critical}", None, "$was: {label: Critical}"),
    ],
)  # fmt: skip
def test_a_word_that_is_remembered_is_brought_up_to_date(
    written: str, value: str | None, expected: str, tmp_path: Path
) -> None:
    two_defaults(tmp_path, small(), changed({"severities/sev-1/contain_within": value} if value else {}), {})
    text = "sev-1:\n  contain_within: 9m # ours\n  {}\n"
    team(tmp_path, severities=text.format(written))
    assert followed(tmp_path)["severities"] == text.format(expected)


def remembered(path: str, old: object, new: object, written: str, folder: Path) -> str:
    """Return what a layer remembers in one file after the value at a path of the default changed."""
    two_defaults(folder, changed({path: old}), changed({path: new}), {})
    concept = path.split("/", maxsplit=1)[0]
    team(folder, **{concept: written})
    return followed(folder)[concept]


def test_a_list_that_is_remembered_keeps_its_form(tmp_path: Path) -> None:
    lines = """\
        sev-1:
          criteria: {$replace: [Ours.]}
          $was: # what the default said
            criteria:
              - One.
              - "Two: three." # why
          label: Worst
        """
    after = remembered(
        "severities/sev-1/criteria", ["One.", "Two: three."], ["One.", "Two.", "Three"], lines, tmp_path
    )
    assert after == textwrap.dedent(lines).replace(
        '- One.\n      - "Two: three." # why', '- "One."\n      - "Two."\n      - Three # why'
    )


def test_a_list_in_brackets_that_is_remembered_stays_on_its_line(tmp_path: Path) -> None:
    text = "sev-1:\n  aliases: {$replace: [P0]}\n  $was: {aliases: [P1, major one]} # theirs\n"
    after = remembered("severities/sev-1/aliases", ["P1", "major one"], ["P1", "yes"], text, tmp_path)
    assert after == text.replace("[P1, major one]", '[P1, "yes"]')


def test_a_text_of_several_lines_that_is_remembered_stays_one(tmp_path: Path) -> None:
    text = """\
        kill-switch:
          undo: Ours.
          $was:
            undo: >-
              It is slow,
              and it is old.

            # the end
          where: Here
        """
    new = "It is slow, and it is old, and " + "it takes its time, " * 8 + "and it ends."
    after = remembered("levers/kill-switch/undo", "It is slow, and it is old.", new, text, tmp_path)
    head, _, rest = after.partition("undo: >-\n")
    body, end, tail = rest.partition("\n\n    # the end\n  where: Here\n")
    assert (head, end, tail) == (
        textwrap.dedent(text).partition("undo: >-\n")[0],
        "\n\n    # the end\n  where: Here\n",
        "",
    )
    assert all(line.startswith("      ") and len(line) < 110 for line in body.split("\n"))
    assert " ".join(body.split()) == new


def test_a_text_with_line_breaks_that_is_remembered_keeps_them(tmp_path: Path) -> None:
    text = "kill-switch:\n  undo: Ours.\n  $was:\n    undo: |-\n      One.\n\n      Two.\n"
    after = remembered(
        "levers/kill-switch/undo", "One.\n\nTwo.", "One.\n\nTwo: three.\nFour.", text, tmp_path
    )
    assert after == text.replace("Two.\n", "Two: three.\n      Four.\n")


def test_a_value_that_is_gone_below_is_remembered_as_nothing(tmp_path: Path) -> None:
    two_defaults(tmp_path, small(), changed({}, ["severities/sev-1/aliases"]), {})
    team(tmp_path, severities="sev-1:\n  aliases: {$replace: [P0]}\n  $was: {aliases: [P1]}\n")
    assert (
        followed(tmp_path)["severities"] == "sev-1:\n  aliases: {$replace: [P0]}\n  $was: {aliases: null}\n"
    )
    assert [problem.rule for problem in check(tmp_path / "ours").problems] == []


def test_what_a_second_layer_remembers_of_the_first_stays(tmp_path: Path) -> None:
    two_defaults(tmp_path, small(), changed({"severities/sev-1/contain_within": "12m"}), {})
    ours = team(tmp_path, severities="sev-1: {contain_within: 10m}\n")
    (ours / "playbook.yml").write_text('default: {version: "1.0.0", path: ../old}\nlayers: [layer, second]\n')
    (ours / "second").mkdir()
    text = "sev-1: {contain_within: 8m, $was: {contain_within: 10m}}\n"
    (ours / "second/severities.yaml").write_text(text)
    followed(tmp_path)
    assert (ours / "second/severities.yaml").read_text() == text


def test_what_a_layer_remembers_of_an_item_is_found_by_its_name(tmp_path: Path) -> None:
    answers = "triage/questions/harm/answers/2/floor"
    text = 'questions:\n  harm:\n    answers:\n      "No": {floor: sev-2, $was: {floor: sev-3}}\n'
    after = remembered(answers, "sev-3", "sev-1", text, tmp_path)
    assert after == text.replace("$was: {floor: sev-3}", "$was: {floor: sev-1}")


@pytest.mark.parametrize("first", ["", "\ufeff"])
def test_line_ends_and_the_mark_at_the_start_of_a_file_stay_as_they_are(first: str, tmp_path: Path) -> None:
    two_defaults(tmp_path, small(), changed({"severities/sev-1/contain_within": "12m"}), {})
    ours = team(tmp_path)
    text = f"{first}sev-1: {{contain_within: 9m, $was: {{contain_within: 15m}}}}\r\n# end\r\n"
    (ours / "layer/severities.yaml").write_bytes(text.encode())
    follow(upgrading(ours, str(tmp_path / "new")))
    assert (ours / "layer/severities.yaml").read_bytes() == text.replace("15m", "12m").encode()


def test_a_file_that_changed_in_the_meantime_is_left_to_a_person(tmp_path: Path) -> None:
    two_defaults(tmp_path, small(), changed({"severities/sev-1/contain_within": "12m"}), {})
    ours = team(tmp_path, severities="sev-1: {contain_within: 9m, $was: {contain_within: 15m}}\n")
    found = upgrading(ours, str(tmp_path / "new"))
    (ours / "layer/severities.yaml").write_text(
        "# new line\nsev-1: {contain_within: 9m, $was: {contain_within: 15m}}\n"
    )
    _, by_hand = follow(found)
    assert [(edit.old, edit.new) for edit in by_hand] == [("15m", "12m")]
    assert (ours / "layer/severities.yaml").read_text().startswith("# new line\n")


HOOK = "        entry: playbook check\n        language: python\n        additional_dependencies: [ai-incident-playbook==0.0.1]\n"


def carrying(folder: Path, requirements: str) -> Path:
    """Write a team's playbook on the installed default, with these requirements."""
    ours = team(folder, severities="sev-1: {contain_within: 9m}\n")
    manifest = f'default: {{version: "{version_of(installed_default().data)}"}}\nlayers: [layer]\n'
    (ours / "playbook.yml").write_text(manifest)
    (ours / "requirements.txt").write_text(requirements)
    return ours


@pytest.mark.parametrize(
    "pin", ["ai-incident-playbook==0.0.1\n", "ai-incident-playbook==0.0.1 \\\n    --hash=sha256:0\n"]
)
def test_a_repository_that_asked_a_registry_for_the_program_carries_it_afterwards(
    tmp_path: Path, pin: str
) -> None:
    ours = carrying(tmp_path, f"# ours\n{pin}other==0.0.1\n")
    (ours / ".pre-commit-config.yaml").write_text(HOOK)
    follow(upgrading(ours))
    wheel = wheel_of_this_program()
    said = (ours / "requirements.txt").read_text()
    assert (
        said.startswith("# ours\n# Made by"),
        said.endswith("below; each needs its hash.\nother==0.0.1\n"),
    ) == (True, True)
    assert f"\n./.playbook/{wheel.name} \\\n    --hash=sha256:{wheel.digest}\n" in said
    assert (ours / ".playbook" / wheel.name).read_bytes() == wheel.content
    assert (
        ours / ".pre-commit-config.yaml"
    ).read_text() == "        entry: sh .playbook/run check\n        language: system\n"


def test_the_wheel_and_its_hashes_are_replaced_together_and_lines_of_the_team_stay(tmp_path: Path) -> None:
    ours = carrying(
        tmp_path, carried()["requirements.txt"].decode().replace("sha256:", "sha256:0") + "mine==1\n"
    )
    old = ours / ".playbook" / "ai_incident_playbook-0.0.9+cabc-py3-none-any.whl"
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(b"old")
    follow(upgrading(ours))
    assert (ours / "requirements.txt").read_text() == carried()["requirements.txt"].decode() + "mine==1\n"
    assert [path.name for path in old.parent.glob("*.whl")] == [wheel_of_this_program().name]
    assert upgrading(ours).program == {}


def test_a_repository_that_never_named_the_program_is_left_alone(tmp_path: Path) -> None:
    ours = carrying(tmp_path, "other==0.0.1\n")
    follow(upgrading(ours))
    assert (ours / "requirements.txt").read_text() == "other==0.0.1\n"
    assert not list((ours / ".playbook").glob("*.whl"))
