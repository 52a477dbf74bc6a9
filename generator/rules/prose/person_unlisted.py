"""A text does not call for somebody by name.

Why: A name that is in no contact is known to nobody's check: it is out of date when that person leaves, pages the
wrong human at night, and goes out with the public edition. Roles act; the contacts say who holds them. This is
a warning because a product or a company may be called like a person; a name that the contacts know is an error.

Bad:
    # roles.yaml
    executive-on-call:
      usually: On weekends call Robin Example.

Good:
    # roles.yaml
    executive-on-call:
      usually: On weekends call the {roles/deputy}.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import COLLECTIONS, Playbook
from generator.model.base import Entry
from generator.model.text import title_of
from generator.of_texts import of_text
from generator.patterns import later
from generator.problems import Kind, Level, Problem

ID = "person-unlisted"
LEVEL = Level.WARNING
KIND = Kind.FACTS
BY_CONCEPT = True

_NAME = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:[-'’][A-ZÀ-Ý]?[a-zà-ÿ]+)*"
_CALLED = later(
    rf"\b(?:(?i:call|ask|page|phone|ping|tell|reach|contact|e-?mail|write to) "
    rf"(?P<both>{_NAME} {_NAME})|(?P<title>(?:Mrs?|Ms|Dr|Herr|Frau)\.? {_NAME}))"
)
_SIGNS = ("call ", "ask ", "page ", "phone ", "ping ", "tell ", "reach ", "contact ", "mail ", "write to ")
_TITLES = ("Mr", "Ms", "Dr", "Herr", "Frau")
_ELSEWHERE = frozenset({"contacts", "channels", "drills", "cases"})
"""Who is reached, places, and stories about others: there a name may stand."""
_MADE_UP = frozenset({"example", "examples"})


def check(playbook: Playbook) -> Iterator[Problem]:
    known: str | None = None
    for words in playbook.prose:
        if words.spot.path[0] in _ELSEWHERE or _MADE_UP.intersection(words.spot.path):
            continue
        for name in _called(words.text):
            known = _names(playbook) if known is None else known
            if name.lower() not in known:
                hint = "write the role in its place; only contacts.yaml names people"
                yield Problem(ID, LEVEL, f"'{name}' looks like a person", words.spot, hint=hint)


@of_text(str)
def _called(text: str) -> tuple[str, ...]:
    """Return each name of somebody whom a text tells to call."""
    lower = text.lower()
    if not any(sign in lower for sign in _SIGNS) and not any(title in text for title in _TITLES):
        return ()  # a quick look that spares the long one
    return tuple(match["both"] or match["title"] for match in _CALLED.finditer(text))


def _names(playbook: Playbook) -> str:
    """Return what has a name here and is no person, a line each, in lower case."""
    found = (entry for concept in COLLECTIONS for entry in getattr(playbook, concept).values())
    titles = (
        f"{title_of(entry)}\n{entry.id.replace('-', ' ')}" for entry in found if isinstance(entry, Entry)
    )
    ours = playbook.organisation
    names = [*titles, *ours.features.values(), *ours.surfaces.values(), ours.name, ours.product]
    publishers = (source.publisher for source in playbook.references.values())
    return "\n".join(name.lower() for name in (*names, *publishers) if name)
