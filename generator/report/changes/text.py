"""Changes for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff import Change, Comparison, Weight
from generator.diff.sentences import RULES_SET, TITLES, counts, leftovers, reprint, sentence, verdict
from generator.report.written import printable


def as_text(comparison: Comparison) -> str:
    """Return the changes by weight, each with its place, then what the version must say."""
    return "\n".join(printable(line) for line in _lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    yield f"{before.name} ({before.version}) → {after.name} ({after.version})"
    for weight in Weight:
        if changes := comparison.of(weight):
            yield ""
            yield TITLES[weight]
            for change in changes:
                yield from _change(change)
    if comparison.allowed:
        yield ""
        yield "Allowed"
        for found in comparison.allowed:
            yield from _change(found.change)
            yield f"      until {found.allowance.until}: {found.allowance.reason}"
    if comparison.rules:
        yield from ("", RULES_SET, *(f"  {said}" for said in comparison.rules))
    yield ""
    yield from leftovers(comparison)
    if said := reprint(comparison):
        yield said
    yield " ".join(part for part in (counts(comparison), verdict(comparison)) if part)


def _change(change: Change) -> Iterator[str]:
    yield f"  {sentence(change)}"
    if change.where:
        yield f"      {change.where}"
