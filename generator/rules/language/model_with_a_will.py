"""A model decides, wants and panics nowhere; people built it, and it puts out text.

Why: "The agent panicked" ends the search for a cause, and in public it reads as an excuse. Somebody gave it
the permission.

Bad:
    # types.yaml
    prompt-injection:
      summary: The assistant believes the document and decides to send a mail.

Good:
    # types.yaml
    prompt-injection:
      summary: The assistant follows the text of a document, and its tool sends a mail.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem
from generator.rules.language.listening import Path, found, is_ours, public_words
from generator.rules.language.wordlists.will import WILL

ID = "model-with-a-will"
LEVEL = Level.WARNING


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each mind given to a model; in public scripts `banned-phrase` says so."""
    is_public = public_words(playbook)

    def kind(path: Path) -> bool:
        return (is_ours(path) or path[0] == "cases") and not is_public(path)

    for sentence, shown, instead in found(playbook, WILL, kind):
        yield Problem(ID, LEVEL, f"'{shown}' gives a program a mind", sentence.spot, hint=instead)
