"""What the documents of the repository name is there: files that they link to, commands, options."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest

from generator.cli.program import cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        ROOT / "examples/README.md",
        *(ROOT / "templates").rglob("*.md"),
    ]
)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
FREE_NAME = re.compile(
    r"(?i)(?<![\w./-])ai[-_.]incident[-_.]playbook\s*(?:\[[^\]\n]*\]\s*)?(?:[=~!<>]=|[<>@])"
    r"|(?:\b(?:install|inject|download|add|run|uvx)|--(?:from|with|spec))\b[^\n`]*[\s\"'`]ai[-_.]incident[-_.]playbook(?![\w./+-])"
)
"""A requirement for this program, or a command that takes it, by its name: from a registry, where it is not ours."""
COMMAND = re.compile(r"(?:^|`)(?:\S*/)?playbook ((?:[\w-]+)(?: [^`\n|]+)?)", re.MULTILINE)


def named(document: Path) -> list[tuple[str, list[str]]]:
    """Return the commands in code, and the options that stand behind each."""
    code = re.findall(r"```.*?```|`[^`\n]+`", document.read_text("utf-8"), re.DOTALL)
    found = [match for part in code for match in COMMAND.findall(part)]
    return [(each.split()[0], re.findall(r"(?<!\S)--[a-z-]+", each)) for each in found]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    targets = LINK.findall(document.read_text("utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def options_of(command: click.Command) -> set[str]:
    """Return the options of a command, and of the commands in it."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    own = {text for each in command.params for text in (*each.opts, *each.secondary_opts)}
    return own.union(*(options_of(each) for each in below))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_and_option_exists(document: Path) -> None:
    wrong = []
    for name, options in named(document):
        command = cli.get_command(click.Context(cli), name)
        known = options_of(command) if command else set()
        if command is None or not known.issuperset(options):
            wrong.append((name, options))
    assert wrong == []


def test_the_documents_name_commands_and_files_at_all() -> None:
    assert sum(len(named(document)) for document in DOCUMENTS) > 30
    assert sum(len(LINK.findall(document.read_text("utf-8"))) for document in DOCUMENTS) > 15


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("ai-incident-playbook==0.1.0", True),
        ("  additional_dependencies: [ai_incident_playbook[thai] >= 1]", True),
        ("pip install --upgrade ai-incident-playbook", True),
        ("`pipx run ai-incident-playbook check`", True),
        ("uvx --from ai-incident-playbook playbook init", True),
        ("playbook @ ai-incident-playbook @ git+https://example.org/x", True),
        ("pip install ./ai_incident_playbook-0.1.0-py3-none-any.whl", False),
        ("./.playbook/ai_incident_playbook-0.1.0+c1-py3-none-any.whl \\", False),
        ("Made with ai-incident-playbook 1.0", False),
    ],
)
def test_it_is_seen_when_a_registry_is_asked_for_this_program(line: str, asks: bool) -> None:
    assert bool(FREE_NAME.search(line)) == asks


def test_nothing_asks_a_registry_for_this_program(beginning: Path) -> None:
    """Whoever takes that name there would run code in the pipelines of every team."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    ours = [ROOT / name for name in listed.split("\0") if name and not name.startswith("tests/")]
    theirs = [path for path in beginning.rglob("*") if path.is_file()]
    assert {".playbook/run", "requirements.txt", ".pre-commit-config.yaml"} < {
        path.relative_to(beginning).as_posix() for path in theirs
    }
    found = {
        path.as_posix(): FREE_NAME.findall(path.read_text("utf-8", errors="ignore"))
        for path in [*ours, *theirs]
        if path.is_file() and path.suffix not in (".png", ".whl", ".zip")
    }
    assert {name: lines for name, lines in found.items() if lines} == {}
