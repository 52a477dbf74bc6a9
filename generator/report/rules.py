"""The documentation of rules, for the terminal and for programs."""

from __future__ import annotations

import difflib
import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from generator.errors import UsageError
from generator.problems import Kind, RuleDoc


def listed(docs: Sequence[RuleDoc], form: str) -> str:
    """Return every rule with its kind, its level and what must hold, one line each; as Markdown a table for each kind."""
    if form == "json":
        return json.dumps([asdict(doc) for doc in docs], ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        return "\n".join(_by_kind(docs))
    width = max(len(doc.id) for doc in docs)
    lines = [f"{doc.id:<{width}}  {doc.kind.value:<6}  {doc.level.value:<7}  {doc.summary}" for doc in docs]
    return "\n".join([*lines, "", f"{len(docs)} rules. `playbook rules RULE` explains one."]) + "\n"


_ABOUT = {
    Kind.FACTS: "The files cannot be read, followed or shown as they are, or say what is private. Nobody can switch one "
    "of these off.",
    Kind.SAFETY: "Somebody is hurt or a deadline is missed if it is wrong. A team lowers one or switches it off for "
    "itself with a reason, the role that answers for it and an end date.",
    Kind.ADVICE: "How we would write it. A team sets the level of these freely.",
}


def _by_kind(docs: Sequence[RuleDoc]) -> Iterator[str]:
    yield from ("# What a check can report", "", "Written by `playbook rules --format markdown`.", "")
    for kind, about in _ABOUT.items():
        of_kind = [doc for doc in docs if doc.kind is kind]
        yield from (f"## {kind.value.capitalize()}: {len(of_kind)}", "", about, "")
        yield from ("| Rule | Level | What must hold |", "|---|---|---|")
        yield from (
            f"| `{doc.id}` | {doc.level.value} | {doc.summary.replace('|', '&#124;')} |" for doc in of_kind
        )
        yield ""


def explained(docs: Sequence[RuleDoc], name: str, form: str) -> str:
    """Return one rule in full.

    Raises:
        UsageError: there is no such rule; the message names the nearest.
    """
    doc = next((doc for doc in docs if doc.id == name), None)
    if doc is None:
        near = difflib.get_close_matches(name, [doc.id for doc in docs], 1)
        hint = f"did you mean '{near[0]}'?" if near else "`playbook rules` lists them all"
        raise UsageError(f"there is no rule '{name}': {hint}")
    if form == "json":
        return json.dumps(asdict(doc), ensure_ascii=False, indent=2) + "\n"
    parts = [f"{doc.id} ({doc.kind.value}, {doc.level.value})", doc.summary, doc.why]
    examples = [("Bad", doc.bad), ("Good", doc.good)]
    parts += [f"{name}:\n{textwrap.indent(text, '    ')}" for name, text in examples if text]
    return "\n\n".join(parts) + "\n"
