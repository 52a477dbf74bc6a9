"""The use cases, each a function of plain values: check, render, build, export. No terminal, no click."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import resources
from generator.atomic import home, write_all, write_file
from generator.cards.shelf import Shelf, files_for, make_cards, picture_of, put_files, record_of_cards
from generator.check.catalogue import rule_docs
from generator.check.check import Checked, check, placed, root_of
from generator.check.levels import at_level, levels_set
from generator.errors import UsageError
from generator.folder.assemble import assemble, is_layered
from generator.folder.files import Files, LayeredFiles
from generator.model import Playbook, build_playbook
from generator.model.rule_levels import SetLevel
from generator.model.text import fill
from generator.problems import Level, Problem, RuleDoc, in_order

if TYPE_CHECKING:
    from generator.cards.make import Printed
    from generator.doors.document import export
    from generator.doors.entries import next_step, show
    from generator.folder.explain import Saying
    from generator.model.edition import Edition
    from generator.model.situation import Situation
    from generator.model.verdict import Verdict
    from generator.pages import Page, Renderer
    from generator.site import SiteFacts
    from generator.site.ready import Ready

__all__ = [
    "Checked",
    "check",
    "export",
    "next_step",
    "root_of",
    "rule_docs",
    "show",
]  # use cases that have a module of their own

_LATER = {
    "export": "generator.doors.document",
    "next_step": "generator.doors.entries",
    "show": "generator.doors.entries",
}
"""Use cases that a check must not pay for, by the module that has each."""


def __getattr__(name: str) -> Any:
    """Import a use case when it is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


Say = Callable[[str], None]

_AT_ONCE = 20
"""Pages between two words about how many are done."""


@dataclass(frozen=True, slots=True)
class Built:
    """A published site: where its first page is, and how many pages it has."""

    start: Path
    pages: int
    problems: tuple[Problem, ...]


def tool_version() -> str:
    """Return the version of this program."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("ai-incident-playbook")
    except PackageNotFoundError:
        return "unknown"


def check_revision(
    name: str,
    folder: Path,
    work: Path,
    today: datetime.date | None = None,
    edition: Edition | None = None,
) -> Checked:
    """Check a playbook as a git revision has it. Nothing is checked out, and nothing of the working tree is read.

    Args:
        name: such as `v1.2.0`, with `:` and a path where the playbook was elsewhere.
        folder: the playbook folder, which says where the revision has it.
        work: an empty folder, for what stands beside the playbook in the revision; keep it while the result is used.
        today: the day on which the playbook must be fresh; without it nothing ages.
        edition: what the result holds; what `playbook.yml` of the revision says when left out.

    Raises:
        UsageError: there is no such revision, or no playbook in it.
    """
    from generator.history.surroundings import named, write_files
    from generator.history.versions import files_of_revision, find_revision

    found = find_revision(name, folder)
    files, beside = files_of_revision(found), work.resolve() / "revision"
    theme = files.data.get("cards", {}).get("theme")
    look = theme if isinstance(theme, str) else None
    write_files(found.repository, found.commit, found.path, beside, look, settings=True)
    checked = check(beside / found.path, today, edition, files)
    label = found.name.partition(":")[0]
    return replace(checked, problems=tuple(named(problem, beside, label) for problem in checked.problems))


def rules_here(
    folder: Path, today: datetime.date | None = None
) -> tuple[tuple[RuleDoc, ...], Mapping[str, SetLevel]]:
    """Return the documentation of everything a check can report about a folder, and what its team says about rules.

    Without a sound playbook in the folder it is that of ours.
    """
    try:
        files = assemble(folder)
        playbook, _ = build_playbook(files.data)
    except UsageError:
        return rule_docs(), {}
    docs = rule_docs(playbook)
    return docs, levels_set(playbook, docs, files, today) if playbook else {}


def render(checked: Checked, *, notice: str = "", printed: Printed | None = None) -> tuple[Page, ...]:
    """Render the pages of a playbook that was checked.

    Args:
        checked: the result of `check`, with a playbook.
        notice: HTML put on top of every page.
        printed: the cards that were made; without them pages show their words only.

    Raises:
        UsageError: the playbook could not be built.
        RenderError: a template is wrong.
    """
    return tuple(renderer(checked, notice=notice, printed=printed).pages())


def renderer(checked: Checked, *, notice: str = "", printed: Printed | None = None) -> Renderer:
    """Return what renders the pages of a playbook one by one; arguments and errors are those of `render`."""
    from generator.export import content_digest
    from generator.history.records import read_records
    from generator.pages import PageOptions, Renderer, deck_views, examples_beside

    playbook, public = _sound(checked), checked.edition == "public"
    records = read_records(root_of(checked.folder))
    options = PageOptions(
        rules=rule_docs(playbook),
        source_of=checked.source.file_and_line,
        sources=checked.source.texts,
        tool_version=tool_version(),
        digest=content_digest(playbook),
        notice=notice,
        today=checked.today,
        public=public,
        examples={} if public else examples_beside(checked.folder),
        decks=deck_views(_shelf(checked), printed),
        names_sought=_names_sought(checked),
        releases=tuple(shown for release in records if (shown := release.for_public if public else release)),
        **_marks(checked.source),
    )
    return Renderer(playbook, options)


def _names_sought(checked: Checked) -> bool | None:
    """Return whether names of people were looked for; None where that matters to nobody."""
    if checked.names_missing:
        return False
    return True if checked.edition == "public" else None


def _marks(source: Files) -> dict[str, Any]:
    """Return what pages of a layered playbook show about its layers."""
    from generator.pages import Change

    if not isinstance(source, LayeredFiles):
        return {}
    return {
        "folder": "",
        "editable": source.editable,
        "changes_at": lambda spot: [Change(*change) for change in source.changes_at(spot)],
    }


def explain(folder: Path, path: str) -> tuple[Saying, ...]:
    """Return what each layer says about a value, the one in force last.

    Args:
        folder: a playbook folder, or a team's.
        path: such as `severities/sev-1/contain_within`.

    Raises:
        UsageError: there is no playbook in the folder, or nothing at the path in any layer.
    """
    from generator.folder.explain import sayings

    return sayings(assemble(folder), path)


def write_pages(
    checked: Checked,
    work: Path,
    printed: Printed | None = None,
    *,
    settings: Path | None = None,
    version_address: str | None = None,
) -> tuple[Page, ...]:
    """Write the Markdown tree to `<work>/docs` and complete settings to `<work>/mkdocs.yml`; cards go with it."""
    from generator.pages import FOLDER, write_tree
    from generator.site import write_settings
    from generator.site.settings import PICTURE, has_picture

    pages = render(checked, printed=printed)
    write_tree(pages, work / "docs")
    put_files(printed, work / "docs" / FOLDER)
    for name, content in data_files(checked):
        write_file(work / "docs" / name, content)
    facts = replace(site_facts(checked, pages), version_address=version_address)
    write_settings(settings or settings_of(checked.folder), work, facts)
    picture = work / "docs" / PICTURE
    if has_picture(work):
        write_file(picture, link_picture(checked))
    else:
        picture.unlink(missing_ok=True)
    return pages


def link_picture(checked: Checked) -> bytes:
    """Return the picture that other programs show beside a link to the site, as PNG."""
    playbook = _sound(checked)
    return picture_of(_shelf(checked), _summary(playbook))


def _summary(playbook: Playbook) -> str:
    """Return the summary of a playbook in one line, with every figure filled in."""
    return " ".join(fill(playbook, playbook.about.summary).split())


def ready(pages: Sequence[Page]) -> dict[str, Ready]:
    """Return the pages that a site engine need not parse, by path."""
    from generator.pages.finish import finish

    return {page.path: made for page in pages if (made := finish(page))}


def write_beside(
    checked: Checked, pages: Sequence[Page], site: Path, finished: Mapping[str, Ready] | None = None
) -> None:
    """Write what a built site carries for programs: data, schema, a JSON and a Markdown file beside each page."""
    from generator.doors import beside

    beside.write_beside(checked, pages, finished or ready(pages), site)


def data_files(checked: Checked) -> Iterator[tuple[str, bytes]]:
    """Yield each file of data for scripts of the site: its path there, and its content."""
    from generator.deadlines import deadline_table
    from generator.export import content_digest
    from generator.pages.live import live_table
    from generator.pages.verdicts import verdict_table
    from generator.site.brand import brand_files

    playbook = _sound(checked)
    yield "assets/deadlines.json", _compact(deadline_table(playbook))
    digest = content_digest(playbook)
    yield "assets/verdicts.js", _script("pbVerdicts", verdict_table(playbook, digest))
    yield "assets/live-data.js", _script("pbLive", live_table(playbook, digest))
    theme = playbook.cards.theme
    yield from brand_files(playbook.cards.brand, root_of(checked.folder) / theme if theme else None)


def _script(name: str, value: object) -> bytes:
    """Return a value as a script: a page that is opened as a file may read no other file."""
    return f"globalThis.{name}=".encode() + _compact(value) + b";\n"


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def site_facts(checked: Checked, pages: Sequence[Page]) -> SiteFacts:
    """Return what the playbook says about its site: name, description, language, navigation, version."""
    from generator.export import content_digest
    from generator.pages import navigation
    from generator.site import SiteFacts
    from generator.site.brand import brand_settings

    playbook = _sound(checked)
    about = playbook.about
    edition = (
        f"Version {about.version}, reviewed {about.reviewed_on}, content {content_digest(playbook)[:12]}"
    )
    public = checked.edition == "public"
    look = brand_settings(playbook.cards.brand, about.name)
    return SiteFacts(
        about.name, _summary(playbook), about.language, navigation(pages), public, edition=edition, brand=look
    )


def cards(
    checked: Checked,
    work: Path,
    say: Say = lambda _: None,
    *,
    decks: tuple[str, ...] = (),
    form: str | None = None,
    sheets: tuple[str, ...] = (),
) -> Printed:
    """Typeset the cards of a playbook that was checked; what does not fit is a problem with its place.

    Args:
        checked: the result of `check`, without errors.
        work: folder for results; what did not change is not typeset again.
        say: gets one short sentence at each stage.
        decks: ids of the decks to make; all when left out.
        form: format to make them in, instead of the format of each deck.
        sheets: ids of the sheets to put them on, instead of those of each deck.

    Raises:
        PlaybookError: a name is unknown, a template is wrong, or a font is missing.
    """
    made = make_cards(_shelf(checked), work, (decks, form, sheets, ()), say)
    found = at_level(made.problems, checked.levels)
    told = (_where_written(problem, checked.source) for problem in found)
    return replace(made, problems=in_order(placed(told, checked.source)))


_TOO_WIDE = re.compile(r"(?:word|title) '([^']+)'")


def _where_written(problem: Problem, source: Files) -> Problem:
    """Return a problem of a word that is too wide at the line of a layer that says it, not where a text refers to it."""
    found = _TOO_WIDE.search(problem.message) if problem.rule in _WIDE else None
    where = source.where_said(found[1]) if found and isinstance(source, LayeredFiles) else None
    return replace(problem, where=where) if where else problem


_WIDE = frozenset({"card-word-too-wide", "card-title-too-long"})


def write_cards(made: Printed, folder: Path, recorded: Checked | None = None) -> tuple[int, str]:
    """Write the finished files into a folder, all or none, and the record of the cards with them.

    Args:
        made: the cards.
        folder: where.
        recorded: the playbook whose cards are written down in the record; none are when left out. Record and cards are
            written as one where the folder lies in the repository, else the cards first.

    Returns:
        How many files there are, and a sentence about the record.

    Raises:
        UsageError: something cannot be written.
    """
    count = sum(1 for _ in made.files)
    if recorded and folder.resolve().is_relative_to(home(root_of(recorded.folder))):
        return count, record(recorded, files_for(made, folder))
    return put_files(made, folder), record(recorded) if recorded else ""


def card_files(made: Printed | None) -> Iterator[tuple[str, Path]]:
    """Yield each finished file: its path on the site, and where it is now."""
    from generator.pages import FOLDER

    for file in made.files if made else ():
        yield f"{FOLDER}/{file.name}", file.source


def record(checked: Checked, files: Mapping[Path, bytes | None] | None = None) -> str:
    """Write down in `cards.lock.json` which cards are published now; return a sentence that says so.

    Args:
        checked: the result of `check`.
        files: what else is written or removed with it, all or nothing, by absolute path in the repository.

    Raises:
        UsageError: a file cannot be written; nothing changed then.
    """
    path, content, said = record_of(checked)
    write_all(home(path.parent), {**(files or {}), path.resolve(): content}, "playbook cards --record")
    return said


def record_of(checked: Checked) -> tuple[Path, bytes, str]:
    """Return the record of the cards that are published now: its file, its content, a sentence about it."""
    shelf = _shelf(checked)
    return (shelf.record, *record_of_cards(shelf))


def build(
    checked: Checked,
    work: Path,
    out: Path,
    say: Say = lambda _: None,
    *,
    with_cards: bool = True,
    settings: Path | None = None,
    version_address: str | None = None,
) -> Built:
    """Render, build and publish the site; the site that was there stays if anything is wrong.

    Args:
        checked: the result of `check`, without errors.
        work: folder for the generated Markdown tree.
        out: folder that readers look at.
        say: gets one short sentence at each stage.
        with_cards: whether cards are printed; without them pages show their words only.
        settings: hand-written `mkdocs.yml`; that beside the playbook, else the shipped one, when left out.
        version_address: address of this version beside others, empty when it is not known; None for a site
            without versions.

    Raises:
        PlaybookError: the site could not be rendered or published.
    """
    from generator.site import build_html, verify, write_kept
    from generator.site.publish import publish

    printed = cards(checked, work, say) if with_cards else None
    if printed and any(problem.level is Level.ERROR for problem in printed.problems):
        return Built(out / "index.html", 0, printed.problems)
    say("Rendering pages")
    pages = write_pages(checked, work, printed, settings=settings, version_address=version_address)
    epoch = _epoch(_sound(checked).about.reviewed_on)
    said: list[Problem] = []

    def fill(folder: Path) -> None:
        say(f"Building {len(pages)} pages")
        finished = ready(pages)

        def told(done: int) -> None:
            if done % _AT_ONCE == 0:
                say(f"Building pages: {done} of {len(pages)}")

        said.extend(build_html(work / "mkdocs.yml", folder, epoch, finished, beside=True, told=told))
        write_beside(checked, pages, folder, finished)
        write_kept(folder, site_facts(checked, pages).name)

    def look(folder: Path) -> Iterator[Problem]:
        say("Verifying links")
        yield from said
        yield from verify(folder, [page.path for page in pages])
        yield from problems_of_published(folder, checked)

    problems = publish(out, fill, look, say=say)
    return Built(out / "index.html", len(pages), problems)


def problems_of_published(site: Path, checked: Checked) -> tuple[Problem, ...]:
    """Return each person whom a built public site, or a card on it, names. Other editions may name people."""
    from generator.check.published import problems_of_site

    if checked.edition != "public":
        return ()
    printed = {f"card {card.id}": ("\n\n".join(card.lines),) for card in _shelf(checked).cards()}
    return tuple(problems_of_site(site, checked, printed))


def serve(folder: Path, address: str, *, open_browser: bool) -> None:
    """Serve a preview that follows every edit, until interrupted.

    Raises:
        UsageError: there is no playbook, or the address cannot be used.
    """
    from generator.site import write_preview_settings
    from generator.site.preview import serve as preview

    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder: name the one with the YAML files")
    settings = settings_of(folder)
    if is_layered(folder) or settings.resolve() != resources.mkdocs_config().resolve():
        settings = write_preview_settings(settings, root_of(folder) / "build" / "preview", folder)
    preview(settings, folder, address, open_browser=open_browser)


def renew_preview(folder: Path, used: Path) -> None:
    """Write the settings of a running preview anew, when they were made of a team's own.

    Args:
        folder: the playbook folder.
        used: the settings that the preview reads.

    Raises:
        UsageError: the team's settings cannot be read; the old ones stay.
    """
    from generator.site import write_preview_settings

    if used.parent == root_of(folder) / "build" / "preview":
        write_preview_settings(settings_of(folder), used.parent, folder)


def settings_of(folder: Path) -> Path:
    """Return the `mkdocs.yml` beside a playbook folder, or beside a team's layers, else the one that is shipped."""
    own = root_of(folder) / "mkdocs.yml"
    return own if own.exists() else resources.mkdocs_config()


def deadlines(
    checked: Checked,
    form: str,
    *,
    clocks: Sequence[str] = (),
    moments: Sequence[str] = (),
    sent: Sequence[str] = (),
    place: str | None = None,
    zone: str | None = None,
    kinds: Sequence[str] = (),
) -> str:
    """Return until when each report of an incident is due.

    Args:
        checked: the result of `check`, without errors.
        form: `text`, `json` or `ics`.
        clocks: ids of clocks; all that can bind anybody when left out.
        moments: such as `awareness=2026-12-18T10:20+01:00`.
        sent: when a report was sent, such as `dora-19/1=2026-12-18T15:10+01:00`.
        place: where it is due, such as `Germany`.
        zone: the time zone to count and show in.
        kinds: the kinds of entity we are, by the ids of the clocks.

    Raises:
        UsageError: a name is unknown, or a moment is missing, is none, or contradicts another.
    """
    from generator.deadlines import count
    from generator.deadlines.entered import incident_of, local_zone
    from generator.report.deadlines import FORMS

    playbook = _sound(checked)
    incident = incident_of(moments, sent, place, zone, kinds, only=clocks[0] if len(clocks) == 1 else None)
    answer = count(playbook, incident, clocks)
    return FORMS[form](playbook, answer, local_zone(playbook, incident))


def triage(
    checked: Checked, type_id: str | None, answers: Iterable[str], kind: str | None = None
) -> tuple[Playbook, Situation, Verdict]:
    """Return what answers of triage and an incident type add up to, and what they were said about.

    Args:
        checked: the result of `check`, without errors.
        type_id: id, letter or name of the incident type; None while nobody knows it.
        answers: `question=answer` each: an id, and the code, the words or the number of an answer.
        kind: id or name of a kind of the type; None while nobody knows it.

    Raises:
        UsageError: there is no such type, kind, question or answer.
    """
    from generator.model.situation import situation
    from generator.model.verdict import verdict

    playbook = _sound(checked)
    said = situation(playbook, type_id, answers, kind)
    return playbook, said, verdict(playbook, said.answers, said.name)


def schema_of(concept: str | None, *, layer: bool = False) -> str:
    """Return the JSON Schema of one YAML file, or of all of them in one object; for a layer, that of its patches.

    Raises:
        UsageError: there is no such concept.
    """
    found = _schemas(layer=layer)
    if concept is None:
        return json.dumps({name: json.loads(text) for name, text in found.items()}, indent=2) + "\n"
    if concept not in found:
        raise UsageError(f"there is no concept '{concept}'; known: {', '.join(found)}")
    return found[concept]


def write_schemas(folder: Path, *, layer: bool = False) -> str:
    """Write one JSON Schema per YAML file into a folder, all or none; return a sentence that says so.

    Raises:
        UsageError: they cannot be written.
    """
    found = schema_files(layer=layer)
    write_all(folder, {Path(name): text for name, text in found.items()}, "playbook schema")
    return f"{len(found)} schemas in {folder.as_posix()}\n"


def schema_files(*, layer: bool = False) -> dict[str, bytes]:
    """Return one JSON Schema per YAML file, by the name of its file."""
    return {f"{name}.json": text.encode() for name, text in _schemas(layer=layer).items()}


def export_schema() -> str:
    """Return the JSON Schema of what `export` prints."""
    from generator.export import contract_schema

    return contract_schema()


def public_fields() -> str:
    """Return which fields of a playbook are public and which are not, as a page of Markdown."""
    from generator.export import visible_fields

    return visible_fields()


def _schemas(*, layer: bool) -> dict[str, str]:
    from generator.export import schemas
    from generator.layer.schema import layer_schema

    if not layer:
        return dict(schemas())
    patches = {name: layer_schema(json.loads(text)) for name, text in schemas()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in patches.items()}


def write_text(path: Path, text: str) -> None:
    """Write a file, making its folder; what stood there stays until it is whole.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        write_file(path, text.encode())
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _shelf(checked: Checked) -> Shelf:
    return Shelf(_sound(checked), root_of(checked.folder), checked.edition == "public", checked.today)


def _sound(checked: Checked) -> Playbook:
    if checked.playbook is None:
        raise UsageError("the playbook cannot be rendered: `playbook check` says what is wrong with it")
    return checked.playbook


def _epoch(date: str) -> int:
    day = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    return int(day.timestamp())
