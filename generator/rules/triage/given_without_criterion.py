"""What gives a severity, be it a sure answer or a type, is named by one of its criteria, where these say what gives them.

Why: A severity that triage gives and no criterion explains looks like a mistake of the form. People argue, and lower it.

Bad:
    # severities.yaml
    sev-1:
      criteria:
        - says: A person is hurt.
          given_by: {answers: [harm=yes]}
    # triage.yaml
    questions:
      leak:
        answers:
          - answer: "Yes"
            floor: sev-1

Good:
    # severities.yaml
    sev-1:
      criteria:
        - says: A person is hurt.
          given_by: {answers: [harm=yes]}
        - says: Data of one customer reached another.
          given_by: {answers: [leak=yes]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import UsageError
from generator.model import Playbook
from generator.model.severities import Criterion, Severity
from generator.model.situation import codes, situation
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.triage.criterion_contradicts_triage import given_by_type

ID = "given-without-criterion"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    """The mildest severity is what is left when nothing else holds, so nothing has to give it."""
    for severity in playbook.by_rank[:-1]:
        told = [each.given_by for each in severity.criteria if isinstance(each, Criterion)]
        if not told:
            continue
        answers = {pair for each in told for said in each.answers for pair in _found(playbook, said)}
        yield from _answers(playbook, severity, answers)
        yield from _types(playbook, severity, {name for each in told for name in each.types})


def _found(playbook: Playbook, said: str) -> Iterator[tuple[str, int]]:
    try:
        yield from situation(playbook, None, [said]).answers.items()
    except UsageError:
        return  # `criterion-contradicts-triage` reports it


def _answers(playbook: Playbook, severity: Severity, named: set[tuple[str, int]]) -> Iterator[Problem]:
    for question in playbook.triage.questions.values():
        for place, answer in enumerate(question.answers):
            if answer.floor == severity.id and not answer.unsure and (question.id, place) not in named:
                code = f"{question.id}={codes(question)[place]}"
                message = f"'{answer.answer}' to '{question.id}' gives '{severity.id}', and no criterion of it says so"
                spot = Spot.of("triage", "questions", question.id, "answers", place)
                hint = f"add `{code}` to given_by of a criterion, or another floor here"
                yield Problem(ID, LEVEL, message, spot, hint=hint)


def _types(playbook: Playbook, severity: Severity, named: set[str]) -> Iterator[Problem]:
    for incident in playbook.types.values():
        spot = Spot.of("types", incident.id)
        for what, name, given, at in (
            ("type", incident.id, given_by_type(incident), spot),
            *(
                ("kind", each.id, given_by_type(each), spot.at("kinds", each.id))
                for each in incident.kinds.values()
            ),
        ):
            if severity.id in given and name not in named:
                message = f"{what} '{name}' gives '{severity.id}', and no criterion of it says so"
                hint = f"add {name} to `types` in given_by of a criterion"
                yield Problem(ID, LEVEL, message, at.key, hint=hint)
