"""Answers -> the files of a new layered playbook, each as text. Nothing is written here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator import resources
from generator.model import Playbook
from generator.model.base import RESERVED_IDS
from generator.read.folder import Source
from generator.team.start.answers import Answers, strange_places

LAYER = "layers/team"
BRAND = "brand"
"""The folder with a team's logo."""
_LONGEST_ID = 60
_NOT_BARE = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that some reader of YAML takes for something else when they stand without quotes."""


@dataclass(frozen=True, slots=True)
class Base:
    """What the new playbook stands on.

    Attributes:
        playbook: the default.
        source: its files.
        version: its version.
        digest: its digest.
        path: its folder, seen from the new playbook; None for the installed one.
    """

    playbook: Playbook
    source: Source
    version: str
    digest: str
    path: str | None


def starter_files(answers: Answers, base: Base) -> dict[str, str]:
    """Return the text of every file by its path; files that would say nothing are left out."""
    found = {
        "playbook.yml": _manifest(base),
        f"{LAYER}/about.yaml": _about(answers),
        f"{LAYER}/organisation.yaml": _organisation(answers),
        f"{LAYER}/channels.yaml": _channels(answers, base.playbook),
        f"{LAYER}/severities.yaml": _severities(answers, base.playbook),
        f"{LAYER}/clocks.yaml": _clocks(answers, base.playbook),
        f"{LAYER}/cards.yaml": _cards(answers),
        "contacts/contacts.yaml": _contacts(answers),
        "README.md": _shipped("README.md"),
        "mkdocs.yml": _mkdocs(answers),
        ".gitignore": _gitignore(answers),
        ".github/workflows/playbook.yml": _shipped("github.yml"),
        ".github/workflows/playbook-comment.yml": _shipped("github-comment.yml"),
        ".github/workflows/playbook-publish.yml": _shipped("github-publish.yml"),
        ".github/CODEOWNERS": _shipped("codeowners"),
        ".gitlab-ci.yml": _shipped("gitlab.yml"),
        ".pre-commit-config.yaml": _shipped("pre-commit.yaml"),
        ".vscode/settings.json": _editor(),
    }
    return {path: text for path, text in found.items() if text}


def _manifest(base: Base) -> str:
    path = f"  path: {_quoted(base.path)}\n" if base.path else ""
    return (
        "# What this playbook is made of: the default, your layers on it, and how to reach people.\n"
        "# `playbook explain severities/sev-1/contain_within` says which layer a value comes from.\n"
        "# .playbook/default.zip holds what that default says, so that `playbook upgrade` can compare the next one.\n"
        f"default: # moved by `playbook upgrade`\n  version: {_quoted(base.version)}\n  digest: {base.digest}\n{path}"
        f"layers: # later ones win\n  - {LAYER}\n"
        "contacts: contacts # private; may be missing where it must not be read\n"
        "edition: internal # public leaves out contacts, channels and links to these files\n"
    )


def _about(answers: Answers) -> str:
    name = (
        f"AI Incident Playbook of {answers.organisation}"
        if answers.organisation
        else "Our AI Incident Playbook"
    )
    return (
        _head("about", "What this playbook is called, and when it was last reviewed as a whole.")
        + f"name: {_quoted(name)}\n"
        + "# After your first review together, set the day and a version of your own:\n"
        + '# reviewed_on: "2026-01-31"\n# version: "1.0.0"\n'
    )


def _organisation(answers: Answers) -> str:
    lines = [_head("organisation", "Names and places. Texts refer to them: {organisation/product}.").rstrip()]
    for key, value, example in (
        ("name", answers.organisation, "Example GmbH"),
        ("product", answers.product, "Refund Assistant"),
        ("contact", answers.contact, "help@example.com"),
        ("status_page", answers.status_page, "https://status.example.com"),
    ):
        lines.append(f"{key}: {_quoted(value)}" if value else f"# {key}: {_quoted(example)}")
    lines.append(f"time_zone: {_quoted(answers.time_zone)}")
    if answers.working_days or answers.holidays:
        lines.append(_working_days(answers.working_days, answers.holidays))
    for key, names in (("features", answers.features), ("surfaces", answers.surfaces)):
        if names:
            lines += [
                f"{key}:",
                *(f"  {key_of}: {_quoted(name)}" for key_of, name in _with_ids(names)),
            ]
    if answers.jurisdictions:
        lines.append(f"jurisdictions: [{', '.join(map(_quoted, answers.jurisdictions))}]")
    return "\n".join(lines) + "\n"


def _working_days(name: str | None, holidays: Sequence[str]) -> str:
    """Return which days count in a deadline of business days; what is not known yet stands there as a comment."""
    days = f"holidays: [{', '.join(map(_quoted, holidays))}]" if holidays else '# holidays: ["2026-12-25"]'
    return (
        f"working_days: # for deadlines in business days\n  name: {_quoted(name or 'Our holidays')}\n  {days}"
    )


def _channels(answers: Answers, playbook: Playbook) -> str:
    places = {
        "war-room": answers.war_room,
        "incident-channel": answers.chat_channel,
        "status-page": answers.status_page,
    }
    known = {key: where for key, where in places.items() if where and key in playbook.channels}
    entries = "".join(f"{key}:\n  where: {_quoted(where)}\n" for key, where in known.items())
    return (
        _head("channels", "Where your channels are. The default says what each is for.") + entries
        if entries
        else ""
    )


def _severities(answers: Answers, playbook: Playbook) -> str:
    entries = ""
    for key, every in answers.updates.items():
        severity = playbook.severities.get(key)
        if severity and severity.updates and severity.updates.every != every:
            entries += f"{key}:\n  updates:\n    every: {every}\n"
    return (
        _head("severities", "Deadlines and rhythms that differ from the default.") + entries
        if entries
        else ""
    )


def _clocks(answers: Answers, playbook: Playbook) -> str:
    places = answers.jurisdictions
    if not places or strange_places(places, playbook):
        return ""
    off = [key for key, clock in playbook.clocks.items() if not clock.concerns(places)]
    entries = "".join(f"{key}: {{active: false}}\n" for key in off)
    why = "Clocks of places where you do no business, switched off. Let counsel confirm each one."
    return _head("clocks", why) + entries if entries else ""


def _cards(answers: Answers) -> str:
    if not answers.colour and not answers.logo:
        return ""
    lines = [_head("cards", "The look of the site and the cards, in one place.").rstrip()]
    if answers.logo:
        lines.append(f"theme: {BRAND} # the folder with the logo")
    lines.append("brand:")
    if answers.colour:
        lines.append(f"  colour: {_quoted(answers.colour)}")
    if answers.logo:
        lines += ["  logo: logo.svg", f"  logo_alt: {_quoted(answers.organisation or 'Our logo')}"]
    return "\n".join(lines) + "\n"


def _contacts(answers: Answers) -> str:
    if not answers.on_call:
        return ""
    entries = "".join(f"{role}:\n  reach: {_quoted(how)}\n" for role, how in answers.on_call.items())
    head = (
        "# How each role is reached now. Private: never part of a public edition.\n"
        "# Also known here: rota, person, backup (when nobody answers), checked_on (the day you last tried it).\n"
    )
    kept = "" if answers.contacts_in_git else "# This folder stays out of git (.gitignore).\n"
    return f"# yaml-language-server: $schema=../schema/contacts.json\n{head}{kept}{entries}"


def _mkdocs(answers: Answers) -> str:
    notice = f"copyright: {_quoted(answers.organisation)}\n" if answers.organisation else ""
    return (
        "# Only what differs from the site settings that come with the program: `playbook build` and\n"
        "# `playbook serve` lay this over them. `playbook check` tells of settings that run code.\n"
        "# site_url: https://playbook.example.com/\n" + notice
    )


def _gitignore(answers: Answers) -> str:
    private = "" if answers.contacts_in_git else "# private: names and phone numbers\n/contacts/\n"
    return f"/build/\n{private}"


def _editor() -> str:
    concepts = Playbook.model_fields
    schemas = {
        f"schema/{name}.json": [f"layers/*/{name}.yaml", f"layers/*/{name}/*.yaml", f"contacts/{name}.yaml"]
        for name in concepts
    }
    return json.dumps({"yaml.schemas": schemas}, indent=2) + "\n"


def _shipped(name: str) -> str:
    return (resources.templates() / "start" / name).read_text(encoding="utf-8")


def _head(concept: str, what: str) -> str:
    return f"# yaml-language-server: $schema=../../schema/{concept}.json\n# {what}\n"


def _with_ids(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for name in names:
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_LONGEST_ID].strip("-") or "feature"
        plain = (
            f"the-{plain}" if plain in RESERVED_IDS or not plain[0].isalpha() or plain in _NOT_BARE else plain
        )
        key, number = plain, 2
        while key in taken:
            key, number = f"{plain}-{number}", number + 1
        taken.add(key)
        yield key, name


def _quoted(value: Any) -> str:
    """Return a text as YAML reads it back, whatever it holds."""
    return json.dumps(value, ensure_ascii=False)
