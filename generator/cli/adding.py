"""What a team adds to its own playbook: `playbook add-severity`."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import FOLDER, folder_to_change
from generator.cli.terminal import print_problems, say
from generator.errors import UsageError

if TYPE_CHECKING:
    from generator.team.severity import NewSeverity

_EXAMPLE = """\b
For example:
  playbook add-severity sev-0 --worse-than sev-1 --label Existential \\
    --criterion "Many people are hurt." --answer "person-at-risk=Yes"
"""


_OPTIONS = (
    click.option(
        "--worse-than", "worse", metavar="ID", help="The severity that it stands before, and takes after."
    ),
    click.option(
        "--milder-than", "milder", metavar="ID", help="The severity that it stands behind, and takes after."
    ),
    click.option("--name", help="What it is called.  [default: the id in capitals]"),
    click.option("--label", required=True, help="One word for it, such as Critical."),
    click.option(
        "--criterion", "criteria", multiple=True, required=True, help="Makes it this severity. May be repeated."
    ),
    click.option(
        "--answer", "answers", multiple=True, metavar="QUESTION=ANSWER",
        help="An answer of triage that leads to it. May be repeated.",
    ),
)  # fmt: skip


def of_a_severity(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say what a new severity is; `new_severity` takes them."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


@click.command("add-severity", epilog=_EXAMPLE)
@click.argument("severity")
@FOLDER
@of_a_severity
def add_severity(severity: str, folder: Path | None, **said: Any) -> int:
    """Add a severity of your own beside another one.

    It is paged like that one, takes part in the same steps and has the same deadlines, scripts and policy. Everything
    is written into your last layer, or into the files of a playbook without layers, where you change what should differ.
    """
    from generator.team.severity import add_severity

    new = new_severity(severity, **said)
    added = add_severity(folder_to_change(folder, write=True), new)
    for file in added.written:
        click.echo(f"Written: {file}")
    for file, lines in added.by_hand:
        say(f"{file}: something else stands there; join this with it by hand: `{lines}`")
    print_problems(added.checked, None, always=True)
    return PROBLEMS if added.by_hand or added.checked.fails() else CLEAN


def new_severity(
    severity: str,
    worse: str | None,
    milder: str | None,
    name: str | None,
    label: str,
    criteria: tuple[str, ...],
    answers: tuple[str, ...],
) -> NewSeverity:
    """Return what options say about a new severity.

    Raises:
        UsageError: they do not say where it stands, or an answer has no `=`.
    """
    from generator.team.severity import NewSeverity

    if bool(worse) == bool(milder):
        raise UsageError(
            "say where it stands: either --worse-than or --milder-than, with the id of a severity"
        )
    pairs = tuple(_pair(answer) for answer in answers)
    return NewSeverity(
        severity, worse or milder or "", bool(worse), name or severity.upper(), label, criteria, pairs
    )


def _pair(answer: str) -> tuple[str, str]:
    question, mark, said = answer.partition("=")
    if not mark:
        raise UsageError(f"--answer {answer}: write it as QUESTION=ANSWER, such as person-at-risk=Yes")
    return question.strip(), said.strip()
