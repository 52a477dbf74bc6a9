"""Prose holds no telephone number, e-mail address or handle of a person.

Why: The playbook is read by many and soon by strangers. A private number in it brings calls at night and
phishing in its owner's name, and it is out of date when somebody needs it.

Bad:
    # roles.yaml
    executive-on-call:
      usually: Reach Kim at +1 555 010 9999.

Good:
    # roles.yaml
    executive-on-call:
      usually: The executive on the weekly rota.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.model import Playbook
from generator.model.places import regions_of
from generator.of_texts import of_text
from generator.patterns import later
from generator.problems import Kind, Level, Problem, Spot

ID = "personal-contact"
LEVEL = Level.ERROR
KIND = Kind.FACTS
BY_CONCEPT = True

_MAIL = (
    r"[\w.+-]+@(?!(?:[\w-]+\.)*example(?:\.(?:com|org|net))?\b)[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w.+-]+ at [\w-]+ dot [a-z]{2,}\b"
    r"|[\w.+-]+ ?[\[(]at[\])] ?[\w-]+ ?(?:\.|[\[(]dot[\])]) ?[\w.-]*\w"
)
_HANDLE = r"(?<![\w@./:])@(?!(?:here|channel|everyone)\b)[a-z][\w.-]{2,}"
_NO_DATE = r"(?!\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{2,4}(?!\d))"
_PHONE = "|".join(
    (
        r"\+\d[\d ()./-]{6,}\d",  # with the code of the country
        r"(?<![\w.,:+-])00[ -]?[1-9]\d[\d ()./-]{6,}\d(?![\w-])",
        rf"(?<![\w.,:/+-]){_NO_DATE}\(?0[1-9]\d{{0,4}}\)?(?:[ /-]{{1,3}}\d{{2,8}}){{1,4}}(?![\w:-]|\.\d)",  # national, after a 0
        r"(?<![\w.,:/+-])0[1-9]\d{7,10}(?![\w:-])",
        r"\(\d{3}\) ?\d{3}[-. ]\d{4}\b",
        r"(?<![\w.-])(?:1[-. ])?\d{3}[-. ]\d{3}[-. ]\d{4}(?![\w-])",
        r"(?<![\w.-])(?:[6-9]\d{4}[ -]\d{5}|1[3-9]\d[ -]\d{4}[ -]\d{4}|\(\d\d\) ?\d{4,5}-\d{4})(?![\w-])",
        r"\b(?:tel|phone|mobile|cell|mob|handy|fon)\b\.?:? ?\d(?:[ ()/-]?\d){5,}",
        r"\btel:\+?\d[\d-]{4,}\d|\b(?:ext\.|extension|Durchwahl) ?\d{3,6}\b",
    )
)
_CONTACT = later(rf"(?P<mail>{_MAIL})|(?P<handle>{_HANDLE})|(?P<phone>{_PHONE})", re.IGNORECASE)
_SIGN = later(r"[@\d\[(]| dot ", re.IGNORECASE)
"""What no contact goes without: a quick look that spares the long one."""
_CANDIDATE = later(r"@|\d[ )]?[-. ]?\(?\d{2}|[\[(]at[\])]|\d/\d| dot ", re.IGNORECASE)
_FEWEST_DIGITS = 8
_GROUPS = later(
    r"(?<![\w.,:/+-])(?!\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d(?!\d))\(?(?!(?:19|20)\d\d\b)\d{1,5}\)?(?P<gap>[ .-])\d{1,5}(?:(?P=gap)\d{1,5})+(?![\w]|[.,:/-]\d)"
)
"""Digits in three groups or more: a number that only a plan of numbers can tell from any other."""
_NO_NUMBER = later(r"\d{1,3}(?:\.\d{1,3}){3}|.*\b000")
"""An address of a machine, a round amount."""
_NAMES = {"mail": "an e-mail address", "handle": "a handle", "phone": "a telephone number"}


_LINES = frozenset({"reach", "hours", "contract"})
"""Where the support line of an outside party stands; it is private."""


def check(playbook: Playbook) -> Iterator[Problem]:
    shared = playbook.organisation.contact or ""
    regions = regions_here(playbook)
    for words in playbook.prose:
        if _is_place(words.spot):
            continue
        for said, name in contacts_in(words.text, regions):
            if said not in shared:
                hint = "name the role; keep contacts in contacts.yaml, which is private"
                yield Problem(ID, LEVEL, f"'{said}' looks like {name}", words.spot, hint=hint)
    for incident in playbook.incidents.values():
        for spot, text in incident.notes:
            for said, name in contacts_in(text, regions):
                hint = "name the role; a record speaks of people by their role"
                yield Problem(ID, LEVEL, f"'{said}' looks like {name}", spot, hint=hint)


def regions_here(playbook: Playbook) -> tuple[str, ...]:
    """Return the regions, by ISO 3166-1, in which the organisation does business."""
    places = playbook.organisation.jurisdictions
    return tuple(dict.fromkeys(region for place in places for region in regions_of(place)))


def contacts_in(text: str, regions: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield what looks like a contact of a person in a text, and the name of its kind.

    Args:
        text: where to look.
        regions: whose plans of numbers tell a telephone number from other digits, by ISO 3166-1.
    """
    ours = _shaped_like_one(text)
    yield from ours
    for number in _grouped(text) if regions else ():
        if not any(number in each for each, _ in ours) and _rings_in(number, regions):
            yield number, _NAMES["phone"]


@of_text(tuple)
def _shaped_like_one(text: str) -> tuple[tuple[str, str], ...]:
    """Return what has the shape of a contact, wherever its owner lives."""
    found = _CONTACT.finditer(text) if _SIGN.search(text) and _CANDIDATE.search(text) else ()
    return tuple(
        (match[0], _NAMES["mail" if match["mail"] else "handle" if match["handle"] else "phone"])
        for match in found
        if not match["phone"] or _may_ring(match[0])
    )


@of_text(str)
def _grouped(text: str) -> tuple[str, ...]:
    return tuple(match[0] for match in _GROUPS.finditer(text)) if _SIGN.search(text) else ()


def _rings_in(number: str, regions: Collection[str]) -> bool:
    """Return whether a number is one that can be dialled in a region, by the plans of numbers of all countries."""
    if len(re.sub(r"\D", "", number)) < _FEWEST_DIGITS or _NO_NUMBER.fullmatch(number):
        return False
    import phonenumbers  # noqa: PLC0415 - the plans are large, and most playbooks hold no such digits

    return any(phonenumbers.is_valid_number(phonenumbers.parse(number, region)) for region in regions)


def _may_ring(number: str) -> bool:
    """Return whether a number is more than zeros, and long enough to be dialled from outside where it starts with 0."""
    digits = re.sub(r"\D", "", number)
    return bool(digits.strip("0")) and (
        not number.lstrip("(").startswith("0") or len(digits) >= _FEWEST_DIGITS
    )


def _is_place(spot: Spot) -> bool:
    path = spot.path
    return (
        path[0] == "contacts"
        or path == ("organisation", "contact")
        or (path[0] == "channels" and path[-1] in ("where", "if_down"))
        or (path[0] == "parties" and path[-1] in _LINES)
    )
