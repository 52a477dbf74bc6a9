"""What a team does with its own playbook: `playbook init`, `todo`, `upgrade`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.blank import begun_blank, stands_on
from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.interview import asked_for
from generator.cli.options import FOLDER, checked_folder, folder_to_change, put_in_order
from generator.cli.terminal import print_problems, say
from generator.errors import UsageError

if TYPE_CHECKING:
    from generator.team.start import Answers
    from generator.team.upgrade import Edit

_TEXT = {
    "organisation": "What your organisation is called in public.",
    "product": "What users call your AI product.",
    "chat-channel": "Chat channel for incidents.",
    "war-room": "How one joins your incident call.",
    "status-page": "Address of your status page.",
    "contact": "Where users reach a person: a shared address or page.",
    "time-zone": "Time zone you think in, such as Europe/Berlin.",
    "working-days": "Name of your holiday calendar, such as Bavaria.",
    "colour": "Colour of your brand, as #rrggbb.",
    "logo": "SVG file with your logo.",
}
_MANY = {
    "feature": "An AI feature, by the name users know.",
    "surface": "Where people meet it, such as web chat.",
    "jurisdiction": "Where you do business, such as EU or Germany.",
    "holiday": "A day on which you do not work, such as 2026-12-25.",
}
_PAIRS = {
    "on-call": "How to reach a role: executive-on-call='/page exec'.",
    "update": "Time between updates: sev-1=10m.",
}
_FIELD = {
    "feature": "features",
    "surface": "surfaces",
    "jurisdiction": "jurisdictions",
    "holiday": "holidays",
    "update": "updates",
}


_FILE = """\b
A file for --answers names them like this; each may be left out:
  organisation: Example GmbH
  product: Refund Assistant
  features: [Refund chat, Voice line]
  surfaces: [web chat, phone]
  chat_channel: "#inc-ai"
  war_room: https://meet.example.com/incident
  status_page: https://status.example.com
  contact: help@example.com
  on_call: {executive-on-call: /page exec}
  jurisdictions: [Germany, US]
  updates: {sev-1: 10m}
  time_zone: Europe/Berlin
  working_days: Bavaria
  holidays: ["2026-12-25", "2027-01-01"]
  colour: "#7a1f5c"
  logo: ../logo.svg
  contacts_in_git: false
"""


def _flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each answer."""
    for name, says in reversed(_PAIRS.items()):
        what = "ROLE=HOW" if name == "on-call" else "SEVERITY=TIME"
        option = click.option(f"--{name}", multiple=True, metavar=what, help=f"{says} May be repeated.")
        command = option(command)
    for name, says in reversed(_MANY.items()):
        command = click.option(f"--{name}", multiple=True, help=f"{says} May be repeated.")(command)
    for name, says in reversed(_TEXT.items()):
        command = click.option(f"--{name}", help=says)(command)
    return command


@click.command(epilog=_FILE)
@click.argument("folder", required=False, default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--answers",
    type=click.Path(path_type=Path, dir_okay=False),
    help="YAML file with the answers; nothing is asked.",
)
@click.option("--yes", is_flag=True, help="Ask nothing; what is not answered here stays a blank.")
@click.option("--replace", is_flag=True, help="Replace files that are there.")
@click.option(
    "--offline", is_flag=True, help="Do not try at the end whether what was written can be installed."
)
@click.option(
    "--default",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the default to stand on, instead of the installed one.",
)
@click.option(
    "--from",
    "start",
    metavar="blank|default|PATH",
    default="default",
    show_default=True,
    help="blank: a small playbook that stands on nothing; default: a layer over the installed one; PATH: over the one there.",
)
@_flags
def init(
    folder: Path,
    answers: Path | None,
    yes: bool,
    replace: bool,
    offline: bool,
    default: Path | None,
    start: str,
    **flags: Any,
) -> int:
    """Begin a playbook of your own in FOLDER.

    Asks a handful of questions, each of which may be left out, and writes a small layer over the default. Nothing
    that is there is replaced without asking. Without a terminal, --answers and the options below say everything.
    """
    from generator.carry import REQUIREMENTS
    from generator.team import begin, todo

    put_in_order(folder)
    given = _given(flags)
    if start == "blank":
        final = _combined(begin.answers_in(answers) if answers else None, given)
        return begun_blank(folder, final, given, _may_replace(replace, not yes and sys.stdin.isatty()))
    base = begin.default_base(folder, stands_on(start, default))
    asked = not (yes or answers) and sys.stdin.isatty()
    known = begin.answers_in(answers) if answers else None
    final = _combined(known, given | (asked_for(base, given) if asked else {}))
    written, checked = begin.begin(folder, final, base, _may_replace(replace, asked))
    for name in written.written:
        click.echo(f"  {(folder / name).as_posix()}")
    click.echo(
        f"  {(folder / 'schema').as_posix()}/ for your editor, {(folder / '.playbook').as_posix()}/ for upgrades"
    )
    for name in written.kept:
        say(f"{(folder / name).as_posix()} is there already and stays; --replace replaces it.")
    print_problems(checked, None, always=checked.fails())
    if checked.fails():
        return PROBLEMS
    if REQUIREMENTS in written.kept:
        say(
            f"the workflows install what {REQUIREMENTS} says, and the program is not in it: see docs/installing.md"
        )
    else:
        _tell_proof(folder, offline)
    _next_steps(folder, len(todo.agenda(checked).open))
    return CLEAN


def _tell_proof(folder: Path, offline: bool) -> None:
    """Say whether what the repository carries can be installed; who is offline is not held up."""
    from generator.carry import INSTALL, proven

    if offline:
        click.echo(f"Not tried whether CI can install it, as you asked. `{INSTALL}` in that folder tells.")
        return
    click.echo("Trying whether CI can install it ...")
    if why := proven(folder):
        say(f"that is not shown: {why}. Try it in {folder.as_posix()} before you push: `{INSTALL}`")
    else:
        click.echo("It can: the program in .playbook/ and all that it needs are there, and every hash fits.")


def _next_steps(folder: Path, still_open: int) -> None:
    here = "" if folder == Path() else f" {folder.as_posix()}"
    click.echo(
        f"\nYour playbook is sound. {still_open} things only your team knows are still blank.\n\nNext:"
    )
    click.echo(f"  playbook todo{here}    what is still blank, the most missed first")
    click.echo(f"  playbook serve{here}   see it, and every edit at once")
    click.echo(f"  playbook build{here}   make the site")
    click.echo("  Delete the files of the code host you do not use: .github/ or .gitlab-ci.yml")
    click.echo("  Read it together with the people who would be paged, then play a drill.")


def _given(flags: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers given as options."""
    found: dict[str, Any] = {}
    for name, value in flags.items():
        field = _FIELD.get(name, name)
        if name in ("on_call", "update"):
            found |= {field: dict(_pair(item, name) for item in value)} if value else {}
        elif value:
            found[field] = list(value) if isinstance(value, tuple) else value
    return found


def _pair(item: str, name: str) -> tuple[str, str]:
    key, equals, value = item.partition("=")
    if not (key and equals and value):
        raise UsageError(f"--{name.replace('_', '-')} takes NAME=ANSWER, not '{item}'")
    return key, value


def _combined(known: Answers | None, given: Mapping[str, Any]) -> Answers:
    """Return the answers of the file with those given besides; the latter win.

    Raises:
        UsageError: an answer is not right.
    """
    from generator.team.start import read_answers

    answers, problems = read_answers((_plain(known) if known else {}) | dict(given), "answers")
    if answers is None:
        first = problems[0]
        raise UsageError(f"{first.message}{f' ({first.hint})' if first.hint else ''}")
    return answers


def _plain(answers: Answers) -> dict[str, Any]:
    """Return answers as plain data, what was left out left out."""
    import json

    found: dict[str, Any] = json.loads(answers.model_dump_json(exclude_defaults=True))
    return found


def _may_replace(replace: bool, asked: bool) -> Callable[[str], bool]:
    if replace:
        return lambda _: True
    return lambda name: asked and click.confirm(f"{name} is there already. Replace it?", default=False)


@click.command()
@FOLDER
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is printed."
)
def todo(folder: Path | None, form: str) -> int:
    """List what only your team can fill in, the most missed first."""
    from generator.report import agenda
    from generator.team import todo

    click.echo(agenda.listed(todo.agenda(checked_folder(folder)), form), nl=False)
    return CLEAN


@click.command()
@FOLDER
@click.option(
    "--to",
    metavar="VERSION",
    help="Version of the installed default, or the folder or wheel of another one; the installed one when left out.",
)
@click.option(
    "--from",
    "since",
    type=click.Path(path_type=Path, exists=True),
    help="Folder or wheel of the default so far, when none is kept beside the layers.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Move the pin, follow renamed ids, bring $was up to date, keep the new default for the next time.",
)
def upgrade(folder: Path | None, to: str | None, since: Path | None, write: bool) -> int:
    """Show what a newer default changes for your layers.

    Install the newer program first; what the old default said is kept beside your layers. Nothing is written without
    --write, and then only the pin, renamed ids and $was.
    """
    from generator.folder.explain import in_words
    from generator.report import REPORTERS
    from generator.report.upgrade import told
    from generator.team.follow import follow, upgrading

    where = folder_to_change(folder, write=write)
    found = upgrading(where, to, since)
    click.echo(f"From default {found.old} to {found.version}\n")
    if not found.exact:
        say(
            "The default at hand is not, word for word, the one that is pinned; --from names the folder or wheel of it."
        )
    report = told(
        found.upgrade.steps, found.changes, in_words, renamed=found.upgrade.renamed, sound=found.sound
    )
    click.echo(report, nl=False)
    if found.problems:
        click.echo(f"Broken, to be mended by you ({len(found.problems)}):\n")
        click.echo(REPORTERS["text"](found.problems, found.files.source_line, False, 0), nl=False)
    if found.program:
        click.echo("The program that your repository carries is not the one that runs here.")
    if write:
        _tell_written(*follow(found))
    elif found.edits or found.moves or found.program:
        click.echo("Nothing is written yet. `playbook upgrade --write` moves your playbook to it.")
    return CLEAN if found.sound else PROBLEMS


def _tell_written(written: Sequence[str], by_hand: Sequence[Edit]) -> None:
    for name in written:
        click.echo(f"Written: {name}")
    for edit in by_hand:
        instead = f" instead of `{edit.old}`" if edit.old else ""
        say(f"{edit.where}: write `{edit.new}`{instead} by hand.")
    if written:
        click.echo("Read the changes, run `playbook check`, then commit them.")
