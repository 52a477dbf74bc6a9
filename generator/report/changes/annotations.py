"""Changes as GitHub workflow commands: breaking ones as warnings, operational ones as notices."""

from __future__ import annotations

from generator.diff import Change, Comparison, Weight
from generator.diff.sentences import counts, sentence, verdict
from generator.report.annotations import SHOWN, command

_LEVELS = {Weight.BREAKING: "warning", Weight.OPERATIONAL: "notice"}


def as_github(comparison: Comparison) -> str:
    """Return ten annotations of a level at most, breaking changes first, then the totals in plain words."""
    lines = []
    hidden = 0
    for weight, level in _LEVELS.items():
        changes = sorted(comparison.of(weight), key=_unplaced)
        lines += [command(level, weight.value, sentence(change), change.where) for change in changes[:SHOWN]]
        hidden += max(0, len(changes) - SHOWN)
    more = f"{hidden} more are not shown as annotations." if hidden else ""
    total = " ".join(part for part in (counts(comparison), more, verdict(comparison)) if part)
    if not comparison.is_enough:
        lines.insert(0, command("error", "version", verdict(comparison), None))
    return "\n".join([*lines, total]) + "\n"


def _unplaced(change: Change) -> bool:
    """Put what stands on a line of the newer files first: only there an annotation can be seen."""
    return change.where is None
