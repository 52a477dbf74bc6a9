"""The documentation of rules, for the terminal and for programs."""

from __future__ import annotations

import difflib
import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict

from generator.errors import UsageError
from generator.problems import RuleDoc


def listed(docs: Sequence[RuleDoc], form: str) -> str:
    """Return every rule with its level and what must hold, one line each."""
    if form == "json":
        return json.dumps([asdict(doc) for doc in docs], ensure_ascii=False, indent=2) + "\n"
    width = max(len(doc.id) for doc in docs)
    lines = [f"{doc.id:<{width}}  {doc.level.value:<7}  {doc.summary}" for doc in docs]
    return "\n".join([*lines, "", f"{len(docs)} rules. `playbook rules RULE` explains one."]) + "\n"


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
    parts = [f"{doc.id} ({doc.level.value})", doc.summary, doc.why]
    examples = [("Bad", doc.bad), ("Good", doc.good)]
    parts += [f"{name}:\n{textwrap.indent(text, '    ')}" for name, text in examples if text]
    return "\n\n".join(parts) + "\n"
