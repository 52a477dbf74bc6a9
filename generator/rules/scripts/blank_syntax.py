"""A blank is written `[[name]]`, in small letters, digits and hyphens, and stands only in scripts.

Why: Whatever is not recognised as a blank is sent as it stands. "Dear {{customer}}" in a public statement tells
everybody how well prepared you were.

Bad:
    # scripts.yaml
    initial-statement:
      text: We know of an issue with {{feature}}. Next update at [[ next update ]].

Good:
    # scripts.yaml
    initial-statement:
      text: We know of an issue with [[feature]]. Next update at [[next-update]].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.base import ID_PATTERN
from generator.model.prose import without_code
from generator.model.scripts import BLANK
from generator.model.text import REFERENCE
from generator.patterns import later
from generator.problems import Kind, Level, Problem

ID = "blank-syntax"
LEVEL = Level.ERROR
KIND = Kind.FACTS

_ANYWHERE = later(r"\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{1,80}\}|\[\[[^\[\]\n]{0,80}\]\]|\[\[|\]\]")
_IN_SCRIPTS = later(
    _ANYWHERE.pattern
    + r"|(?<!\[)\[[^\[\]\n]{1,80}\](?![\](])|<(?!https?:|mailto:)[A-Za-z][^<>\n]{0,80}>|\{[^{}\n]{1,80}\}|_{3,}|…{2,}|\.{4,}"
)
_UNUSED_BRACE = "-"
_TAG = later(r"^\[[^\[\]\n]{1,40}\](?=\s)")
"""What mail programs sort by: `[sitrep] Title`, at the start of a subject."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        if words.prose.kind == "script":
            yield from (
                Problem(ID, LEVEL, f"'{found}' is not a blank", words.spot, hint=_hint(found))
                for found in _mistakes(
                    _TAG.sub("", words.text) if words.spot.path[-1] == "subject" else words.text
                )
            )
        elif "[[" in words.text or "{{" in words.text or "${" in words.text:
            for match in _ANYWHERE.finditer(without_code(words.text)):
                message = f"'{match[0]}' stands outside a script, where nobody fills it in"
                hint = "write the value, or refer to it as in {severities/sev-1/contain_within}"
                yield Problem(ID, LEVEL, message, words.spot, hint=hint)


def _mistakes(text: str) -> Iterator[str]:
    for match in _IN_SCRIPTS.finditer(REFERENCE.sub(_UNUSED_BRACE, text)):
        blank = BLANK.fullmatch(match[0])
        if not blank or not re.fullmatch(ID_PATTERN, blank[1]):
            yield match[0]


def _hint(found: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", found.lower()).strip("-")
    return f"write [[{name}]], and declare it under blanks" if name else "write a blank as [[its-name]]"
