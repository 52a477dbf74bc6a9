"""What answers a question: `playbook explain`, `rules`, `schema`, `export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import EDITION, FOLDER, REVISION, folder_of, looked_up_folder, today_or_now
from generator.cli.terminal import clear_progress, print_problems
from generator.errors import UsageError

if TYPE_CHECKING:
    from generator.check.check import Checked
    from generator.model.edition import Edition


@click.command()
@click.argument("path")
@FOLDER
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is printed."
)
def explain(path: str, folder: Path | None, form: str) -> int:
    """Print where a value comes from.

    PATH is such as severities/sev-1/contain_within; each layer that changed it is shown, the one in force last.
    """
    from generator import api
    from generator.report import history

    click.echo(history.told(api.explain(folder_of(folder), path), form), nl=False)
    return CLEAN


@click.command()
@click.argument("rule", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="How rules are printed.",
)
def rules(rule: str | None, form: str) -> int:
    """List the rules, or explain one RULE.

    With the kind and the level of each: that which rules.yaml sets here, and who set it. Lists of words of the playbook here are rules as well, such as words/our-names.
    """
    from generator import api
    from generator.report import rules as listing

    docs, here = api.rules_here(folder_of(None), today_or_now(None).date())
    said = listing.explained(docs, rule, form, here) if rule else listing.listed(docs, form, here)
    click.echo(said, nl=False)
    return CLEAN


@click.command()
@click.argument("concept", required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write one file per concept into this folder.",
)
@click.option("--layer", is_flag=True, help="For the files of a layer, which hold patches.")
@click.option(
    "--public", is_flag=True, help="Print which fields a public edition shows, as Markdown, instead."
)
@click.option(
    "--export", "exported", is_flag=True, help="Print the schema of what `playbook export` prints, instead."
)
def schema(concept: str | None, out: Path | None, layer: bool, public: bool, exported: bool) -> int:
    """Print JSON Schema for editors.

    CONCEPT is the name of a YAML file without its ending; left out, all schemas are printed.
    """
    from generator import api

    if public:
        if concept or out or layer:
            raise click.UsageError("--public lists the fields of all files: it takes nothing beside it")
        click.echo(api.public_fields(), nl=False)
        return CLEAN
    if exported:
        if concept or out or layer:
            raise click.UsageError("--export has one schema: it takes nothing beside it")
        click.echo(api.export_schema(), nl=False)
        return CLEAN
    click.echo(api.write_schemas(out, layer=layer) if out else api.schema_of(concept, layer=layer), nl=False)
    return CLEAN


@click.command()
@FOLDER
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write to this file; with --for into this folder.  [--for: build/export/TARGET]",
)
@click.option(
    "--for", "target", metavar="TARGET",
    help="Files for an incident tool, with a report of what is lost: slack, teams, statuspage, rootly, incident-io, ics, backstage.",
)  # fmt: skip
@click.option(
    "--schema-version", "version", type=int, metavar="1|2",
    help="Form of the data; 1 is for clients that were written before 2.  [default: 2]",
)  # fmt: skip
@EDITION
@REVISION
def export(
    folder: Path | None,
    out: Path | None,
    target: str | None,
    version: int | None,
    edition: Edition | None,
    revision: str | None,
) -> int:
    """Print the whole playbook as JSON, in the form that `playbook schema --export` describes.

    With --for write files for a tool, to look at and apply. Nothing is sent anywhere.
    """
    from generator import api

    if target is not None and version is not None:
        raise UsageError("--schema-version is for the whole playbook: leave it or --for out")
    checked = looked_up_folder(folder, edition, revision)
    if checked.fails():
        print_problems(checked, None)
        return PROBLEMS
    if target is not None:
        return _export_for(checked, target, out)
    text = api.export(checked, *(() if version is None else (version,)))
    if out:
        api.write_text(out, text)
    else:
        click.echo(text, nl=False)
    return CLEAN


def _export_for(checked: Checked, target: str, out: Path | None) -> int:
    from generator.atomic import write_all
    from generator.targets.made import files_for

    where = out or Path("build/export") / target
    files = {Path(name): text.encode() for name, text in files_for(checked, target).items()}
    stale = sorted(
        path.relative_to(where).as_posix()
        for path in where.rglob("*.json")
        if path.relative_to(where) not in files
    )
    write_all(where, files, "playbook export")
    clear_progress()
    click.echo(
        f"{len(files)} files in {where.as_posix()}; nothing was sent. What was lost: {(where / 'LOSSES.md').as_posix()}"
    )
    if stale:
        click.echo(
            f"These files of {where.as_posix()} are not of this playbook, do not apply them: {', '.join(stale)}"
        )
    return CLEAN
