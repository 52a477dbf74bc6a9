"""The Markdown tree of a site: pages, files of data for its scripts, settings, and the picture beside a link."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator import resources
from generator.api.rendering import render
from generator.api.sound import shelf, sound
from generator.atomic import write_file
from generator.cards.make import Printed
from generator.cards.shelf import picture_of, put_files
from generator.check.check import Checked, root_of
from generator.deadlines import deadline_table
from generator.export import content_digest
from generator.model import Playbook
from generator.model.text import fill
from generator.pages import FOLDER, Page, navigation, write_tree
from generator.pages.live import live_table
from generator.pages.verdicts import verdict_table
from generator.site import SiteFacts, write_settings
from generator.site.brand import brand_files, brand_settings
from generator.site.settings import PICTURE, has_picture


def write_pages(
    checked: Checked,
    work: Path,
    printed: Printed | None = None,
    *,
    settings: Path | None = None,
    version_address: str | None = None,
    kept: Path | None = None,
) -> tuple[Page, ...]:
    """Write the Markdown tree to `<work>/docs` and complete settings to `<work>/mkdocs.yml`; cards go with it.

    With a folder where pages are kept, those that would say the same as there are not made again.
    """
    pages = render(checked, printed=printed, kept=(kept, work / "docs") if kept else None)
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
    playbook = sound(checked)
    return picture_of(shelf(checked), _summary(playbook))


def data_files(checked: Checked) -> Iterator[tuple[str, bytes]]:
    """Yield each file of data for scripts of the site: its path there, and its content."""
    playbook = sound(checked)
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
    playbook = sound(checked)
    about = playbook.about
    reviewed = f"reviewed {about.reviewed_on}, " if about.reviewed_on else ""
    edition = f"Version {about.version}, {reviewed}content {content_digest(playbook)[:12]}"
    public = checked.edition == "public"
    look = brand_settings(playbook.cards.brand, about.name)
    return SiteFacts(
        about.name, _summary(playbook), about.language, navigation(pages), public, edition=edition, brand=look
    )


def settings_of(folder: Path) -> Path:
    """Return the `mkdocs.yml` beside a playbook folder, or beside a team's layers, else the one that is shipped."""
    own = root_of(folder) / "mkdocs.yml"
    return own if own.exists() else resources.mkdocs_config()


def _summary(playbook: Playbook) -> str:
    """Return the summary of a playbook in one line, with every figure filled in."""
    return " ".join(fill(playbook, playbook.about.summary or "").split())


def card_files(made: Printed | None) -> Iterator[tuple[str, Path]]:
    """Yield each finished file: its path on the site, and where it is now."""
    for file in made.files if made else ():
        yield f"{FOLDER}/{file.name}", file.source
