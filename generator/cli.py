"""The command `playbook`: parse, call `api`, print, exit code. Nothing else.

Exit codes: 0 clean, 1 problems found, 2 wrong usage or could not run, 3 our bug, 130 interrupted.
Results go to standard output, everything else to standard error. Imports are inside the commands, so
that `--help` answers at once.
"""

from __future__ import annotations

import datetime
import gc
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.errors import PlaybookError

if TYPE_CHECKING:
    from generator.api import Checked
    from generator.model.edition import Edition

CLEAN, PROBLEMS, COULD_NOT_RUN, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130

_FOLDER = click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), help="How problems are printed."
)
_STRICT = click.option("--strict", is_flag=True, help="Let warnings fail, too.")
_WORK = click.option(
    "--work", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True,
    help="Folder for the generated Markdown tree.",
)  # fmt: skip
_EDITION = click.option(
    "--edition", type=click.Choice(["internal", "public"]), help="public: nothing private.  [default: as playbook.yml says, else internal]"
)
_TODAY = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Day on which nothing may be too old.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="ai-incident-playbook", message="%(version)s")
def cli() -> None:
    """Checks a playbook for AI incidents and turns it into a site that works offline.

    FOLDER holds the YAML files, or a playbook.yml that names layers. Left out, it is here when
    playbook.yml is, else ./playbook, else the default playbook.
    """


@cli.command()
@_FOLDER
@_FORMAT
@_STRICT
@_TODAY
def check(folder: Path | None, form: str | None, strict: bool, today: datetime.datetime | None) -> int:
    """Print every problem, its place and a fix.

    Reviews, tests and checks that are too old are problems, too: today, or on the day named.
    """
    checked = _checked(folder, today or datetime.datetime.now())  # noqa: DTZ005, TID251 - the one clock that is read
    _print_problems(checked, form, always=True)
    return PROBLEMS if checked.fails(strict=strict) else CLEAN


@cli.command()
@_FOLDER
@_FORMAT
@_STRICT
@_WORK
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the site.  [default: <work>/site]",
)
@click.option("--cards/--no-cards", "with_cards", default=True, help="Print the cards, too.  [default: cards]")
@_TODAY
@_EDITION
def build(
    folder: Path | None,
    form: str | None,
    strict: bool,
    work: Path,
    out: Path | None,
    with_cards: bool,
    today: datetime.datetime | None,
    edition: Edition | None,
) -> int:
    """Check the playbook, then build its site.

    The new site takes the place of the old one only when it is complete and every link in it works. With a
    day, pages mark what is too old by then; age alone stops no build unless it is strict.
    """
    from generator import api

    checked = _checked(folder, today, edition)
    _print_problems(checked, form)
    if not checked.may_be_published(strict=strict):
        _say("The site was not built.")
        return PROBLEMS
    built = api.build(checked, work, out or work / "site", _progress, with_cards=with_cards)
    if built.problems:
        _print_problems(checked, form, of=built.problems)
    if any(problem.level == "error" for problem in built.problems):
        _say("The site was not published; the one that was there is untouched.")
        return PROBLEMS
    playbook = checked.playbook
    if playbook is not None:
        click.echo(
            f"{playbook.about.name} {playbook.about.version}: {built.pages} pages. Open {built.start.as_posix()}"
        )
    return CLEAN


@cli.command()
@_FOLDER
@_WORK
@_EDITION
def pages(folder: Path | None, work: Path, edition: Edition | None) -> int:
    """Write the Markdown pages and a mkdocs.yml.

    MkDocs and Zensical both build a site from what is written.
    """
    from generator import api

    checked = _checked(folder, edition=edition)
    _print_problems(checked, None)
    if checked.fails():
        return PROBLEMS
    written = api.write_pages(checked, work)
    click.echo(
        f"{len(written)} pages in {(work / 'docs').as_posix()}, settings in {(work / 'mkdocs.yml').as_posix()}"
    )
    return CLEAN


@cli.command()
@_FOLDER
@_WORK
@click.option("--deck", "decks", multiple=True, help="Make this deck only (may be repeated).")
@click.option("--format", "card_format", help="Make them in this format instead of their deck's, such as a7.")
@click.option("--layout", "sheets", multiple=True, help="Put them on this sheet, such as a4 (may be repeated).")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the PDF and SVG files.  [default: <work>/cards]",
)
@click.option("--record", is_flag=True, help="Also write down in cards.lock.json what is published now.")
@_EDITION
def cards(
    folder: Path | None,
    work: Path,
    decks: tuple[str, ...],
    card_format: str | None,
    sheets: tuple[str, ...],
    out: Path | None,
    record: bool,
    edition: Edition | None,
) -> int:
    """Print the on-call cards as PDF and SVG.

    Nothing is written when a text does not fit.
    """
    from generator import api

    checked = _checked(folder, edition=edition)
    _print_problems(checked, None)
    if checked.fails():
        return PROBLEMS
    made = api.cards(checked, work, _progress, decks=decks, form=card_format, sheets=sheets)
    _print_problems(checked, None, of=made.problems)
    if any(problem.level == "error" for problem in made.problems):
        _say("No card was written.")
        return PROBLEMS
    written = api.write_cards(made, out or work / "cards")
    click.echo(f"{written} files in {(out or work / 'cards').as_posix()}")
    if record:
        click.echo(api.record(checked))
    return CLEAN


@cli.command()
@_FOLDER
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
def serve(folder: Path | None, address: str, open_browser: bool) -> int:
    """Preview the site while you edit.

    The browser follows every edit of a YAML file, a template or a style sheet.
    """
    from generator import api

    api.serve(_folder(folder), address, open_browser=open_browser)
    return CLEAN


@cli.command()
@click.argument("path")
@_FOLDER
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is printed.")
def explain(path: str, folder: Path | None, form: str) -> int:
    """Print where a value comes from.

    PATH is such as severities/sev-1/contain_within; each layer that changed it is shown, the one in force last.
    """
    from generator import api
    from generator.report import history

    click.echo(history.told(api.explain(_folder(folder), path), form), nl=False)
    return CLEAN


@cli.command()
@click.argument("rule", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How rules are printed."
)
def rules(rule: str | None, form: str) -> int:
    """List the rules, or explain one RULE."""
    from generator import api
    from generator.report import rules as listing

    docs = api.rule_docs()
    click.echo(listing.explained(docs, rule, form) if rule else listing.listed(docs, form), nl=False)
    return CLEAN


@cli.command()
@click.argument("concept", required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write one file per concept into this folder.",
)
def schema(concept: str | None, out: Path | None) -> int:
    """Print JSON Schema for editors.

    CONCEPT is the name of a YAML file without its ending; left out, all schemas are printed.
    """
    from generator import api

    click.echo(api.write_schemas(out) if out else api.schema_of(concept), nl=False)
    return CLEAN


@cli.command()
@_FOLDER
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@_EDITION
def export(folder: Path | None, out: Path | None, edition: Edition | None) -> int:
    """Print the whole playbook as JSON."""
    from generator import api

    checked = _checked(folder, edition=edition)
    if checked.fails():
        _print_problems(checked, None)
        return PROBLEMS
    text = api.export(checked)
    if out:
        api.write_text(out, text)
    else:
        click.echo(text, nl=False)
    return CLEAN


def _folder(folder: Path | None) -> Path:
    from generator.resources import default_playbook

    if folder is not None:
        return folder
    if Path("playbook.yml").is_file():
        return Path()
    return Path("playbook") if Path("playbook").is_dir() else default_playbook()


def _checked(folder: Path | None, today: datetime.datetime | None = None, edition: Edition | None = None) -> Checked:
    from generator import api

    _progress("Checking")
    return api.check(_folder(folder), today.date() if today else None, edition)


def _print_problems(
    checked: Checked, form: str | None, *, always: bool = False, of: tuple[object, ...] | None = None
) -> None:
    """Print problems to standard output when they are the result, to standard error otherwise."""
    from generator.report import REPORTERS

    problems = checked.problems if of is None else of
    if not problems and not always:
        return
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    stream = sys.stdout if always else sys.stderr
    colour = form == "text" and stream.isatty() and "NO_COLOR" not in os.environ
    accepted = len(checked.accepted) if of is None else 0
    text = REPORTERS[form](problems, checked.source.source_line, colour, accepted)  # type: ignore[arg-type]
    _clear_progress()
    click.echo(text, nl=False, err=not always, color=colour)


def _progress(stage: str) -> None:
    """Show what is going on, on one line that is written over; silent when nobody looks."""
    if sys.stderr.isatty():
        _clear_progress()
        click.echo(f"{stage} ...", nl=False, err=True)


def _clear_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True, color=True)


def _say(sentence: str) -> None:
    _clear_progress()
    click.echo(sentence, err=True)


def main() -> None:
    """Run the command and turn every kind of failure into its exit code."""
    gc.set_threshold(200_000)  # a run makes many small objects and hardly any garbage
    sys.exit(_run())


def _run() -> int:
    try:
        result = cli.main(standalone_mode=False)
        _clear_progress()
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return COULD_NOT_RUN
    except PlaybookError as error:
        _say(f"playbook: {error}")
        return COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        _say("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Exception:  # noqa: BLE001 - the one place where a bug of ours becomes an exit code
        _say(
            f"playbook: this is a bug in the program, not in your playbook. Please report what stands below.\n\n{traceback.format_exc()}"
        )
        return OUR_BUG
    return result if isinstance(result, int) else CLEAN


if __name__ == "__main__":
    main()
