"""`playbook clean`: forgetting what earlier runs remember."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.exits import CLEAN
from generator.cli.options import WORK


@click.command()
@WORK
def clean(work: Path) -> int:
    """Forget what earlier runs remember, so that the next one begins with nothing. What they made stays."""
    import shutil

    from generator.check.remembered import HOME

    for name in (HOME, "cards-cache", "cards-templates"):
        shutil.rmtree(work / name, ignore_errors=True)
    click.echo(f"Nothing is remembered in {work.as_posix()}.")
    return CLEAN
