"""A blank of one name has one kind, one setting and, where the choices are equal, one preset in every script.

Why: Two writers fill `contact` at the same minute. If one script takes it from the settings and the other one waits
for a person, users read two addresses. If one says at once that the answers are off and the other one waits to be told, two
sentences about the same minute differ. If one of them may type any text for a time, nobody asks for its zone.
A script that offers choices may stand beside one that takes any text. A choice that is true only while a lever is held
(`true_while_held`) is so in every script.

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
from collections.abc import Iterator, Sequence

from generator.model import Playbook
from generator.model.scripts import Blank
from generator.problems import Kind, Level, Problem, Spot

ID = "blank-with-two-meanings"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for name, uses in blanks_by_name(playbook).items():
        yield from _other(
            name,
            [(script, blank.filled_from or "nothing") for script, blank in uses],
            "filled",
            "from ",
            _FILL,
        )
        forms = [(script, blank.kind) for script, blank in uses if blank.kind != "choice"]
        yield from _other(name, forms, "of kind", "", _FORM)
        for choices in {blank.choices for _, blank in uses if blank.choices}:
            presets = [(script, _quoted(blank.preset)) for script, blank in uses if blank.choices == choices]
            yield from _other(name, presets, "preset", "as ", _PRESET)
        yield from _no_longer_held(name, uses)


def _no_longer_held(name: str, uses: Sequence[tuple[str, Blank]]) -> Iterator[Problem]:
    """Yield each script in which a choice may stay after its lever is let go, though in another one it may not."""
    held = {choice: script for script, blank in uses for choice in blank.true_while_held}
    for script, blank in uses if held else ():
        for choice in blank.choices:
            if choice in held and choice not in blank.true_while_held:
                message = f"'{choice}' of blank '{name}' is true only while a lever is held in '{held[choice]}', not here"
                where = Spot.of("scripts", script, "blanks", name)
                yield Problem(ID, LEVEL, message, where.key, hint="add it to `true_while_held`")
                break


def blanks_by_name(playbook: Playbook) -> dict[str, list[tuple[str, Blank]]]:
    """Return the blanks of each name, each with the id of the script it stands in."""
    named: dict[str, list[tuple[str, Blank]]] = {}
    for script in playbook.scripts.values():
        for name, blank in script.blanks.items():
            named.setdefault(name, []).append((script.id, blank))
    return named


def _quoted(preset: str | None) -> str:
    return f"'{preset}'" if preset else "nothing"


_FILL = "fill it from the same setting, or give one of the two another name"
_PRESET = "give it the same `preset`, or give one of the two another name"
_FORM = "give it the same `kind`, or give one of the two another name"


def _other(name: str, said: Sequence[tuple[str, str]], how: str, by: str, hint: str) -> Iterator[Problem]:
    """Yield each script that says of a blank what most others do not."""
    usual = Counter(value for _, value in said).most_common(1)
    for script, value in said:
        if value != usual[0][0]:
            message = f"blank '{name}' is {how} {by}{value} here, and {by}{usual[0][0]} elsewhere"
            yield Problem(ID, LEVEL, message, Spot.of("scripts", script, "blanks", name).key, hint=hint)
