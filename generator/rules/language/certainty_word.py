"""What goes to people outside promises no certainty: no 'never', 'always' or 'fully'.

Why: One counter-example makes it false, and a regulator or a court reads it word by word.

Bad:
    # scripts.yaml
    initial-statement:
      audience: public
      text: "[[feature]] never stores what you type."

Good:
    # scripts.yaml
    initial-statement:
      audience: public
      text: "We read the logs of [[time]] and found no stored text."
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Level, Problem
from generator.rules.language.listening import Path, found, is_words_of_script
from generator.rules.language.wordlists.certainty import CERTAINTY

ID = "certainty-word"
LEVEL = Level.WARNING

_OUTSIDE = frozenset({"public", "customers", "support", "vendor", "regulator"})


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each certainty in the words of a script that leaves the company."""
    outside = {script.id for script in playbook.scripts.values() if script.audience in _OUTSIDE}

    def kind(path: Path) -> bool:
        return is_words_of_script(path) and path[1] in outside

    for sentence, shown, instead in found(playbook, CERTAINTY, kind):
        message = f"'{shown}' is more than anybody can know"
        yield Problem(ID, LEVEL, message, sentence.spot, hint=instead)
