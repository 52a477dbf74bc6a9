"""An acronym is one that everybody knows, is in the glossary, names a role or an outside party, or is spelled out beside.

Why: Whoever joins at minute 20 does not ask what "RAG" or "DSR" is. They nod, and act on a guess.

Bad:
    # levers.yaml
    freeze-index:
      what: Stops writes to the ANN store.

Good:
    # levers.yaml
    freeze-index:
      what: Stops writes to the search index.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.acronyms import acronyms_in, known_acronyms, spelled_out
from generator.model.prose import speaks_english
from generator.problems import Kind, Level, Problem
from generator.rules.language.listening import is_ours
from generator.rules.language.wordlists import listed

ID = "undefined-acronym"
LEVEL = Level.WARNING
KIND = Kind.ADVICE
BY_CONCEPT = True

_EVERYDAY = listed("acronyms", "everyday")

_FILLERS = frozenset({"TODO", "TBD", "TBC", "TBA", "FIXME"})
"""`filler-text` speaks of these."""

_TO_LAWYERS = frozenset({"clocks"})
_UNEXPLAINED = frozenset({"example", "ids"})


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    known = _EVERYDAY | known_acronyms(playbook) | _FILLERS
    for sentence in playbook.sentences:
        path = sentence.spot.path
        for acronym in acronyms_in(sentence.text):
            if (
                acronym in known
                or not is_ours(path)
                or path[0] in _TO_LAWYERS
                or not _UNEXPLAINED.isdisjoint(map(str, path[-2:]))
            ):
                continue
            if not spelled_out(acronym, sentence.text):
                message = f"'{acronym}' is not explained anywhere"
                hint = "spell it out, or add it to the glossary as a term or an alias"
                yield Problem(ID, LEVEL, message, sentence.spot, hint=hint)
