"""`playbook clean`: forgetting what earlier runs remember."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from generator.cli.exits import CLEAN
from generator.cli.options import WORK

PROGRAM = Path(__file__).parents[1]
"""Beside its compiled modules lie compiled templates and answers of packages (`site/compiled.py`, `deadlines/kept.py`)."""


@click.command()
@WORK
def clean(work: Path) -> int:
    """Forget what earlier runs remember, so that the next one begins with nothing. What they made stays."""
    import shutil

    from generator.check.remembered import HOME

    for name in (HOME, "cards-cache", "cards-templates", "versions/.work"):
        shutil.rmtree(work / name, ignore_errors=True)
    for name in ("answer-*.json", "template-*.cache"):
        for file in PROGRAM.rglob(f"__pycache__/{name}"):
            with contextlib.suppress(OSError):
                file.unlink()
    click.echo(f"Nothing is remembered in {work.as_posix()}.")
    return CLEAN
