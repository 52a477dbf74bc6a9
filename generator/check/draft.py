"""A playbook as it stands in its files, before any rule has been asked: enough to show a page while somebody writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.check.check import Checked, edition_of, names_missing
from generator.folder.files import Files, Unsourced
from generator.model import build_playbook
from generator.model.edition import public_edition
from generator.model.settings import with_settings
from generator.problems import Level
from generator.rules.prose import person_named


def draft(folder: Path, source: Files) -> Checked | None:
    """Return what pages can be made of at once; None when the files or the shape of an entry have an error.

    Args:
        folder: what the files are of.
        source: the files.
    """
    if any(problem.level is Level.ERROR for problem in source.problems):
        return None
    built, shape = build_playbook(source.data)
    if built is None or any(problem.level is Level.ERROR for problem in shape):
        return None
    edition, people = edition_of(source), person_named.people_of(built)
    missing = "" if people else names_missing(source, edition)
    found = Checked(folder, with_settings(built), (), source, None, (), edition, people, missing)
    if edition != "public":
        return found
    return replace(found, playbook=with_settings(public_edition(built)), source=Unsourced(source))
