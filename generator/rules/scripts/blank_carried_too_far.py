"""What goes into a blank is offered in other scripts only where it is the same for everybody: one meaning and one kind.

Why: The live page fills such a blank in the next script by itself. If `sender` is the head of the company in one letter
and the nurse who writes to a child in another one, the wrong name goes out at 2 AM. What is about one person in any script
is carried into none.

Bad:
    # scripts.yaml
    person-at-risk:
      blanks:
        sender: {kind: name, meaning: Who writes to this person., kept: nowhere}
    enterprise-note:
      blanks:
        sender: {kind: name, meaning: A named person in the company., kept: everywhere}

Good:
    # scripts.yaml
    person-at-risk:
      blanks:
        sender: {kind: name, meaning: Who writes to this person., kept: nowhere}
    enterprise-note:
      blanks:
        sender: {kind: name, meaning: A named person in the company., kept: script}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.scripts import Blank
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.scripts.blank_with_two_meanings import blanks_by_name

ID = "blank-carried-too-far"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for name, uses in blanks_by_name(playbook).items():
        carried = [(script, blank) for script, blank in uses if blank.kept == "everywhere"]
        if carried:
            yield from _personal(name, uses, carried)
            yield from _apart(name, carried)


def _personal(
    name: str, uses: list[tuple[str, Blank]], carried: list[tuple[str, Blank]]
) -> Iterator[Problem]:
    """Yield each script that carries on what is about one person in another one."""
    personal = next((script for script, blank in uses if blank.kept == "nowhere"), None)
    for script, _ in carried if personal else ():
        message = f"blank '{name}' is kept everywhere here, but about one person in script '{personal}'"
        spot = Spot.of("scripts", script, "blanks", name, "kept")
        hint = "write `kept: script`, or give one of the two another name"
        yield Problem(ID, LEVEL, message, spot, hint=hint)


def _apart(name: str, carried: list[tuple[str, Blank]]) -> Iterator[Problem]:
    """Yield each script in which a carried blank means something else than in most."""
    (usual, _), *_ = Counter((blank.meaning, blank.kind) for _, blank in carried).most_common(1)
    for script, blank in carried:
        if (blank.meaning, blank.kind) != usual:
            message = (
                f"blank '{name}' is kept everywhere, but here it is a {blank.kind}, '{blank.meaning}', "
                f"and elsewhere a {usual[1]}, '{usual[0]}'"
            )
            spot = Spot.of("scripts", script, "blanks", name, "kept")
            hint = "give it the same meaning and kind, or write `kept: script`"
            yield Problem(ID, LEVEL, message, spot, hint=hint)
