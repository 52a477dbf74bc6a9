"""A blank of a script stands in double brackets, and stands only in scripts.

Why: Whatever is not recognised as a blank is sent as it stands. "Dear {{customer}}" in a public statement tells everybody
how well prepared you were. The same signs can be meant as they are, as in "press [Enter]", so this is advice.

Bad:
    # scripts.yaml
    initial-statement:
      text: We know of an issue with {{feature}}. Next update at <time>.

Good:
    # scripts.yaml
    initial-statement:
      text: We know of an issue with [[feature]]. Next update at [[next-update]].
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import without_code
from generator.model.text import REFERENCE
from generator.patterns import later
from generator.problems import Kind, Level, Problem
from generator.rules.scripts.blank_syntax import how_to_write

ID = "blank-in-other-signs"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_BRACES = r"\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{1,80}\}"
_ANYWHERE = later(_BRACES + r"|\[\[[^\[\]\n]{0,80}\]\]|\[\[|\]\]")
_IN_SCRIPTS = later(
    _BRACES
    + r"|(?<!\[)\[[^\[\]\n]{1,80}\](?![\](])|<(?!https?:|mailto:)[A-Za-z][^<>\n]{0,80}>|\{[^{}\n]{1,80}\}|_{3,}|…{2,}|\.{4,}"
)
_UNUSED_BRACE = "-"
_TAG = later(r"^\[[^\[\]\n]{1,40}\](?=\s)")
"""What mail programs sort by: `[sitrep] Title`, at the start of a subject."""


def check(playbook: Playbook) -> Iterator[Problem]:
    for words in playbook.prose:
        if words.prose.kind == "script":
            text = _TAG.sub("", words.text) if words.spot.path[-1] == "subject" else words.text
            for match in _IN_SCRIPTS.finditer(REFERENCE.sub(_UNUSED_BRACE, text)):
                yield Problem(
                    ID, LEVEL, f"'{match[0]}' is not a blank", words.spot, hint=how_to_write(match[0])
                )
        elif "[[" in words.text or "{{" in words.text or "${" in words.text:
            for match in _ANYWHERE.finditer(without_code(words.text)):
                message = f"'{match[0]}' stands outside a script, where nobody fills it in"
                hint = "write the value, or refer to it as in {severities/sev-1/contain_within}"
                yield Problem(ID, LEVEL, message, words.spot, hint=hint)
