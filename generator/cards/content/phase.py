"""Phase cards: who does what in which minute. Steps keep the numbers they have on the page of the phase."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.cards.content.names import Names
from generator.model.base import Instruction, as_case
from generator.model.card import (
    Block,
    Branch,
    Card,
    Checklist,
    Facts,
    Item,
    Note,
    Run,
    Runs,
)
from generator.model.graph import MAIN_LANE
from generator.model.meanwhile import aside
from generator.model.phases import (
    END,
    EVERYBODY,
    ActionStep,
    DecisionStep,
    HandoverStep,
    Phase,
    Step,
    StepAnswer,
    SubStep,
)
from generator.model.roles import Role
from generator.model.schedule import busy_roles
from generator.model.types import IncidentType
from generator.problems import Spot

MOST_STEPS = 8
"""So many steps of a role are printed on its card; of more, the numbers."""


def phase_card(names: Names, phase: Phase) -> Card:
    """Return the card of one phase."""
    spot = Spot.of("phases", phase.id)
    reading = names.labels.read_do if phase.reading == "read-do" else names.labels.do_confirm
    return Card(
        id=f"phase-{phase.id}",
        kind="phase",
        title=names.write.plain(phase.name),
        kicker=" · ".join(
            part
            for part in (
                when(names, phase),
                _tiers(names, phase.only_for),
                names.types(phase.only_for_types),
                reading,
            )
            if part
        ),
        mark=""
        if not phase.timed
        else f"{phase.from_minute}+"
        if phase.to_minute is None
        else f"{phase.from_minute}–{phase.to_minute}",
        language=names.language,
        front=(
            *(
                (Note(paragraphs=names.write.paragraphs(phase.goal), spot=spot.at("goal")),)
                if phase.goal
                else ()
            ),
            *(_safe(names, phase) if _is_read(phase) else ()),
            steps(names, phase),
        ),
        back=tuple(_after(names, phase, spot)),
        flows=True,
        spot=spot,
    )


def minutes(names: Names, phase: Phase) -> str:
    """Return when a phase is; nothing for one without minutes."""
    if not phase.timed:
        return ""
    said = names.labels.from_minute if phase.to_minute is None else names.labels.minute
    return said.replace("{from}", str(phase.from_minute)).replace("{to}", str(phase.to_minute))


def when(names: Names, phase: Phase) -> str:
    """Return when a phase is, or beside which one it runs; nothing for one without minutes in the main lane."""
    main = aside(names.playbook.phases.values()).get(phase.id)
    along = names.labels.along.replace("{phase}", names.write.plain(main.name)) if main else ""
    return minutes(names, phase) or along


def in_short(names: Names, phase: Phase) -> Checklist:
    """Return all steps of a phase, each with the number of its smaller parts in their place: they stand on the phase's card."""
    full, parts = steps(names, phase), (isinstance(step, ActionStep) for step in phase.steps.values())
    items = tuple(
        _counted(item) if has_parts else item for item, has_parts in zip(full.items, parts, strict=True)
    )
    named = ": ".join(part for part in (when(names, phase), names.write.plain(phase.name)) if part)
    only = (_tiers(names, phase.only_for), names.types(phase.only_for_types))
    title = " · ".join(part for part in (named, *only) if part)
    title = title if items == full.items else f"{title} ({names.labels.smaller})"
    return replace(full, title=title, items=items)


def _counted(item: Item) -> Item:
    """Return a step with the number of its smaller parts in their place."""
    if not item.below:
        return item
    return replace(item, below=(), runs=(*item.runs, Run("text", f" +{len(item.below)}")))


def steps(names: Names, phase: Phase) -> Checklist:
    """Return the steps of a phase as a checklist."""
    numbers = {step_id: number for number, step_id in enumerate(phase.steps, start=1)}
    items = tuple(_item(names, step, numbers) for step in phase.steps.values())
    return Checklist(title=names.labels.steps, items=items, spot=Spot.of("phases", phase.id, "steps"))


def own_steps(names: Names, kind: IncidentType) -> Iterator[Checklist]:
    """Yield the steps of an incident type and its kinds alone, phase by phase.

    Each keeps the number it has on the card and the page of its phase, so that one number means one step on every paper.
    """
    mine = {kind.id, *kind.kinds}
    for phase in names.playbook.phases.values():
        numbers = {
            step.id: number
            for number, step in enumerate(phase.steps.values(), start=1)
            if mine.intersection(step.only_for_types or phase.only_for_types)
        }
        items = tuple(
            replace(_item(names, phase.steps[name], numbers, kind), number=number)
            for name, number in numbers.items()
        )
        if items:
            named = (when(names, phase) if phase.lane != MAIN_LANE else "", names.write.plain(phase.name))
            title = ": ".join(filter(None, named))
            yield Checklist(title=title, items=items, spot=Spot.of("phases", phase.id, "steps"))


def steps_of(names: Names, role: Role) -> Iterator[Checklist | Facts]:
    """Yield the steps of a role, phase by phase, each with its number on the card of that phase; nothing where all are everybody's.

    Where they are many lines, the number of their smaller parts stands in the place of these; where they are more steps than
    a card holds, their numbers alone.
    """
    found: dict[str, list[Item]] = {}
    for phase in names.playbook.phases.values():
        for number, step in enumerate(phase.steps.values(), start=1):
            if role.id in (step.owner, *busy_roles(step)) or step.owner == EVERYBODY:
                found.setdefault(phase.id, []).append(replace(_mine(names, step, role), number=number))
    if all(item.who == names.labels.everybody for items in found.values() for item in items):
        return
    many = sum(map(len, found.values())) > MOST_STEPS
    full = sum(1 + len(item.below) for items in found.values() for item in items) <= MOST_STEPS
    spot, rows = Spot.of("roles", role.id), []
    for phase_id, mine in found.items():
        named = names.write.plain(names.playbook.phases[phase_id].name)
        if many:
            rows.append(names.fact(named, ", ".join(str(item.number) for item in mine)))
            continue
        items = tuple(mine if full else map(_counted, mine))
        title = named if items == tuple(mine) else f"{named} ({names.labels.smaller})"
        yield Checklist(title=title, items=items, spot=spot)
    if rows:
        yield Facts(title=names.labels.role_steps, rows=tuple(rows), stress="label", spot=spot)


def _mine(names: Names, step: Step, role: Role) -> Item:
    """Return a step as it stands on the card of a role: whose card it is needs no name."""
    numbers = {name: place for place, name in enumerate(names.playbook.phase_of[step.id].steps, start=1)}
    item = _item(names, step, numbers)
    return replace(item, who="") if step.owner == role.id else item


def _of_kinds(names: Names, only: Collection[str], kind: IncidentType) -> str:
    """Return which kinds of a type a step is for; nothing when it is for the type."""
    kinds = "" if kind.id in only else names.types(each for each in only if each in kind.kinds)
    return names.labels.only_for.replace("{names}", kinds) if kinds else ""


def _item(names: Names, step: Step, numbers: dict[str, int], kind: IncidentType | None = None) -> Item:
    who = names.role(step.owner) if kind and step.owner != EVERYBODY else names.short(step.owner)
    only = _only(names, step, kind)
    safety = names.write.line(step.safety) if step.safety else ()
    if isinstance(step, DecisionStep):
        branches = _joined(_branch(names, answer, numbers) for answer in step.answers)
        return Item(names.write.bare(step.ask), who, only, branches=branches, safety=safety)
    if isinstance(step, ActionStep):
        below = tuple(line for part in step.steps for line in _parts(names, part))
        done = (*names.write.line(step.do), *_onward(names, step, numbers))
        return Item(done, who, only, below, step.command or "", safety=safety)
    said = (names.write.line(step.say),) if step.say else ()
    to = names.labels.hand_over_to.replace("{name}", step.hand_over_to.name)
    handed = (*names.write.bare(to), *_onward(names, step, numbers))
    return Item(handed, who, only, said, safety=safety)


def _only(names: Names, step: Step, kind: IncidentType | None) -> str:
    """Return before a step for whom alone, in which case and until when it is; on the card of a type, its kinds alone."""
    whole = step.only_for == names.playbook.phase_of[step.id].only_for  # the head of the card says it
    tiers = "" if whole else _tiers(names, step.only_for)
    types = names.types(step.only_for_types)
    said = ", ".join(part for part in (tiers, types) if part)
    only = names.labels.only_for.replace("{names}", said) if said else ""
    if kind:
        phase = names.playbook.phase_of[step.id]
        only = _of_kinds(names, step.only_for_types or phase.only_for_types, kind)
    case = (
        names.labels.said_if.replace("{case}", as_case(names.write.plain(step.when))) + ":"
        if step.when
        else ""
    )
    rhythm = [names.labels.every.replace("{time}", step.every.rate)] if step.every else []
    rhythm += [
        names.labels.updates_after.replace("{every}", later.every.short).replace("{after}", later.after.short)
        for later in step.then
    ]
    again = ", ".join(rhythm) + ":" if rhythm else ""
    limit = names.labels.within.replace("{time}", step.done_within.words) + ":" if step.done_within else ""
    return " ".join(part for part in (only, case, again, limit) if part)


def _tiers(names: Names, severities: Iterable[str]) -> str:
    known = (each for each in severities if each in names.playbook.severities)
    return _together("/".join(names.tier(severity).name for severity in known))


def _parts(names: Names, part: SubStep) -> Iterator[Runs]:
    """Yield the line of a smaller action, and those of what it consists of."""
    every: tuple[SubStep | Instruction, ...] = (part, *part.steps)
    for one in every:
        inside: Runs = () if one is part else (Run("text", "\N{EN DASH} "),)
        if one.when:
            case = as_case(names.write.plain(one.when))
            inside = (*inside, Run("text", f"{names.labels.said_if.replace('{case}', case)}: "))
        said = (*inside, *names.write.line(one.do))
        yield (*said, Run("command", one.command)) if one.command else said


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


def _joined(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    """Return branches with those that lead to the same as one, in the place of the first: `Yes / Not sure`."""
    answers: dict[Runs, list[str]] = {}
    for branch in branches:
        answers.setdefault(branch.then, []).append(branch.answer)
    return tuple(Branch(" / ".join(said), then) for then, said in answers.items())


def _onward(names: Names, step: ActionStep | HandoverStep, numbers: dict[str, int]) -> Runs:
    """Return where a step leads that does not lead to the line below it."""
    listed = [*names.playbook.phase_of[step.id].steps, END]
    if step.next in (None, listed[listed.index(step.id) + 1]):
        return ()
    return (Run("text", " \N{RIGHTWARDS ARROW} "), *_target(names, step.next, numbers))


def _target(names: Names, step_id: str, numbers: dict[str, int]) -> Runs:
    if step_id in numbers:
        return (Run("text", f"{names.labels.step} {numbers[step_id]}"),)
    phase = names.playbook.phase_of.get(step_id)
    if phase is None:
        return (Run("text", names.labels.the_end),)
    number = list(phase.steps).index(step_id) + 1
    return (Run("text", f"{names.write.plain(phase.name)}, {names.labels.step} {number}"),)


def _safe(names: Names, phase: Phase) -> tuple[Note, ...]:
    """Return what keeps people safe in a phase; what to do for a person in danger is for the first one."""
    opens = phase is next(iter(names.playbook.phases.values()))
    return names.framed(
        *(("danger",) if opens else ()), "harm_goes_on", *(() if _is_read(phase) else ("no_answer",))
    )


def _is_read(phase: Phase) -> bool:
    """Return whether a phase is read line by line: what keeps people safe is then read before its steps."""
    return phase.reading == "read-do"


def _after(names: Names, phase: Phase, spot: Spot) -> Iterator[Block]:
    said: tuple[Runs, ...] = ()
    if _is_read(phase):
        said = names.write.paragraphs(names.playbook.about.no_answer or "")
    else:
        yield from _safe(names, phase)
    if phase.not_now:
        said = (*said, (Run("strong", f"{names.labels.not_now}: "), *names.write.line(phase.not_now)))
    if said:
        yield Note(paragraphs=said, spot=spot.at("not_now"))
    for legend in names.legend(step.owner for step in phase.steps.values()):
        yield replace(legend, title="")


CARDS = {"phases": phase_card}
