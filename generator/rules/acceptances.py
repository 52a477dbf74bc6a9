"""Answers to warnings: what an entry accepts with a reason is not told again. Errors cannot be accepted.

Not a rule: it looks at what the rules found. The two ids it reports itself are documented here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Playbook
from generator.model.base import Acceptance, Answered
from generator.model.walk import walk_parts
from generator.problems import Kind, Level, Problem, Spot, documented
from generator.rules.nearest import nearest

RULES = documented(
    """
unusable-acceptance: error
What is accepted is the warning of a rule that exists; an error cannot be accepted.

Why: An answer to a rule that is misspelt hides nothing today and confuses the next reader. An error is a
fault in the response itself, and no reason makes it smaller.

Bad:
    # levers.yaml
    kill-switch:
      accepted:
        - rule: long-sentense
          reason: Quoted from the contract.

Good:
    # levers.yaml
    kill-switch:
      accepted:
        - rule: long-sentence
          reason: Quoted from the contract.


unused-acceptance: warning
Every accepted warning would still be told without the answer.

Why: An answer that is left over waits for the next fault of its kind, and hides it.

Bad:
    # levers.yaml
    kill-switch:
      what: Turns it off.
      accepted:
        - rule: long-sentence
          reason: Quoted from the contract.

Good:
    # levers.yaml
    kill-switch:
      what: Turns it off.
""",
    Kind.FACTS,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One acceptance, where it stands, and the part of the playbook it speaks for."""

    below: Spot
    spot: Spot
    says: Acceptance

    def fits(self, problem: Problem) -> bool:
        """Return whether a problem is the warning this answers."""
        if problem.level is not Level.WARNING or problem.rule != self.says.rule or problem.spot is None:
            return False
        return problem.spot.path[: len(self.below.path)] == self.below.path


def settle(
    playbook: Playbook,
    found: Sequence[Problem],
    levels: Mapping[str, Level],
    today: datetime.date | None = None,
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems that stay, with those of the answers themselves, and the warnings that are accepted.

    Args:
        playbook: where the answers stand.
        found: what the rules found.
        levels: the level of every rule, by id.
        today: the day of the check; an answer whose `until` is over counts no more. Without it none ends.
    """
    answers = tuple(_answers(playbook))
    if not answers:
        return tuple(found), ()
    in_force = [answer for answer in answers if not _is_over(answer, today)]
    accepted = tuple(problem for problem in found if any(answer.fits(problem) for answer in in_force))
    settled = set(accepted)
    stay = [problem for problem in found if problem not in settled]
    stay += (problem for answer in answers for problem in _judged(answer, accepted, levels, today))
    return tuple(stay), accepted


def _answers(playbook: Playbook) -> Iterator[Answer]:
    for spot, part in walk_parts(playbook):
        if isinstance(part, Answered):
            for index, says in enumerate(part.accepted):
                yield Answer(spot, spot.at("accepted", index), says)


def _is_over(answer: Answer, today: datetime.date | None) -> bool:
    return today is not None and answer.says.until is not None and answer.says.until < today.isoformat()


def _judged(
    answer: Answer, accepted: Sequence[Problem], levels: Mapping[str, Level], today: datetime.date | None
) -> Iterator[Problem]:
    """Yield what is wrong with an answer."""
    rule, spot = answer.says.rule, answer.spot.at("rule")
    if rule not in levels:
        close = nearest(rule, levels)
        hint = f"did you mean '{close}'?" if close else "`playbook rules` lists them"
        yield Problem("unusable-acceptance", Level.ERROR, f"there is no rule '{rule}'", spot, hint=hint)
    elif levels[rule] is Level.ERROR:
        message = f"'{rule}' is an error, and an error cannot be accepted"
        yield Problem("unusable-acceptance", Level.ERROR, message, spot, hint="mend what it tells of")
    elif _is_over(answer, today):
        message = f"the answer to '{rule}' ended on {answer.says.until}"
        hint = "mend what it tells of, or look again and set a later day"
        yield Problem("unused-acceptance", Level.WARNING, message, answer.spot.at("until"), hint=hint)
    elif not any(answer.fits(problem) for problem in accepted):
        message = f"'{rule}' has nothing to say here, so there is nothing to accept"
        yield Problem("unused-acceptance", Level.WARNING, message, spot, hint="take the answer out")
