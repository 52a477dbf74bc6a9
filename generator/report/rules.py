"""The documentation of rules, for the terminal and for programs."""

from __future__ import annotations

import difflib
import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from generator.errors import UsageError
from generator.model.rule_levels import SetLevel
from generator.problems import Kind, RuleDoc
from generator.report.written import printable


def listed(docs: Sequence[RuleDoc], form: str, here: Mapping[str, SetLevel] = MappingProxyType({})) -> str:
    """Return every rule with its kind, its level and what must hold, one line each; as Markdown a table for each kind.

    Args:
        docs: the rules.
        form: text, json or markdown.
        here: what a team says about rules.
    """
    if form == "json":
        return json.dumps([_as_data(doc, here) for doc in docs], ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        return "\n".join(_by_kind(docs))
    width = max(len(doc.id) for doc in docs)
    lines = []
    for doc in docs:
        lines.append(f"{doc.id:<{width}}  {doc.kind.value:<6}  {_level(doc, here):<7}  {doc.summary}")
        lines += [f"{'':{width}}  {said}" for said in _set_here(doc, here)]
    return "\n".join([*lines, "", f"{len(docs)} rules. `playbook rules RULE` explains one."]) + "\n"


def _level(doc: RuleDoc, here: Mapping[str, SetLevel]) -> str:
    found = here.get(doc.id)
    return found.says.level if found and found.holds else doc.level.value


def _set_here(doc: RuleDoc, here: Mapping[str, SetLevel]) -> Iterator[str]:
    """Yield who set the level of a rule, in a line; nothing where nobody did."""
    if found := here.get(doc.id):
        says = found.says
        about = [f"in {found.where.file}:{found.where.line}" if found.where else ""]
        about += [
            f"by {says.decided_by}" if says.decided_by else "",
            f"until {says.until}" if says.until else "",
        ]
        told = f"set to {says.level} {' '.join(filter(None, about))}, {doc.level.value} otherwise"
        told += "" if found.holds else "; this does not hold, `playbook check` says why"
        yield printable(f"{told}: {says.reason}" if says.reason else told)


def _as_data(doc: RuleDoc, here: Mapping[str, SetLevel]) -> dict[str, object]:
    """Return a rule with the level in force, and what the team says about it."""
    found = here.get(doc.id)
    said = found and {**found.says.model_dump(), "where": str(found.where or ""), "holds": found.holds}
    return {**asdict(doc), "in_force": _level(doc, here), "set_here": said}


_ABOUT = {
    Kind.FACTS: "The files cannot be read, followed or shown as they are, or say what is private. Nobody can switch one "
    "of these off.",
    Kind.SAFETY: "Somebody is hurt or a deadline is missed if it is wrong. A team lowers one or switches it off for "
    "itself with a reason, the role that answers for it and an end date.",
    Kind.ADVICE: "How we would write it. A team sets the level of these freely.",
}


_HEAD = """\
Every finding is of one of three kinds. Three ways lead on when one is not right for you:

- `accepted:` on an entry answers one warning where it stands, with a reason.
- A waiver in `coverage.yaml` leaves one gap open, with a reason and an end.
- `rules.yaml`, in any layer or in a playbook of your own, speaks for the whole team:

```yaml
late-war-room:
  level: ignore                 # or warning, or error
  reason: Our war room is a chat that is always open.
  decided_by: incident-commander
  until: "2027-06-30"
long-sentence: {level: error, fixed: true}
```

`fixed: true` keeps the layers that follow from saying anything else about that rule. `playbook rules` shows the level in
force and who set it; the About page of the internal edition and every `playbook diff` list what you set. After `until` a
rule weighs what it weighed before: an error then stops the next build, cards and answers of the command line, and what is
published stays as it is. The check says so thirty days ahead.

An error cannot be accepted where it stands. Is one right for you at one place only? Make the rule a warning here, then
answer that place with `accepted:`; every other place still warns.

This page is written by `playbook rules --format markdown`."""


def _by_kind(docs: Sequence[RuleDoc]) -> Iterator[str]:
    yield from ("# What a check can report", "", *_HEAD.splitlines(), "")
    for kind, about in _ABOUT.items():
        of_kind = [doc for doc in docs if doc.kind is kind]
        yield from (f"## {kind.value.capitalize()}: {len(of_kind)}", "", about, "")
        yield from ("| Rule | Level | What must hold |", "|---|---|---|")
        yield from (
            f"| `{doc.id}` | {doc.level.value} | {doc.summary.replace('|', '&#124;')} |" for doc in of_kind
        )
        yield ""


def explained(
    docs: Sequence[RuleDoc], name: str, form: str, here: Mapping[str, SetLevel] = MappingProxyType({})
) -> str:
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
        return json.dumps(_as_data(doc, here), ensure_ascii=False, indent=2) + "\n"
    parts = [f"{doc.id} ({doc.kind.value}, {_level(doc, here)})", *_set_here(doc, here), doc.summary, doc.why]
    examples = [("Bad", doc.bad), ("Good", doc.good)]
    parts += [f"{name}:\n{textwrap.indent(text, '    ')}" for name, text in examples if text]
    return "\n\n".join(parts) + "\n"
