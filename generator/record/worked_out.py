"""What follows from what the live page noted, where nobody said it in so many words; each is told to whoever imports it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model import Playbook
from generator.model.announcing import announces
from generator.model.moments import read_instant
from generator.model.phases import ActionStep
from generator.record.imported import Imported


def work_out(data: Mapping[str, Any], playbook: Playbook, found: Imported) -> None:
    """Fill in what nobody noted in so many words, and note from what it follows.

    Args:
        data: what its log says, as `counted` has it.
        playbook: the one here, which says who commands, what scripts are for and which step opens the war room.
        found: the record on its way.
    """
    moments = found.record["moments"]
    for name, (at, why) in _moments(data, playbook):
        if at and name in playbook.timestamps and name not in moments:
            moments[name] = at
            found.worked_out.append(f"moments/{name}: {at}, from {why}")
    for index, sent in enumerate(found.record["words"]):
        script = playbook.scripts.get(sent["script"])
        if script:
            sent["channel"] = script.channel
            found.worked_out.append(f"words/{index}/channel: {script.channel}, from the script in the plan")
    if data["drill"]:
        _drill(playbook, found)


def _moments(data: Mapping[str, Any], playbook: Playbook) -> Iterator[tuple[str, tuple[str | None, str]]]:
    """Yield each moment that may follow, with what it follows from; None where nothing was noted."""
    commander = playbook.commander.id if playbook.commander else ""
    paged = [each for each in data["pages"] if each["role"] == commander]
    answered = _first(each["at"] for each in paged if each["is"] == "answered")
    yield "paged", (_first(each["at"] for each in paged if each["is"] == "paged"), "the first page")
    yield "acknowledged", (answered, "the first answer to a page")
    set_at = _first(each["at"] for each in data["severities"])
    if set_at and answered:
        declared = max(set_at, answered, key=read_instant)
        yield "declared", (declared, "the first severity and the commander's answer, the later of both")
    opens = {
        step.id for step in playbook.steps.values() if isinstance(step, ActionStep) and step.opens_war_room
    }
    opened = _first(each["at"] for each in data["steps"] if each["step"] in opens and each["is"] == "done")
    yield "war-room-open", (opened, "the step that opens it")
    kind = playbook.kinds.get(data["kind"] or "")
    needed = kind.together if kind and kind.levers_together > 1 else ()
    yield (
        "contained",
        (contained_at(data["levers"], needed), "the first check that held and after which none failed"),
    )
    yield "first-public-word", (_sent(data, {each.id for each in playbook.scripts.values() if announces(playbook, each)}),
                                "the first words where everybody affected can read them")  # fmt: skip
    last = {script.id for script in playbook.scripts.values() if script.stage == "resolution"}
    resolved = _sent(data, last)
    yield "resolved", (resolved, "the announcement that it is over")
    yield "resolved", (data["ended"], "its end on the page; check it against the exit criteria")


def contained_at(states: list[dict[str, Any]], needed: tuple[str, ...] = ()) -> str | None:
    """Return when a lever first held for good: a check that failed later makes the earlier ones count no more.

    Where a kind needs several levers, the last of them counts, or another lever that held.
    """
    held, last = None, dict.fromkeys(needed, "")
    for state in sorted(states, key=lambda each: read_instant(each["at"])):
        if state["lever"] in last:
            last[state["lever"]] = state["is"]
        if state["is"] == "did-not-hold":
            held = None
        elif state["is"] == "held" and (state["lever"] not in last or set(last.values()) == {"held"}):
            held = held or state["at"]
    return held


def _sent(data: Mapping[str, Any], scripts: set[str]) -> str | None:
    return _first(each["at"] for each in data["words"] if each["script"] in scripts)


def _first(moments: Iterator[str]) -> str | None:
    return min(moments, key=read_instant, default=None)


def _drill(playbook: Playbook, found: Imported) -> None:
    """Say which drill was played where the plan has one of its incident type."""
    fit = [drill.id for drill in playbook.drills.values() if drill.type == found.record["type"]]
    if len(fit) == 1:
        found.record["played"] = {"drill": fit[0]}
        found.worked_out.append(f"played/drill: {fit[0]}, the drill of this incident type")
    else:
        found.worked_out.append(
            f"played: add `played: {{drill: …}}`, one of {', '.join(fit or playbook.drills) or 'yours'}"
        )
