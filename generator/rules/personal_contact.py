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
from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem, Spot

ID = "personal-contact"
LEVEL = Level.ERROR

_CONTACT = re.compile(
    r"(?P<mail>[\w.+-]+@(?!(?:[\w-]+\.)*example\.(?:com|org|net)\b)[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<handle>(?<![\w@./:])@(?!(?:here|channel|everyone)\b)[a-z][\w.-]{2,})"
    r"|(?P<phone>\+\d[\d ().-]{6,}\d|\(\d{3}\) ?\d{3}[-. ]\d{4}\b|(?<![\w.-])\d{3}[-. ]\d{3}[-. ]\d{4}(?![\w-]))",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"@|\d[ )]?[-. ]?\(?\d{2}")
_NAMES = {"mail": "an e-mail address", "handle": "a handle", "phone": "a telephone number"}


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each contact of a person; where a channel is may well be a number to dial."""
    shared = playbook.organisation.contact or ""
    for words in playbook.prose:
        if _is_place(words.spot) or not _CANDIDATE.search(words.text):
            continue
        for match in _CONTACT.finditer(words.text):
            if match[0] in shared or (match["phone"] and not re.search("[1-9]", match["phone"])):
                continue
            message = f"'{match[0]}' looks like {_NAMES[match.lastgroup or 'mail']}"
            hint = "name the role; keep contacts in contacts.yaml, which is private"
            yield Problem(ID, LEVEL, message, words.spot, hint=hint)


def _is_place(spot: Spot) -> bool:
    path = spot.path
    return (
        path[0] == "contacts"
        or path == ("organisation", "contact")
        or (path[0] == "channels" and path[-1] == "where")
    )
