"""What is about one person in one letter is about one person in every other letter, and never in words for everybody.

Why: The live page offers what is kept again. A letter that keeps its `recipient` greets the next person by the name of the
last one. Words for everybody are kept and logged, so that the next writer says the same; a blank kept nowhere is missing there.
A letter is a script with a blank `kept: nowhere`.

Bad:
    # scripts.yaml
    customer-email:
      blanks:
        recipient: {kind: name, kept: nowhere}
        user-step: {meaning: What this person does first., kept: nowhere}
    enterprise-note:
      blanks:
        recipient: {kind: name}
        user-step: {meaning: What this person does first., kept: nowhere}

Good:
    # scripts.yaml
    customer-email:
      blanks:
        recipient: {kind: name, kept: nowhere}
        user-step: {meaning: What this person does first., kept: nowhere}
    enterprise-note:
      blanks:
        recipient: {kind: name, kept: nowhere}
        user-step: {meaning: What this person does first., kept: nowhere}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model import Playbook
from generator.model.scripts import Script
from generator.problems import Kind, Level, Problem, Spot

ID = "blank-of-one-person"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    found = {script.id: _personal(script) for script in playbook.scripts.values()}
    personal = {name: blanks for name, blanks in found.items() if blanks}
    carriers = Counter(name for script in playbook.scripts.values() if personal for name in script.blanks)
    for name, blanks in personal.items():
        script = playbook.scripts[name]
        if _for_everybody(playbook, script):
            yield from _in_words_for_everybody(script, blanks)
        else:
            yield from _in_letter(playbook, script, personal, carriers)


def _in_words_for_everybody(script: Script, blanks: Iterable[str]) -> Iterator[Problem]:
    for name in blanks:
        message = f"blank '{name}' is kept nowhere, and these words are for everybody"
        spot = Spot.of("scripts", script.id, "blanks", name, "kept")
        yield Problem(ID, LEVEL, message, spot, hint="write `kept: once`, so that they stand in the log")


def _in_letter(
    playbook: Playbook, script: Script, personal: Mapping[str, Sequence[str]], carriers: Mapping[str, int]
) -> Iterator[Problem]:
    """Yield each blank of a letter that would be offered again for the next person."""
    for name, blank in script.blanks.items():
        if name in personal[script.id]:
            continue
        letters = (other for other, its in personal.items() if name in its)
        letter = next(
            (other for other in letters if playbook.scripts[other].blanks[name].kind == blank.kind), None
        )
        if letter:
            message = f"blank '{name}' is about one person in '{letter}', and kept '{blank.kept_for}' in this letter"
            hint = "write `kept: nowhere`, or give it another name"
        elif blank.kept == "everywhere" and carriers[name] == 1 and not blank.filled_from:
            message = f"blank '{name}' is kept everywhere, and only this letter to one person has it"
            hint = "write `kept: nowhere` when it is about that person, else `kept: script`"
        else:
            continue
        yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id, "blanks", name).key, hint=hint)


def _personal(script: Script) -> tuple[str, ...]:
    return tuple(name for name, blank in script.blanks.items() if blank.kept == "nowhere")


def _for_everybody(playbook: Playbook, script: Script) -> bool:
    """Return whether everybody reads these words in one place, such as a status page."""
    channel = playbook.channels.get(script.channel) if script.channel else None
    return channel is not None and channel.kind == "public" and channel.reaches != "one"
