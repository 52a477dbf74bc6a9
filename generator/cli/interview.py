"""The questions of `playbook init` at a terminal: each is asked until its answer can be used or is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from generator.cli.terminal import say

if TYPE_CHECKING:
    from generator.team.start import Question
    from generator.team.start.files import Base


def asked_for(base: Base, given: Mapping[str, Any]) -> dict[str, Any]:
    """Ask what was not given; an empty answer leaves a blank, a wrong one is asked again."""
    from generator.team.start import QUESTIONS

    click.echo("A few questions. Press Enter to leave one for later.\n")
    found: dict[str, Any] = {}
    for question in QUESTIONS:
        if question.name not in given:
            found |= _answer(question, base)
    if "on_call" not in given:
        found["on_call"] = _ask_roles(base)
    if "updates" not in given:
        found["updates"] = _ask_updates(base)
    return found


def _answer(question: Question, base: Base) -> dict[str, Any]:
    """Return one answer by its field, nothing when it was left out."""
    known = question.known(base.playbook) if question.known else ()
    words = f"{question.words} (known: {', '.join(known)})" if known else question.words
    while said := _prompt(words):
        value: Any = [part.strip() for part in said.split(",") if part.strip()] if question.many else said
        if question.name == "time_zone":
            value = _zone(said)
        if value and _is_right({question.name: value}):
            if question.name == "jurisdictions":
                _tell_places(value, base)
            return {question.name: value}
    return {}


def _tell_places(places: Sequence[str], base: Base) -> None:
    """Say how places were understood, and what follows from one that was not."""
    from generator.model.places import known_as
    from generator.team.start import strange_places

    for place in places:
        known = known_as(place)
        if known and known != place:
            say(f"{place} counts as {known}: those clocks stay on.")
    if strange := strange_places(places, base.playbook):
        say(
            f"Nothing is known here about the law of {' or '.join(strange)}, so no clock is switched off. Ask counsel which "
            "do not bind you, and write each into layers/team/clocks.yaml: `sec-8k-105: {active: false}`."
        )


def _prompt(words: str, default: str = "") -> str:
    shown = bool(default)
    return str(click.prompt(words, default=default, show_default=shown, prompt_suffix=" ")).strip()


def _zone(said: str) -> str | None:
    """Return the time zone that was meant; say so when it was written otherwise, or is not known."""
    from generator.team.start import time_zones, zone_for

    zone = zone_for(said)
    if zone and zone != said:
        say(f"That is {zone}.")
    if zone or not time_zones():
        return zone or said
    say(f"'{said}' is no time zone that is known here: name a big city of yours, such as Europe/Berlin")
    return None


def _is_right(answer: Mapping[str, Any]) -> bool:
    """Return whether an answer can be used; say why when it cannot."""
    from generator.team.start import read_answers

    _, problems = read_answers(answer, "answers")
    for problem in problems:
        say(f"{problem.message}{f': {problem.hint}' if problem.hint else ''}")
    return not problems


def _ask_roles(base: Base) -> dict[str, str]:
    worst = base.playbook.by_rank[0]
    words = {key: f"How do you reach the {base.playbook.roles[key].name}?" for key in worst.pages}
    said = {key: _prompt(text) for key, text in words.items()}
    return {key: how for key, how in said.items() if how}


def _ask_updates(base: Base) -> dict[str, str]:
    """Ask for the rhythm of each severity, the worst first; a milder one is never updated more often."""
    from generator.model.duration import Duration

    found: dict[str, str] = {}
    worse, fastest = "", None
    for severity in base.playbook.by_rank:
        if severity.updates:
            usual = severity.updates.every
            if fastest and usual.minutes < fastest.minutes:
                usual = fastest
            words = f"How often do you send updates at {severity.name}?"
            while True:
                said = _prompt(words, str(usual))
                if not _is_right({"updates": {severity.id: said}}):
                    continue
                if fastest is None or Duration.parse(said).minutes >= fastest.minutes:
                    break
                say(f"{severity.name} is milder than {worse}: name {fastest} or more.")
            found[severity.id] = said
            worse, fastest = severity.name, Duration.parse(said)
    return found
