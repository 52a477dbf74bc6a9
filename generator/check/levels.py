"""The level of each rule as a team has set it in `rules.yaml`, and what is wrong with what it says there.

`accepted` answers one finding where it stands, a waiver leaves one gap open, `rules` speaks for the whole team.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.folder.files import Files, LayeredFiles
from generator.layer.stack import value_at
from generator.model import Playbook
from generator.model.rule_levels import RuleLevel, SetLevel
from generator.problems import Kind, Level, Problem, RuleDoc, Spot, documented
from generator.rules.nearest import nearest
from generator.rules.prose.filler_text import filler_in

RULES = documented(
    """
rule-not-there: error
rules.yaml names rules that exist.

Why: A misspelt name sets the level of nothing, and the finding comes back on the night of a release.

Bad:
    # rules.yaml
    late-war-rom:
      level: warning

Good:
    # rules.yaml
    late-war-room:
      level: warning
      reason: Our war room is a chat that is always open.
      decided_by: incident-commander
      until: "2027-06-30"

fact-lowered: error
A rule about facts keeps its level.

Why: What cannot be read, followed or shown does not become right by an agreement, and what is private stays so.

Bad:
    # rules.yaml
    unknown-reference:
      level: ignore

Good:
    # rules.yaml
    long-sentence:
      level: ignore

safety-lowered-without-answer: error
A rule about safety is lowered with a reason, by a role that answers for it, until a day within the next twelve months.

Why: Somebody is hurt or a deadline is missed where such a rule is right. Without a name and an end nobody looks again; an
end in 2099 is none, and "x" is no reason. Until it is answered, the rule keeps its level.

Bad:
    # rules.yaml
    late-war-room:
      level: ignore

Good:
    # rules.yaml
    late-war-room:
      level: ignore
      reason: Our war room is a chat that is always open.
      decided_by: incident-commander
      until: "2027-06-30"

rule-held: error
A layer leaves alone what a layer before it has fixed.

Why: An organisation that fixes a level answers for it; a team that changes it does so without anybody knowing.

Bad:
    # layers/team/rules.yaml, after layers/organisation with `late-war-room: {level: error, fixed: true}`
    late-war-room:
      level: warning

Good:
    # layers/team/rules.yaml
    long-sentence:
      level: error
""",
    Kind.FACTS,
)

SetLevels = Mapping[str, Level | None]
"""Levels that a team has set, by rule; None where the rule is off."""

_STRICTER = {"ignore": 0, "warning": 1, "error": 2}
_ANSWERS = ("reason", "decided_by", "until")
_LONGEST = datetime.timedelta(days=366)
_FEWEST, _DIFFERENT, _FULLER = 10, 4, 4
"""Letters of a reason, how many different ones, and for how many of ours a letter of another script counts."""


def levels_in_force(
    playbook: Playbook, docs: Iterable[RuleDoc], today: datetime.date | None = None
) -> SetLevels:
    """Return the levels that differ from ours and hold on a day; without a day none has ended."""
    known = {doc.id: doc for doc in docs} if playbook.rules else {}
    return {
        rule: None if said.level == "ignore" else Level(said.level)
        for rule, said in playbook.rules.items()
        if rule in known and not is_over(said, today) and _refused(said, known[rule], today) is None
    }


def levels_set(
    playbook: Playbook, docs: Iterable[RuleDoc], files: Files, today: datetime.date | None = None
) -> Mapping[str, SetLevel]:
    """Return what a team says about rules, by rule, also where it does not hold."""
    holding = levels_in_force(playbook, docs, today)
    return {
        rule: SetLevel(says, files.locate(Spot.of("rules", rule).key), rule in holding)
        for rule, says in playbook.rules.items()
    }


def is_over(said: RuleLevel, today: datetime.date | None) -> bool:
    """Return whether the last day is over."""
    return today is not None and said.until is not None and said.until < today.isoformat()


def at_level(problems: Iterable[Problem], levels: SetLevels) -> Iterator[Problem]:
    """Yield problems at the level that a team has set for their rule, without those of rules that are off."""
    for problem in problems:
        level = levels.get(problem.rule, problem.level)
        if level is not None:
            yield problem if level is problem.level else replace(problem, level=level)


def problems_of_levels(
    playbook: Playbook, docs: Sequence[RuleDoc], files: Files, today: datetime.date | None = None
) -> Iterator[Problem]:
    """Yield what is wrong with the levels that a team has set; without a day no end is too far away."""
    known = {doc.id: doc for doc in docs} if playbook.rules else {}
    for rule, said in playbook.rules.items():
        spot = Spot.of("rules", rule)
        if rule not in known:
            close = nearest(rule, known)
            hint = f"did you mean '{close}'?" if close else "`playbook rules` lists them"
            yield Problem("rule-not-there", Level.ERROR, f"there is no rule '{rule}'", spot.key, hint=hint)
        elif refused := _refused(said, known[rule], today):
            fault, field, message, hint = refused
            yield Problem(fault, Level.ERROR, message, spot.at(field), hint=hint)
    yield from _held(files)


def _refused(said: RuleLevel, doc: RuleDoc, today: datetime.date | None) -> tuple[str, str, str, str] | None:
    """Return fault, field, message and hint where a team may not say this about a rule."""
    if doc.kind is Kind.ADVICE or _STRICTER[said.level] >= _STRICTER[doc.level]:
        return None
    if doc.kind is Kind.FACTS:
        message = f"'{doc.id}' tells facts, and a fact is not switched off"
        return "fact-lowered", "level", message, "take it out, and mend what it tells of"
    fault = "safety-lowered-without-answer"
    if lacking := [f"`{name}`" for name in _ANSWERS if getattr(said, name) is None]:
        message = f"'{doc.id}' is about safety, and is lowered without {', '.join(lacking)}"
        return fault, "level", message, "write why, which role answers for it, and until which day"
    if said.reason and _says_nothing(said.reason):
        message = f"'{doc.id}' is about safety, and '{said.reason}' is no reason to lower it"
        return fault, "reason", message, "write what your team does instead, in a sentence"
    latest = today and (today + _LONGEST).isoformat()
    if latest and said.until and said.until > latest:
        message = f"'{doc.id}' is about safety, and is lowered until {said.until}, more than a year ahead"
        return fault, "until", message, f"write {latest} or earlier, and look at it again then"
    return None


def _says_nothing(reason: str) -> bool:
    """Return whether a reason is filler, or too few letters to say anything in any script."""
    letters = [letter for letter in reason.casefold() if letter.isalpha()]
    weight = sum(1 if letter.isascii() else _FULLER for letter in letters)
    return bool(filler_in(reason)) or weight < _FEWEST or len(set(letters)) < _DIFFERENT


def _held(files: Files) -> Iterator[Problem]:
    """Yield each change of what a layer before has fixed."""
    stages = files.stack.stages if isinstance(files, LayeredFiles) else ()
    for before, stage in pairwise(stages):
        if not before.document.get("rules"):
            continue
        touched = {
            path[:2] for path in (*stage.written, *stage.removed) if path[:1] == ("rules",) and len(path) > 1
        }
        for path in sorted(touched, key=str):
            if value_at(before.document, (*path, "fixed")) is True:
                fixed = next(
                    layer for layer in stages if value_at(layer.document, (*path, "fixed")) is True
                ).layer
                message = f"'{path[1]}' was fixed by {fixed.name}, and {stage.layer.name} says something else"
                where, related = stage.layer.locate(Spot(path).key), fixed.locate(Spot((*path, "fixed")).key)
                hint = "take it out, or ask whoever keeps that layer"
                yield Problem("rule-held", Level.ERROR, message, Spot(path), where, hint, related)
