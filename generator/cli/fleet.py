"""`playbook fleet`: the playbooks of many teams at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import STRICT, TODAY, today_or_now
from generator.cli.terminal import clear_progress, progress

_BAR = 30


@click.group()
def fleet() -> None:
    """Check, build or compare the playbooks of many teams at once.

    fleet.yaml names them. A team that is broken or slow stops nobody; it is a failed row.
    """


def _options(command: click.decorators.FC) -> click.decorators.FC:
    for option in reversed((
        click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False)),
        click.option(
            "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build/fleet"), show_default=True,
            help="Folder for what is written: one JSON a team, fleet.json, the page of all teams.",
        ),
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is printed."),
        click.option("--processes", type=click.IntRange(1), help="How many.  [default: one for each processor]"),
        click.option(
            "--limit", type=click.FloatRange(1), default=300.0, show_default=True, metavar="SECONDS",
            help="What one team may take; then it is ended.",
        ),
        click.option(
            "--dask", is_flag=True,
            help="Use Dask, on workers of this machine; the extra [fleet]. Without it processes do, which is cheaper.",
        ),
        click.option("--scheduler", metavar="ADDRESS", help="Use the workers of a scheduler of Dask: tcp:// or tls://."),
        click.option("--anew", is_flag=True, help="Also teams of which nothing changed since the last run."),
        STRICT,
        TODAY,
    )):  # fmt: skip
        command = option(command)
    return command


@fleet.command()
@_options
def check(**said: Any) -> int:
    """Check every team's playbook."""
    return _run("check", said)


@fleet.command()
@_options
@click.option("--cards/--no-cards", "cards", default=False, help="Print the cards, too.  [default: no cards]")
def build(**said: Any) -> int:
    """Build every team's site into its own folder, and the page of all teams beside them."""
    return _run("build", said)


@fleet.command()
@click.argument("base")
@_options
def diff(**said: Any) -> int:
    """Count what changed for responders since BASE, a revision or folder, team by team."""
    return _run("diff", said)


@fleet.command()
@_options
def todo(**said: Any) -> int:
    """List what only each team can fill in."""
    return _run("todo", said)


@fleet.command()
@_options
def upgrade(**said: Any) -> int:
    """Tell what the installed default would change for each team. Nothing of a team is written."""
    return _run("upgrade", said)


def _run(does: str, said: dict[str, Any]) -> int:
    from generator.fleet.report import document, table
    from generator.fleet.rows import Job
    from generator.fleet.run import run
    from generator.fleet.teams import FILE

    out: Path = said["out"]
    day = today_or_now(said["today"]).date()
    job = Job(does, day, out, said.get("base") or "", cards=said.get("cards", False), strict=said["strict"])
    rows = run(
        said["file"] or Path(FILE), job, lambda done, of: progress(_bar(done, of)),
        processes=said["processes"], limit=said["limit"], anew=said["anew"],
        dask=said["dask"], scheduler=said["scheduler"],
    )  # fmt: skip
    clear_progress()
    click.echo(document(rows, job) if said["form"] == "json" else table(rows, job), nl=False)
    return CLEAN if all(row["ok"] for row in rows) else PROBLEMS


def _bar(done: int, of: int) -> str:
    full = done * _BAR // of
    return f"[{'#' * full}{'.' * (_BAR - full)}] {done} of {of} teams"
