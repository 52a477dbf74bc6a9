"""Words of a playbook for fields of other tools: plain, resolved, on one line or on several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.export.contract import Contract
from generator.model.base import Entry
from generator.model.prose import as_read
from generator.model.scripts import Script
from generator.model.severities import DEADLINES, Severity
from generator.model.text import title_of


def line(contract: Contract, text: str | None) -> str:
    """Return a text on one line, references filled, marks gone; empty for none."""
    return " ".join(as_read(contract.playbook, text).split()) if text else ""


def name(contract: Contract, entry: Entry) -> str:
    """Return what people call an entry."""
    return line(contract, title_of(entry))


def role(contract: Contract, role_id: str | None) -> str:
    """Return what people call a role; its id where there is none of that id."""
    found = contract.playbook.roles.get(role_id or "")
    return name(contract, found) if found else role_id or ""


def listed(title: str, items: Sequence[str]) -> str:
    """Return items as lines below a title; nothing where there are none."""
    return "\n".join([f"{title}:", *(f"- {item}" for item in items)]) if items else ""


def about_severity(contract: Contract, severity: Severity) -> str:
    """Return what a severity means and sets in motion, as paragraphs."""
    playbook = contract.playbook
    deadlines = [
        f"{mark.label}: {value.words}"
        for key, mark in DEADLINES.items()
        if (value := getattr(severity, key)) is not None
    ]
    pieces = (
        line(contract, severity.response),
        listed("Any one of these", [line(contract, one) for one in severity.criteria_said]),
        listed("Deadlines", deadlines),
        listed("Paged at once", [role(contract, one) for one in severity.pages]),
        listed("Raise when", [line(contract, one) for one in severity.raise_when]),
        listed("Lower when all hold", [line(contract, one) for one in severity.lower_when]),
        f"Version {playbook.about.version} of the playbook.",
    )
    return "\n\n".join(filter(None, pieces))


def pieces_of(contract: Contract, script: Script) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a script: who says it or when, and the words with the blanks that are still open."""
    told = contract.part(script, ("scripts", script.id))
    if told.get("text"):
        yield "", told["text"]
    for piece in told["lines"]:
        said = [role(contract, piece["speaker"])] if "speaker" in piece else []
        said += [f"when {piece['when']}"] if "when" in piece else []
        yield ", ".join(said), piece["text"]


def release_of(contract: Contract, script: Script) -> str:
    """Return who drafts, clears and releases a script."""
    cleared = (
        f"Cleared by {role(contract, script.clearer)}."
        if script.clearer
        else "Cleared in advance: only the blanks change."
    )
    return f"Drafted by {role(contract, script.drafter)}. {cleared} Only the {role(contract, script.releaser)} says send."
