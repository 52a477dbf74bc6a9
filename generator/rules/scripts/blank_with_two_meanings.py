"""A blank of one name is filled from the same setting in every script.

Why: Two writers fill `contact` at the same minute. If one script takes it from the settings and the other one waits
for a person, users read two addresses.

Bad:
    # scripts.yaml
    initial-statement:
      blanks:
        contact: {kind: link, filled_from: organisation/contact}
    correction:
      blanks:
        contact: {kind: link}

Good:
    # scripts.yaml
    initial-statement:
      blanks:
        contact: {kind: link, filled_from: organisation/contact}
    correction:
      blanks:
        contact: {kind: link, filled_from: organisation/contact}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.scripts import Blank
from generator.problems import Kind, Level, Problem, Spot

ID = "blank-with-two-meanings"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    named: dict[str, list[tuple[str, Blank]]] = {}
    for script in playbook.scripts.values():
        for name, blank in script.blanks.items():
            named.setdefault(name, []).append((script.id, blank))
    for name, uses in named.items():
        usual, _ = Counter(blank.filled_from for _, blank in uses).most_common(1)[0]
        for script_id, blank in uses:
            if blank.filled_from != usual:
                message = f"blank '{name}' is filled from {_shown(blank)} here, and from {usual or 'nothing'} elsewhere"
                hint = "fill it from the same setting, or give one of the two another name"
                spot = Spot.of("scripts", script_id, "blanks", name)
                yield Problem(ID, LEVEL, message, spot.key, hint=hint)


def _shown(blank: Blank) -> str:
    return blank.filled_from or "nothing"
