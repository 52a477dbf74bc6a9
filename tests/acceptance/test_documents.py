"""What the documents of the repository name is there: files that they link to, commands, options."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_and_option_exists(document: Path) -> None:
    wrong = []
    for name, options in named(document):
        command = cli.get_command(click.Context(cli), name)
        known = (
            {text for each in command.params for text in (*each.opts, *each.secondary_opts)}
            if command
            else set()
        )
        if command is None or not known.issuperset(options):
            wrong.append((name, options))
    assert wrong == []


def test_the_documents_name_commands_and_files_at_all() -> None:
    assert sum(len(named(document)) for document in DOCUMENTS) > 30
    assert sum(len(LINK.findall(document.read_text("utf-8"))) for document in DOCUMENTS) > 15
