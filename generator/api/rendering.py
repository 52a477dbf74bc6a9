"""A checked playbook as pages, and as pages that a site engine need not parse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.api import tool_version
from generator.api.sound import shelf, sound
from generator.cards.make import Printed
from generator.check.catalogue import rule_docs
from generator.check.check import Checked, root_of
from generator.export import content_digest
from generator.folder.files import Files, LayeredFiles
from generator.history.records import read_records
from generator.pages import Change, Page, PageOptions, Renderer, deck_views, examples_beside
from generator.pages.finish import finish
from generator.pages.remembered import Remembered
from generator.site.ready import Ready

Kept = tuple[Path, Path]
"""A folder where pages are remembered, and that of their Markdown."""


def render(
    checked: Checked, *, notice: str = "", printed: Printed | None = None, kept: Kept | None = None
) -> tuple[Page, ...]:
    """Render the pages of a playbook that was checked.

    Args:
        checked: the result of `check`, with a playbook.
        notice: HTML put on top of every page.
        printed: the cards that were made; without them pages show their words only.
        kept: where pages are remembered, and the folder of their Markdown; without it all are made.

    Raises:
        UsageError: the playbook could not be built.
        RenderError: a template is wrong.
    """
    return tuple(renderer(checked, notice=notice, printed=printed, kept=kept).pages())


def renderer(
    checked: Checked, *, notice: str = "", printed: Printed | None = None, kept: Kept | None = None
) -> Renderer:
    """Return what renders the pages of a playbook one by one; arguments and errors are those of `render`."""
    playbook, public = sound(checked), checked.edition == "public"
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
        decks=deck_views(shelf(checked), printed),
        names_sought=_names_sought(checked),
        releases=tuple(shown for release in records if (shown := release.for_public if public else release)),
        **_marks(checked.source),
    )
    return Renderer(playbook, options, Remembered(*kept, playbook, options) if kept else None)


def ready(pages: Sequence[Page]) -> dict[str, Ready]:
    """Return the pages that a site engine need not parse, by path."""
    return {page.path: made for page in pages if (made := finish(page))}


def _names_sought(checked: Checked) -> bool | None:
    """Return whether names of people were looked for; None where that matters to nobody."""
    if checked.names_missing:
        return False
    return True if checked.edition == "public" else None


def _marks(source: Files) -> dict[str, Any]:
    """Return what pages of a layered playbook show about its layers."""
    if not isinstance(source, LayeredFiles):
        return {}
    return {
        "folder": "",
        "editable": source.editable,
        "changes_at": lambda spot: [Change(*change) for change in source.changes_at(spot)],
    }
