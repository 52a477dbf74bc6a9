"""The use cases, each a function of plain values: check, render, build, export. No terminal, no click."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import resources
from generator.assemble import Files, assemble, is_layered
from generator.errors import UsageError
from generator.layer.catalogue import RULES as LAYER_RULES
from generator.model import Playbook, build_playbook
from generator.model.catalogue import RULES as SHAPE_RULES
from generator.model.text import fill
from generator.problems import Level, Problem, RuleDoc, in_order
from generator.read.catalogue import RULES as READ_RULES
from generator.rules.documentation import document
from generator.rules.registry import RULES, check_all

if TYPE_CHECKING:
    from generator.pages import Page
    from generator.site import SiteFacts

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        folder: the playbook folder.
        playbook: the playbook; None when its shape is not right.
        problems: everything found, sorted by place.
        source: the files, for showing lines.
    """

    folder: Path
    playbook: Playbook | None
    problems: tuple[Problem, ...]
    source: Files

    def fails(self, *, strict: bool = False) -> bool:
        """Return whether there is an error, or anything at all when strict."""
        return any(strict or problem.level is Level.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Built:
    """A published site: where its first page is, and how many pages it has."""

    start: Path
    pages: int
    problems: tuple[Problem, ...]


def tool_version() -> str:
    """Return the version of this program."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to import

    try:
        return version("ai-incident-playbook")
    except PackageNotFoundError:
        return "unknown"


def check(folder: Path) -> Checked:
    """Read a playbook folder or a team's layers, build the model, apply every rule; return all problems.

    Raises:
        UsageError: there is no playbook in the folder.
    """
    source = assemble(folder)
    playbook, shape = build_playbook(source.data)
    problems = [*source.problems, *_told_once(shape, source)]
    if playbook is not None and not _unreadable(source):
        problems += check_all(playbook)
    return Checked(folder, playbook, in_order(_placed(problems, source)), source)


def _told_once(shape: tuple[Problem, ...], source: Files) -> Iterator[Problem]:
    """Drop 'there is no such concept' when its file could not be read: that was said already."""
    unreadable = _unreadable(source)
    for problem in shape:
        if not (unreadable and problem.rule == "missing-concept"):
            yield problem


def _unreadable(source: Files) -> bool:
    """Return whether something may be missing from what was read; rules would only complain about that."""
    return any(problem.level is Level.ERROR for problem in source.problems)


def _placed(problems: list[Problem], source: Files) -> Iterator[Problem]:
    for problem in problems:
        if problem.where is None and problem.spot is not None:
            related = problem.related or (source.where_removed(problem.target) if problem.target else None)
            problem = replace(problem, where=source.locate(problem.spot), related=related)  # noqa: PLW2901
        yield problem


def render(checked: Checked, *, notice: str = "") -> tuple[Page, ...]:
    """Render the pages of a playbook that was checked.

    Args:
        checked: the result of `check`, with a playbook.
        notice: HTML put on top of every page.

    Raises:
        UsageError: the playbook could not be built.
        RenderError: a template is wrong.
    """
    from generator.export import content_digest  # noqa: PLC0415 - `check` must not pay for rendering
    from generator.pages import PageOptions, render_pages  # noqa: PLC0415

    playbook = _sound(checked)
    options = PageOptions(
        rules=rule_docs(),
        source_of=checked.source.file_and_line,
        sources=checked.source.texts,
        tool_version=tool_version(),
        digest=content_digest(playbook),
        notice=notice,
    )
    return render_pages(playbook, options)


def write_pages(checked: Checked, work: Path) -> tuple[Page, ...]:
    """Write the Markdown tree to `<work>/docs` and complete settings to `<work>/mkdocs.yml`."""
    from generator.pages import write_tree  # noqa: PLC0415
    from generator.site import write_settings  # noqa: PLC0415

    pages = render(checked)
    write_tree(pages, work / "docs")
    write_settings(settings_of(checked.folder), work, site_facts(checked, pages))
    return pages


def site_facts(checked: Checked, pages: Sequence[Page]) -> SiteFacts:
    """Return what the playbook says about its site: name, description, language, navigation."""
    from generator.pages import navigation  # noqa: PLC0415
    from generator.site import SiteFacts  # noqa: PLC0415

    playbook = _sound(checked)
    about = playbook.about
    summary = " ".join(fill(playbook, about.summary).split())
    return SiteFacts(about.name, summary, about.language, navigation(pages))


def build(checked: Checked, work: Path, out: Path, say: Say = lambda _: None) -> Built:
    """Render, build and publish the site; the site that was there stays if anything is wrong.

    Args:
        checked: the result of `check`, without errors.
        work: folder for the generated Markdown tree.
        out: folder that readers look at.
        say: gets one short sentence at each stage.

    Raises:
        PlaybookError: the site could not be rendered or published.
    """
    from generator.publish import publish  # noqa: PLC0415
    from generator.site import build_html, verify  # noqa: PLC0415

    say("Rendering pages")
    pages = write_pages(checked, work)
    epoch = _epoch(_sound(checked).about.reviewed_on)
    said: list[Problem] = []

    def fill(folder: Path) -> None:
        say(f"Building {len(pages)} pages")
        said.extend(build_html(work / "mkdocs.yml", folder, epoch))

    def look(folder: Path) -> Iterator[Problem]:
        say("Verifying links")
        yield from said
        yield from verify(folder, [page.path for page in pages])

    problems = publish(out, fill, look, say=say)
    return Built(out / "index.html", len(pages), problems)


def serve(folder: Path, address: str, *, open_browser: bool) -> None:
    """Serve a preview that follows every edit, until interrupted.

    Raises:
        UsageError: there is no playbook, or the address cannot be used.
    """
    from generator.site.preview import serve as preview  # noqa: PLC0415

    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder: name the one with the YAML files")
    preview(settings_of(folder), folder, address, open_browser=open_browser)


def settings_of(folder: Path) -> Path:
    """Return the `mkdocs.yml` beside a playbook folder, or beside a team's layers, else the one that is shipped."""
    root = folder.resolve() if is_layered(folder) else folder.resolve().parent
    own = root / "mkdocs.yml"
    return own if own.exists() else resources.mkdocs_config()


def rule_docs() -> tuple[RuleDoc, ...]:
    """Return the documentation of everything a check can report: reading, shape, rules."""
    rules = (document(rule) for rule in RULES.values())
    return tuple(sorted([*READ_RULES.values(), *SHAPE_RULES.values(), *LAYER_RULES.values(), *rules], key=lambda doc: doc.id))


def export(checked: Checked) -> str:
    """Return the playbook as one JSON document."""
    from generator.export import playbook_json  # noqa: PLC0415

    return playbook_json(_sound(checked))


def schema_of(concept: str | None) -> str:
    """Return the JSON Schema of one YAML file, or of all of them in one object.

    Raises:
        UsageError: there is no such concept.
    """
    from generator.export import schemas  # noqa: PLC0415

    found = dict(schemas())
    if concept is None:
        return json.dumps({name: json.loads(text) for name, text in found.items()}, indent=2) + "\n"
    if concept not in found:
        raise UsageError(f"there is no concept '{concept}'; known: {', '.join(found)}")
    return found[concept]


def write_schemas(folder: Path) -> str:
    """Write one JSON Schema per YAML file into a folder; return a sentence that says so."""
    from generator.export import schemas  # noqa: PLC0415

    found = dict(schemas())
    for name, text in found.items():
        write_text(folder / f"{name}.json", text)
    return f"{len(found)} schemas in {folder.as_posix()}\n"


def write_text(path: Path, text: str) -> None:
    """Write a file, making its folder.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _sound(checked: Checked) -> Playbook:
    if checked.playbook is None:
        raise UsageError("the playbook cannot be rendered: `playbook check` says what is wrong with it")
    return checked.playbook


def _epoch(date: str) -> int:
    day = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    return int(day.timestamp())
