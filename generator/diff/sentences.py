"""A change as one sentence in responders' words; reports and pages say the same ones, each in its style."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.diff.change import Change, Kind
from generator.diff.comparison import Comparison
from generator.model.fields import Weight

Show = Callable[[str], str]

_ANSWERS = {"yes", "no"}
_LONG = 60
_LONGEST = 160
_LONGEST_REASON = 500
_CONTEXT = 3
_A_SENTENCE = 4  # spaces in it
_MOST_CARDS = 20

TITLES = {
    Weight.BREAKING: "Breaking: somebody acts differently tonight",
    Weight.OPERATIONAL: "Operational: responders must read it, what comes out stays the same",
    Weight.EDITORIAL: "Editorial: everybody acts as before",
}

ALLOWED = "Allowed: released without the version that such a change asks for"


@dataclass(frozen=True, slots=True)
class Style:
    """How the words of a playbook are shown: the name of an entry, and everything else."""

    name: Show = str
    words: Show = str


PLAIN = Style()


def sentence(change: Change, style: Style = PLAIN) -> str:
    """Return what changed, without a full stop."""
    return _FORMS.get(change.kind, _changed)(change, style) + _direction(change)


def counts(comparison: Comparison) -> str:
    """Return how many changes of each weight there are."""
    if not comparison.changes:
        return "No changes." if not comparison.allowed else "No changes but allowed ones."
    said = [f"{len(found)} {weight.value}" for weight in Weight if (found := comparison.of(weight))]
    return f"{', '.join(said)} change{'' if len(comparison.changes) == 1 else 's'}."


def verdict(comparison: Comparison) -> str:
    """Return what the changes ask of the version, and whether it says that."""
    before, after = comparison.before.version, comparison.after.version
    if comparison.released:
        return _verdict_since(comparison)
    if comparison.is_enough:
        made = "stays the same" if before == after else f"goes from {before} to {after}, which is enough"
        return f"The version {made}." if comparison.changes or before != after else ""
    needed = f"{comparison.needed_version} or higher ({comparison.needed.words})"
    if before == after:
        return f"The version stays {after}, but these changes ask for {needed}."
    return f"The version goes from {before} to {after}, but these changes ask for {needed}."


def _verdict_since(comparison: Comparison) -> str:
    """Return the verdict when several changes share the next version."""
    after, released = comparison.after.version, comparison.released
    if comparison.is_enough:
        return f"The version {after} is enough, {released} was released last."
    needed = f"{comparison.needed_version} or higher ({comparison.needed.words})"
    return f"The version {after} says too little after {released}, which was released last: these changes ask for {needed}."


def leftovers(comparison: Comparison) -> tuple[str, ...]:
    """Return a sentence for each allowance that allows nothing."""
    return tuple(
        f"The allowance for {allowance.path} ended on {allowance.until}, so the change counts."
        if allowance in comparison.over
        else f"The allowance for {allowance.path} until {allowance.until} covers no change; remove it."
        for allowance in comparison.unused
    )


RULES_SET = "Rules with a level of their own"
"""The heading above what a team says about rules, which every review shows."""


def reprint(comparison: Comparison, style: Style = PLAIN) -> str:
    """Return which cards must be printed anew, and why that is not known or not shown; empty when neither is."""
    return " ".join(part for part in (_listed(comparison, style), _untold(comparison, style)) if part)


def _untold(comparison: Comparison, style: Style) -> str:
    said = style.words(cut(comparison.about_cards, _LONGEST_REASON))
    return f"Note: {said}" if said else ""


def _listed(comparison: Comparison, style: Style) -> str:
    if not comparison.cards:
        return ""
    shown = ", ".join(style.words(cut(title)) for title in comparison.cards[:_MOST_CARDS])
    more = f" and {len(comparison.cards) - _MOST_CARDS} more" if len(comparison.cards) > _MOST_CARDS else ""
    end = "" if not more and comparison.cards[-1].endswith(("?", "!", ".")) else "."
    return f"Cards to print anew: {shown}{more}{end}"


def _changed(change: Change, style: Style) -> str:
    aspect = f" {style.words(change.aspect)}" if change.aspect else ""
    if change.before == change.after:
        return f"{_subject(change, style)}{aspect} changed {style.words(change.after or '')}".rstrip()
    before, after = focus(change.before or "", change.after or "")
    texts = any(map(_is_text, (before, after)))
    apart = texts or change.aspect.endswith("”") or {before, after} <= _ANSWERS
    gap = ": " if apart else " "
    return f"{_subject(change, style)}{aspect}{gap}{style.words(before)} → {style.words(after)}"


def _value(change: Change, style: Style) -> str:
    """Return a change of a value, an answer that leads elsewhere in a form of its own."""
    if change.spot.path[-1] != "goto":
        return _changed(change, style)
    answer = change.aspect.rpartition(":")[0] or change.aspect
    where = f"“{style.words(change.after or '')}” (before: “{style.words(change.before or '')}”)"
    return f"{_subject(change, style)}: {style.words(answer)} now leads to {where}"


def _added(change: Change, style: Style) -> str:
    words = style.words(_quoted(cut(change.after or "")))
    said = f"now also {words}" if _is_item(change) else f"now {words} (before: nothing)"
    return f"{_subject(change, style)} {style.words(change.aspect)}: {said}"


def _removed(change: Change, style: Style) -> str:
    words = style.words(_quoted(cut(change.before or "")))
    said = f"no longer {words}" if _is_item(change) else f"now nothing (before: {words})"
    return f"{_subject(change, style)} {style.words(change.aspect)}: {said}"


def _is_item(change: Change) -> bool:
    """Return whether a change is about one item of a list, beside which others may stand."""
    return isinstance(change.spot.path[-1], int)


def _is_text(words: str) -> bool:
    """Return whether words read as a sentence, which would run into those before it."""
    return words.endswith((".", "?", "!", "…")) or words.count(" ") >= _A_SENTENCE


def _quoted(words: str) -> str:
    return f"“{words}”" if words.endswith((".", "?", "!", "…")) else words


def _moved(change: Change, style: Style) -> str:
    before, after = change.before or "", change.after or ""
    name, quote, _ = after.partition("” ")
    if quote and before.startswith(name + quote) and "; " not in after:
        before = before.removeprefix(name + quote)  # one item moved: its name is said once
    shown, stood = style.words(cut(after)), style.words(cut(before))
    return f"{_subject(change, style)}, {style.words(change.aspect)}: {shown} (before: {stood})"


def _stands_in(change: Change, style: Style) -> str:
    after, before = style.words(change.after or "nobody"), style.words(change.before or "nobody")
    at = style.words(change.aspect)
    return f"When {_subject(change, style)} does not answer, {after} is paged at {at} (before: {before})"


def _answers(change: Change, style: Style) -> str:
    page = f"the page for {_subject(change, style)} at {style.words(change.aspect)}"
    if change.before == change.after:
        return f"Somebody else answers {page} {style.words(change.after or '')}"
    return f"{style.words(change.after or '')} answers {page} (before: {style.words(change.before or '')})"


def _outcome(change: Change, style: Style) -> str:
    before, after = style.words(change.before or ""), style.words(change.after or "")
    return f"{_subject(change, style)} now gives {after} instead of {before} for {style.words(change.aspect)}"


def _reads(change: Change, style: Style) -> str:
    before, after = focus(change.before or "", change.after or "")
    return f"{_subject(change, style)} now reads: {style.words(before)} → {style.words(after)}"


def _workload(change: Change, style: Style) -> str:
    before, after = style.words(change.before or ""), style.words(change.after or "")
    return f"{_subject(change, style)}, {style.words(change.aspect)}: {before} → {after}"


_FORMS: dict[Kind, Callable[[Change, Style], str]] = {
    Kind.NEW: lambda change, style: f"{_subject(change, style)} is new",
    Kind.GONE: lambda change, style: f"{_subject(change, style)} is gone",
    Kind.ADDED: _added,
    Kind.REMOVED: _removed,
    Kind.CHANGED: _value,
    Kind.RENAMED: lambda change, style: (
        f"{_subject(change, style)} has the id {style.words(change.after or '')} (before: {style.words(change.before or '')})"
    ),
    Kind.MOVED: _moved,
    Kind.PAGED: lambda change, style: (
        f"{_subject(change, style)} now also pages {style.words(change.after or '')}"
    ),
    Kind.NOT_PAGED: lambda change, style: (
        f"{_subject(change, style)} no longer pages {style.words(change.before or '')}"
    ),
    Kind.STANDS_IN: _stands_in,
    Kind.ANSWERS: _answers,
    Kind.OUTCOME: _outcome,
    Kind.WORKLOAD: _workload,
    Kind.READS: _reads,
}


def _subject(change: Change, style: Style) -> str:
    name = change.subject
    starts = change.kind not in (Kind.STANDS_IN, Kind.ANSWERS)
    return style.name(name[:1].upper() + name[1:] if starts else name)


def _direction(change: Change) -> str:
    return f" ({change.direction.value})" if change.direction else ""


def focus(before: str, after: str) -> tuple[str, str]:
    """Return two texts cut to where they differ, with a few words around it."""
    if len(before) + len(after) <= _LONG:
        return before, after
    was, now = before.split(" "), after.split(" ")
    most = min(len(was), len(now))
    start = next((index for index in range(most) if was[index] != now[index]), most)
    rest = most - start
    end = next((index for index in range(rest) if was[-1 - index] != now[-1 - index]), rest)
    return _window(was, start, end), _window(now, start, end)


def _window(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - _CONTEXT), min(len(words), len(words) - end + _CONTEXT)
    shown = cut(" ".join(words[first:last]))
    return f"{'… ' if first else ''}{shown}{' …' if last < len(words) else ''}"


def cut(text: str, most: int = _LONGEST) -> str:
    """Return a text cut to what a line of a report can hold."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
