"""What the files of a team say beside their playbook: comments, reasons, values that another layer replaced.

None of it is on a page, and all of it is in git, in every clone, and for good. So the rules about people and secrets
hold there as well; what the playbook itself says is left to the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from generator.folder.files import DEFAULT, Files, LayeredFiles
from generator.model import Playbook
from generator.model.people import People
from generator.problems import Level, Location, Problem
from generator.rules.prose import person_named, personal_contact, secret_in_text

_WHERE = "a comment or a value that another one replaced is read as well"


def problems_of_texts(playbook: Playbook, files: Files) -> Iterator[Problem]:
    """Yield each person, contact or secret that stands in the files of a team and is not part of its playbook.

    The contacts may hold people. The files of an installed default are not the team's.
    """
    said = cache(partial(_said, playbook))
    people = person_named.people_of(playbook)
    regions = personal_contact.regions_here(playbook)
    named = cache(partial(_named_by, playbook, people))
    layered = isinstance(files, LayeredFiles)
    for name, concept, text in _texts(files):
        lines = text.split("\n")
        for number, line in enumerate(lines, start=1):
            if layered or _may_be_beside(line):
                for rule, message, found, hint in _found(line, concept, regions):
                    if found not in said(rule == secret_in_text.ID):
                        where = Location(name, number, line.index(found) + 1)
                        yield Problem(rule, Level.ERROR, message, None, where, f"{hint}; {_WHERE}")
        if people and concept != "contacts":
            yield from _named(name, text, people, named, layered=layered)


def _may_be_beside(line: str) -> bool:
    """Return whether a line of a plain playbook can say what the playbook does not: a comment, or a reason."""
    return "#" in line or "reason:" in line


def _named(
    name: str, text: str, people: People, said: Callable[[], frozenset[str]], *, layered: bool
) -> Iterator[Problem]:
    """Yield each person named in a file and not in the playbook that comes of it; a name may go on in the next line."""
    for found in people.find(text):
        start = text.rfind("\n", 0, found.start) + 1
        if (layered or _may_be_beside(text[start:].partition("\n")[0])) and found.text not in said():
            where = Location(name, text.count("\n", 0, start) + 1, found.start - start + 1)
            hint = f"write the role, {found.meaning}, in its place; {_WHERE}"
            yield Problem(person_named.ID, Level.ERROR, f"'{found.text}' is a person", None, where, hint)


def _found(line: str, concept: str, regions: tuple[str, ...]) -> Iterator[tuple[str, str, str, str]]:
    """Yield rule, message, what was found and what to do, for one line."""
    if secret := secret_in_text.secret_in(line):
        yield secret_in_text.ID, secret_in_text.message_of(*secret), secret[0], "revoke it, and take it out"
    if concept in ("contacts", "parties"):  # the rule knows in which fields of a party a number may stand
        return
    for found, kind in personal_contact.contacts_in(line, regions):
        message = f"'{found}' looks like {kind}"
        yield personal_contact.ID, message, found, "take it out; contacts.yaml is the place for it"


def _texts(files: Files) -> Iterator[tuple[str, str, str]]:
    """Yield name, concept and text of each file that is a team's own."""
    if isinstance(files, LayeredFiles):
        yield files.document.name, "", files.document.positions.source.text
        sources: Any = [source for name, source in files.sources.items() if name != DEFAULT]
    else:
        sources = [files]
    for source in sources:
        for file in source.files:
            yield file.document.name, file.concept, file.document.positions.source.text


def _named_by(playbook: Playbook, people: People) -> frozenset[str]:
    """Return each name that a text of the playbook holds, as it is written; the rule about people has judged it."""
    return frozenset(found.text for found in people.find(_said(playbook, contacts=False)))


def _said(playbook: Playbook, contacts: bool) -> str:
    """Return every text of a playbook that rules look at, with the contacts or without.

    The rule about people reads prose. Commands and addresses are left alone, reasons are not.
    """
    found = secret_in_text.strings(playbook)
    if contacts:
        return "\n".join(text for _, text in found)
    prose = [words.text for words in playbook.prose if words.spot.path[0] != "contacts"]
    others = (text for spot, text in found if spot.path[0] != "contacts" and spot.path[-1] != "reason")
    return "\n\n".join([*prose, *others])
