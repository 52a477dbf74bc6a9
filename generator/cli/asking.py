"""What answers a question: `playbook explain`, `rules`, `schema`, `export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CLEAN, PROBLEMS
from generator.cli.options import EDITION, FOLDER, REVISION, checked_folder, folder_of, today_or_now
from generator.cli.terminal import print_problems

if TYPE_CHECKING:
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
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option(
    "--schema-version", "version", type=int, default=2, show_default=True, metavar="1|2",
    help="Form of the data; 1 is for clients that were written before 2.",
)  # fmt: skip
@EDITION
@REVISION
def export(
    folder: Path | None, out: Path | None, version: int, edition: Edition | None, revision: str | None
) -> int:
    """Print the whole playbook as JSON, in the form that `playbook schema --export` describes."""
    from generator import api

    checked = checked_folder(folder, edition=edition, revision=revision)
    if checked.fails():
        print_problems(checked, None)
        return PROBLEMS
    text = api.export(checked, version)
    if out:
        api.write_text(out, text)
    else:
        click.echo(text, nl=False)
    return CLEAN
