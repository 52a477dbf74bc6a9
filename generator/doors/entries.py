"""One entry, and one step after another, of a checked playbook: as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from generator.check.check import Checked
from generator.doors.document import contract_of
from generator.errors import UsageError
from generator.export.contract import Contract, Record
from generator.export.found import find, plain
from generator.export.sheet import Sheet
from generator.model.base import Entry
from generator.model.onward import Onward, for_type, onward, phase_of
from generator.model.phases import DecisionStep, Step
from generator.model.prose import as_read
from generator.model.situation import codes, situation
from generator.model.text import title_of
from generator.report.written import printable

FORMS = ("text", "markdown", "json")
"""How an entry can be printed."""


def show(checked: Checked, path: str, form: str) -> str:
    """Return what stands at a path, resolved.

    Args:
        checked: the result of `check`, with a playbook.
        path: such as `severities/sev-1`, `scripts` or `steps/open-war-room`.
        form: `text`, `markdown` or `json`.

    Raises:
        UsageError: nothing stands there; what is nearest is named.
    """
    contract = contract_of(checked)
    found = find(contract, path)
    if form == "json":
        return _json(contract, {"path": found.name, "value": plain(found.told)})
    return _lines(_sheet(contract, form).whole(found.value, found.told, found.path), form)


def next_step(
    checked: Checked,
    form: str,
    *,
    severity: str | None = None,
    kind: str | None = None,
    after: str | None = None,
    answer: str | None = None,
) -> str:
    """Return the step that comes next.

    Args:
        checked: the result of `check`, with a playbook.
        form: `text`, `markdown` or `json`.
        severity: id, name or alias; the worst when left out, which leaves out no step.
        kind: id, letter or name of the incident type.
        after: id of the step that is done; the start when left out.
        answer: code, words or number of the answer to that step.

    Raises:
        UsageError: a name is unknown, or the step asks something and no answer is given.
    """
    contract = contract_of(checked)
    found = onward(contract.playbook, severity, after, answer)
    type_id = situation(contract.playbook, kind, ()).type_id
    if form == "json":
        return _json(contract, step_record(contract, found, type_id))
    return _lines(_told(contract, found, type_id, form), form)


def step_record(contract: Contract, found: Onward, kind: str | None) -> Record:
    """Return the next step as data; `ended` is true where the way ends."""
    record: Record = {"severity": found.severity.id, "ended": found.step is None}
    if found.ends_with:
        record["ends_with"] = as_read(contract.playbook, found.ends_with)
    if found.step is None:
        return record
    phase = phase_of(contract.playbook, found.step)
    path = ("phases", phase.id, "steps", found.step.id)
    place = list(phase.steps).index(found.step.id)
    record |= {
        "phase": {"id": phase.id, "name": as_read(contract.playbook, phase.name)},
        "step": contract.member(found.step, path, place),
        "answers": answers_of(contract, found.step),
        "beside": [step.id for step in found.beside],
    }
    if kind:
        brought = for_type(found.step, contract.playbook.types[kind])
        record["type"] = {
            "id": kind, "levers": list(brought.levers), "evidence": list(brought.evidence),
            "clocks": list(brought.clocks),
        }  # fmt: skip
    return record


def answers_of(contract: Contract, step: Step) -> list[Record]:
    """Return the answers to choose from, each with its code; none for a step that asks nothing."""
    if not isinstance(step, DecisionStep):
        return []
    said = zip(codes(step), step.answers, strict=True)
    return [{"code": code, "answer": as_read(contract.playbook, one.answer)} for code, one in said]


def _told(contract: Contract, found: Onward, kind: str | None, form: str) -> str:
    if found.step is None:
        words = as_read(contract.playbook, found.ends_with) if found.ends_with else "Nothing follows."
        return f"The way ends here. {words}\n"
    playbook, step = contract.playbook, found.step
    phase = phase_of(playbook, step)
    at = find(contract, f"steps/{step.id}")
    lines = [_sheet(contract, form).whole(at.value, at.told, at.path)]
    if kind:
        brought = for_type(step, playbook.types[kind])
        for name, concept, ids in (
            ("First lever of the type, then the others", playbook.levers, brought.levers),
            ("Evidence of the type", playbook.evidence, brought.evidence),
            ("Clocks of the type", playbook.clocks, brought.clocks),
        ):
            lines += [_named(contract, name, concept, ids)] if ids else []
    lines.append(f"Phase: {as_read(playbook, phase.name)}. Steps for {found.severity.name}.")
    lines += [
        f"From minute {phase_of(playbook, other).from_minute}, beside it: "
        f"{as_read(playbook, title_of(other))} ({other.id})"
        for other in found.beside
    ]
    said = answers_of(contract, step)
    if said:
        lines += ["", "Then, with the answer:"]
        lines += [
            f"  playbook next --after {step.id} --answer {one['code']}   {one['answer']}" for one in said
        ]
    else:
        lines += ["", f"Then: playbook next --after {step.id}"]
    return "\n".join(lines) + "\n"


def _named(contract: Contract, name: str, entries: Mapping[str, Entry], ids: tuple[str, ...]) -> str:
    titles = (as_read(contract.playbook, title_of(entries[each])) for each in ids if each in entries)
    return f"{name}: {', '.join(titles)}."


def _sheet(contract: Contract, form: str) -> Sheet:
    if form not in FORMS:
        raise UsageError(f"there is no form '{form}'; known: {', '.join(FORMS)}")
    return Sheet(contract, form == "markdown")


def _lines(text: str, form: str) -> str:
    """Return text for a terminal without what it would act on; Markdown stays as it is."""
    clean: Callable[[str], str] = printable if form == "text" else str
    return "\n".join(clean(line) for line in text.rstrip("\n").split("\n")) + "\n"


def _json(contract: Contract, record: Record) -> str:
    return json.dumps({**contract.head, **record}, ensure_ascii=False, indent=1) + "\n"
