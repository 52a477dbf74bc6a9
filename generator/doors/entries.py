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
from generator.model.belonging import only_names
from generator.model.onward import ForType, Onward, for_type, onward, phase_of
from generator.model.phases import DecisionStep, Step
from generator.model.playbook import Playbook
from generator.model.prose import as_read
from generator.model.situation import Situation, codes, situation
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
    type_id: str | None = None,
    kind: str | None = None,
    after: str | None = None,
    answer: str | None = None,
) -> str:
    """Return the step that comes next.

    Args:
        checked: the result of `check`, with a playbook.
        form: `text`, `markdown` or `json`.
        severity: id, name or alias; the worst when left out, which leaves out no step.
        type_id: id, letter or name of the incident type, or `none`; steps for other types are passed over.
        kind: id or name of a kind of the type, or `none`; steps for other kinds are passed over.
        after: id of the step that is done; the start when left out.
        answer: code, words or number of the answer to that step.

    Raises:
        UsageError: a name is unknown, or the step asks something and no answer is given.
    """
    contract = contract_of(checked)
    said = situation(contract.playbook, type_id, (), kind)
    found = onward(contract.playbook, severity, after, answer, said)
    if form == "json":
        return _json(contract, step_record(contract, found, said))
    lines = _told(contract, found, said, form)
    if found.step:
        lines += _then(contract, found.step, _again(severity and found.severity.id, said))
    return _lines("\n".join(lines), form)


def step_record(contract: Contract, found: Onward, said: Situation) -> Record:
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
    if brought := brought_by(contract.playbook, found.step, said):
        record["type"] = {
            "id": said.type_id, "kind": said.kind, "levers": list(brought.levers),
            "evidence": list(brought.evidence), "clocks": list(brought.clocks),
        }  # fmt: skip
    return record


def brought_by(playbook: Playbook, step: Step, said: Situation) -> ForType | None:
    """Return what the incident type at hand, and its kind, bring into a step; None where none is known or applies."""
    if not said.type_id:
        return None
    return for_type(step, playbook.types[said.type_id], playbook.kinds.get(said.kind or ""))


def answers_of(contract: Contract, step: Step) -> list[Record]:
    """Return the answers to choose from, each with its code; none for a step that asks nothing."""
    if not isinstance(step, DecisionStep):
        return []
    said = zip(codes(step), step.answers, strict=True)
    return [{"code": code, "answer": as_read(contract.playbook, one.answer)} for code, one in said]


def _told(contract: Contract, found: Onward, said: Situation, form: str) -> list[str]:
    if found.step is None:
        words = as_read(contract.playbook, found.ends_with) if found.ends_with else "Nothing follows."
        return [f"The way ends here. {words}"]
    playbook, step = contract.playbook, found.step
    phase = phase_of(playbook, step)
    at = find(contract, f"steps/{step.id}")
    lines = [_sheet(contract, form).whole(at.value, at.told, at.path)]
    if brought := brought_by(playbook, step, said):
        for name, concept, ids in (
            ("First lever of the type, then the others", playbook.levers, brought.levers),
            ("Evidence of the type", playbook.evidence, brought.evidence),
            ("Clocks of the type", playbook.clocks, brought.clocks),
        ):
            lines += [_named(contract, name, concept, ids)] if ids else []
    known = playbook.kinds.get(said.kind or "") or playbook.types.get(said.type_id or "")
    whose = f"{found.severity.name}, {as_read(playbook, known.name)}" if known else found.severity.name
    lines.append(f"Phase: {as_read(playbook, phase.name)}. Steps for {whose}.")
    return lines + [
        f"{_from_when(playbook, other)}: {as_read(playbook, title_of(other))} ({other.id})"
        for other in found.beside
    ]


def _from_when(playbook: Playbook, step: Step) -> str:
    """Return when a step of another lane is begun: in a minute, or where nobody states one, when it is known and ready."""
    phase = phase_of(playbook, step)
    if phase.timed:
        return f"From minute {phase.from_minute}, beside it"
    known = ["once the severity is set"] if step.only_for or only_names(playbook, step) is not None else []
    ready = [f"after {', '.join(step.after)}"] if step.after else []
    return ", ".join(["Beside it", *known, *ready])


def _then(contract: Contract, step: Step, again: str) -> list[str]:
    """Return the commands that lead on, each with what was said so far."""
    answers = answers_of(contract, step)
    if not answers:
        return ["", f"Then: playbook next --after {step.id}{again}"]
    return [
        "",
        "Then, with the answer:",
        *(
            f"  playbook next --after {step.id} --answer {one['code']}{again}   {one['answer']}"
            for one in answers
        ),
    ]


def _again(severity: str | None, said: Situation) -> str:
    """Return the options that say the same once more."""
    type_id = said.type_id if said.type_id is None else said.type_id or "none"
    kind = "none" if said.kindless else said.kind
    options = {"severity": severity, "type": type_id, "kind": kind}
    return "".join(f" --{name} {value}" for name, value in options.items() if value)


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
