"""A blank that means the same in several scripts is offered again and may stay empty in the same way in each of them.

Why: Who has typed the name of the feature into four messages is asked for it in the fifth, and types another one. A
crisis line that may stay empty in eight messages stops the ninth from going out. What is about one person, `kept:
nowhere`, may differ: it is not compared.

Bad:
    # scripts.yaml
    holding-notice:
      blanks:
        feature: {kind: name, meaning: The feature by the name users know., kept: everywhere}
    initial-statement:
      blanks:
        feature: {kind: name, meaning: The feature by the name users know., kept: everywhere}
    public-update:
      blanks:
        feature: {kind: name, meaning: The feature by the name users know.}

Good:
    # scripts.yaml
    holding-notice:
      blanks:
        feature: {kind: name, meaning: The feature by the name users know., kept: everywhere}
    initial-statement:
      blanks:
        feature: {kind: name, meaning: The feature by the name users know., kept: everywhere}
    public-update:
      blanks:
        feature: {kind: name, meaning: The feature by the name users know., kept: everywhere}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from generator.model import Playbook
from generator.model.scripts import Blank
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.scripts.blank_with_two_meanings import blanks_by_name

ID = "blank-kept-otherwise"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_Said = TypeVar("_Said", str, bool)


def check(playbook: Playbook) -> Iterator[Problem]:
    for name, uses in blanks_by_name(playbook).items():
        alike: dict[tuple[str, str | None], list[tuple[str, Blank]]] = {}
        for script, blank in uses:
            if blank.kept != "nowhere":
                alike.setdefault((blank.kind, blank.meaning), []).append((script, blank))
        for same in alike.values():
            for script, kept, usual in _unlike([(script, blank.kept) for script, blank in same]):
                message = (
                    f"blank '{name}' is kept '{kept}' here, and '{usual}' where it means the same elsewhere"
                )
                yield _problem(message, script, name, f"kept: {usual}")
            for script, optional, most in _unlike([(script, blank.optional) for script, blank in same]):
                said = "optional here, and is not" if optional else "not optional here, and is"
                message = f"blank '{name}' is {said} where it means the same elsewhere"
                yield _problem(message, script, name, f"optional: {str(most).lower()}")


def _unlike(said: Sequence[tuple[str, _Said]]) -> Iterator[tuple[str, _Said, _Said]]:
    """Yield each script that says what most others do not, what it says, and what they say; a tie has no majority."""
    (usual, often), *others = Counter(value for _, value in said).most_common(2)
    if others and often > others[0][1]:
        yield from ((script, value, usual) for script, value in said if value != usual)


def _problem(message: str, script: str, blank: str, line: str) -> Problem:
    hint = f"write `{line}`, or give it a meaning of its own"
    return Problem(ID, LEVEL, message, Spot.of("scripts", script, "blanks", blank).key, hint=hint)
