"""Phase cards: who does what in which minute. Steps keep the numbers they have on the page of the phase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.cards.content.names import Names
from generator.model.card import Block, Branch, Card, Checklist, Item, Note, Run, Runs
from generator.model.phases import ActionStep, DecisionStep, Phase, Step, StepAnswer, SubStep
from generator.problems import Spot


def phase_card(names: Names, phase: Phase) -> Card:
    """Return the card of one phase."""
    spot = Spot.of("phases", phase.id)
    reading = names.labels.read_do if phase.reading == "read-do" else names.labels.do_confirm
    return Card(
        id=f"phase-{phase.id}",
        kind="phase",
        title=names.write.plain(phase.name),
        kicker=f"{minutes(names, phase)} · {reading}",
        mark=f"{phase.from_minute}+" if phase.to_minute is None else f"{phase.from_minute}–{phase.to_minute}",
        language=names.language,
        front=(
            Note(paragraphs=names.write.paragraphs(phase.goal), spot=spot.at("goal")),
            steps(names, phase),
        ),
        back=tuple(_after(names, phase, spot)),
        flows=True,
        spot=spot,
    )


def minutes(names: Names, phase: Phase) -> str:
    """Return when a phase is."""
    said = names.labels.from_minute if phase.to_minute is None else names.labels.minute
    return said.replace("{from}", str(phase.from_minute)).replace("{to}", str(phase.to_minute))


def in_short(names: Names, phase: Phase, title: str) -> Checklist:
    """Return the steps of a phase without their smaller parts."""
    full = steps(names, phase)
    return replace(full, title=title, items=tuple(replace(item, below=()) for item in full.items))


def steps(names: Names, phase: Phase) -> Checklist:
    """Return the steps of a phase as a checklist."""
    numbers = {step_id: number for number, step_id in enumerate(phase.steps, start=1)}
    items = tuple(_item(names, step, numbers) for step in phase.steps.values())
    return Checklist(title=names.labels.steps, items=items, spot=Spot.of("phases", phase.id, "steps"))


def _item(names: Names, step: Step, numbers: dict[str, int]) -> Item:
    who = names.short(step.owner)
    only = ""
    if step.only_for:
        marks = "/".join(
            names.tier(severity).name for severity in step.only_for if severity in names.playbook.severities
        )
        only = names.labels.only_for.replace("{names}", _together(marks))
    safety = names.write.line(step.safety) if step.safety else ()
    if isinstance(step, DecisionStep):
        branches = tuple(_branch(names, answer, numbers) for answer in step.answers)
        return Item(names.write.bare(step.ask), who, only, branches=branches, safety=safety)
    if isinstance(step, ActionStep):
        below = tuple(_part(names, part) for part in step.steps)
        return Item(names.write.line(step.do), who, only, below, step.command or "", safety=safety)
    below = (names.write.line(step.say),)
    return Item(names.write.bare(step.hand_over_to.name), who, only, below, safety=safety)


def _part(names: Names, part: SubStep) -> Runs:
    said = names.write.line(part.do)
    return (*said, Run("command", part.command)) if part.command else said


def _together(names: str) -> str:
    """Return `SEV-1/2` for `SEV-1/SEV-2`: what names have in common is said once."""
    first, *others = names.split("/")
    stem = first[:-1]
    if stem and all(other.startswith(stem) and len(other) == len(first) for other in others):
        return "/".join([first, *(other[len(stem) :] for other in others)])
    return names


def _branch(names: Names, answer: StepAnswer, numbers: dict[str, int]) -> Branch:
    said = names.write.plain(answer.answer)
    if answer.ends_with:
        return Branch(said, names.write.line(answer.ends_with))
    return Branch(said, _target(names, answer.goto, numbers))


def _target(names: Names, step_id: str, numbers: dict[str, int]) -> Runs:
    if step_id in numbers:
        return (Run("text", f"{names.labels.step} {numbers[step_id]}"),)
    phase = names.playbook.phase_of.get(step_id)
    if phase is None:
        return (Run("text", names.labels.the_end),)
    number = list(phase.steps).index(step_id) + 1
    return (Run("text", f"{names.write.plain(phase.name)}, {names.labels.step} {number}"),)


def always(names: Names) -> tuple[Note, ...]:
    """Return what holds in every phase, nobody answering or harm going on; none where the playbook does not say it."""
    about = names.playbook.about
    said = tuple(
        paragraph
        for text in (about.harm_goes_on, about.no_answer)
        if text
        for paragraph in names.write.paragraphs(text)
    )
    return (Note(paragraphs=said, loud=True, spot=Spot.of("about", "harm_goes_on")),) if said else ()


def _after(names: Names, phase: Phase, spot: Spot) -> Iterator[Block]:
    yield from always(names)
    if phase.not_now:
        said = (Run("strong", f"{names.labels.not_now}: "), *names.write.line(phase.not_now))
        yield Note(paragraphs=(said,), spot=spot.at("not_now"))
    for legend in names.legend(step.owner for step in phase.steps.values()):
        yield replace(legend, title="")


CARDS = {"phases": phase_card}
