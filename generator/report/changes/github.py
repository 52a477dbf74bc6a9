"""Changes as GitHub workflow commands: breaking ones as warnings, operational ones as notices."""

from __future__ import annotations

from dataclasses import replace

from generator.diff import Change, Comparison, Weight
from generator.diff.sentences import counts, sentence, verdict
from generator.problems import Location
from generator.report.problems.github import SHOWN, command
from generator.report.written import printable

_LEVELS = {Weight.BREAKING: "warning", Weight.OPERATIONAL: "notice"}


def as_github(comparison: Comparison, *, must_bump: bool = False) -> str:
    """Return ten annotations of a level at most, breaking changes first, then the totals in plain words.

    Args:
        comparison: the changes.
        must_bump: whether a version that says too little fails the run; else it is a warning.
    """
    lines = []
    hidden = 0
    if not comparison.is_enough:
        lines.append(command("error" if must_bump else "warning", "version", verdict(comparison), None))
    for weight, level in _LEVELS.items():
        changes = sorted(comparison.of(weight), key=_unplaced)
        room = SHOWN - sum(line.startswith(f"::{level} ") for line in lines)
        lines += [
            command(level, weight.value, sentence(change), _here(change, comparison))
            for change in changes[:room]
        ]
        hidden += max(0, len(changes) - room)
    more = f"{hidden} more {'is' if hidden == 1 else 'are'} not shown as annotations." if hidden else ""
    total = " ".join(
        part
        for part in (counts(comparison), more, verdict(comparison), _line(comparison.about_cards))
        if part
    )
    return "\n".join([*lines, total]) + "\n"


def _here(change: Change, comparison: Comparison) -> Location | None:
    """Return the place without the name of the revision: the host knows files only by their path."""
    revision = comparison.after.name.partition(":")[0]
    where = change.where
    return where and replace(where, file=where.file.removeprefix(f"{revision}:"))


def _line(text: str) -> str:
    """Return a text without line breaks: a new line could begin a command."""
    return printable(" ".join(text.split()))


def _unplaced(change: Change) -> bool:
    """Put what stands on a line of the newer files first: only there an annotation can be seen."""
    return change.where is None
