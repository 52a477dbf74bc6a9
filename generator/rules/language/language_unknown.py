"""The playbook is in a language in which the site has words of its own.

Why: Otherwise "Search" and "Menu" stay English around your words, and a screen reader reads them in the wrong voice.

Bad:
    # about.yaml
    language: ga

Good:
    # about.yaml
    language: de-AT
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.languages import SITE_LANGUAGES, site_language
from generator.problems import Kind, Level, Problem, Spot

ID = "language-unknown"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    tag = playbook.about.language
    if site_language(tag) is None:
        message = f"the site has no words of its own in '{tag}': its buttons stay English"
        hint = f"it has them in {', '.join(SITE_LANGUAGES)}"
        yield Problem(ID, LEVEL, message, Spot.of("about", "language"), hint=hint)
