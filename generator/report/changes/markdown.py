"""Changes as Markdown, for a comment on a pull request or a step summary.

What a playbook says is text from a stranger here: it must not become markup, a link or a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.diff import Allowed, Change, Comparison, Release, Weight
from generator.diff.sentences import ALLOWED, RULES_SET, TITLES, Style, counts, reprint, sentence, verdict
from generator.report.written import printable

BUDGET = 60_000
"""GitHub refuses a comment of more than 65,536 characters."""

MARK = "<!-- playbook-changes -->"
"""By this line a workflow finds its comment again."""

_TAIL = 400
_MARKUP = re.compile(r"[!#$%&*/:<>@\[\\\]_`{|}~]|\.(?=\w)|(?<=[Gg][Hh])-(?=\d)")
"""What can begin markup, a link or a mention inside a line; never does a line begin with words of a playbook."""
_JOINER = "\u2060"
_REFERS = "@#!~$%&-"
"""What a host takes for a person, an issue (`#1`, `GH-1`), a merge request, a label and so on, when a word follows."""


def escaped(text: str) -> str:
    """Return text that shows as it is; mentions, numbers of issues and addresses in it lead nowhere."""
    visible = printable(" ".join(text.split()))
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};{_JOINER if match[0] in _REFERS else ''}", visible)


_STYLE = Style(name=lambda text: f"**{escaped(text)}**", words=escaped)


def as_markdown(comparison: Comparison, cards_at: str = "") -> str:
    """Return the changes: counts first, breaking ones open, the rest folded, 60,000 characters at most.

    Args:
        comparison: the changes.
        cards_at: address of the page that shows the cards before and after, when there is one.
    """
    before, after = comparison.before, comparison.after
    cards = reprint(comparison, _STYLE)
    link = f" [See them before and after]({cards_at})." if cards_at and comparison.cards else ""
    head = [
        MARK,
        "### What changes for responders",
        "",
        " ".join(part for part in (counts(comparison), verdict(comparison)) if part),
        "",
        f"Compared: {escaped(before.name)} ({before.version}) → {escaped(after.name)} ({after.version})",
        "",
        *([f"{cards}{link}", ""] if cards else []),
    ]
    body = _Body(BUDGET - _TAIL - sum(len(line) + 1 for line in head))
    for weight in Weight:
        lines = [f"- {sentence(change, _STYLE)}{_where(change)}" for change in comparison.of(weight)]
        body.section(TITLES[weight], lines, folded=weight is not Weight.BREAKING)
    body.section(RULES_SET, [f"- {escaped(said)}" for said in comparison.rules], folded=True)
    body.section("Allowed", [_allowed(found) for found in comparison.allowed], folded=True)
    return "\n".join([*head, *body.lines, *_tail(comparison, body.left_out)]) + "\n"


def as_changelog(release: Release) -> str:
    """Return the section of a changelog for one release."""
    lines = [f"## {release.version} - {release.day}", ""]
    comparison = release.comparison
    if comparison is None:
        return "\n".join([*lines, release.without, "", ""])
    for weight in Weight:
        if found := comparison.of(weight):
            lines += [f"### {TITLES[weight]}", "", *(f"- {sentence(change, _STYLE)}" for change in found), ""]
    if allowed := comparison.allowed:
        lines += [f"### {ALLOWED}", "", *map(_allowed, allowed), ""]
    return "\n".join(lines) + "\n"


class _Body:
    """Takes lines until the budget is spent, and counts those that found no room."""

    def __init__(self, budget: int) -> None:
        self.lines: list[str] = []
        self.left_out = 0
        self._budget = budget

    def section(self, title: str, lines: Sequence[str], *, folded: bool) -> None:
        if not lines:
            return
        title = f"{title} ({len(lines)})"
        opening = [f"<details><summary>{title}</summary>", ""] if folded else [f"#### {title}", ""]
        closing = ["", "</details>", ""] if folded else [""]
        room = self._budget - sum(len(line) + 1 for line in (*opening, *closing))
        taken = list(_fitting(lines, room))
        self.left_out += len(lines) - len(taken)
        if taken:
            self.lines += [*opening, *taken, *closing]
            self._budget = room - sum(len(line) + 1 for line in taken)


def _fitting(lines: Sequence[str], room: int) -> Iterator[str]:
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return
        yield line


def _where(change: Change) -> str:
    return f" <sub>{escaped(change.where.file)}, line {change.where.line}</sub>" if change.where else ""


def _allowed(found: Allowed) -> str:
    allowance = found.allowance
    return f"- {sentence(found.change, _STYLE)} — until {allowance.until}: {escaped(allowance.reason)}"


def _tail(comparison: Comparison, left_out: int) -> Iterator[str]:
    if left_out:
        more = "1 more change has" if left_out == 1 else f"{left_out} more changes have"
        yield f"{more} no room here; the JSON report has them all."
    if comparison.unused:
        over = len(comparison.over)
        unused = len(comparison.unused) - over
        if over:
            yield f"{'1 allowance has' if over == 1 else f'{over} allowances have'} ended, and what it covered counts."
        if unused:
            yield f"{'1 allowance covers' if unused == 1 else f'{unused} allowances cover'} no change and can be removed."
