"""What a criterion says it is given by is named, exists, and gives that very severity.

Why: People learn the criteria by day and tap the answers at night. Where the two differ, one incident has two
severities, and the milder one is the one that is easier to reach.

Bad:
    # severities.yaml
    sev-1:
      criteria:
        - says: A person is hurt.
          given_by: {answers: [harm=yes]}
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-2

Good:
    # severities.yaml
    sev-1:
      criteria:
        - says: A person is hurt.
          given_by: {answers: [harm=yes]}
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-1
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import UsageError
from generator.model import Playbook
from generator.model.severities import Criterion, Severity
from generator.model.situation import situation
from generator.model.types import IncidentType, SeverityWhen, TypeKind
from generator.problems import Kind, Level, Problem, Spot

ID = "criterion-contradicts-triage"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    for severity in playbook.by_rank:
        for index, criterion in enumerate(severity.criteria):
            if isinstance(criterion, Criterion):
                spot = Spot.of("severities", severity.id, "criteria", index, "given_by")
                if not criterion.given_by.answers and not criterion.given_by.types:
                    message = f"a criterion of '{severity.id}' is given by nothing"
                    hint = "name an answer or a type that gives it, or write the criterion as a mere sentence"
                    yield Problem(ID, LEVEL, message, spot, hint=hint)
                yield from _answers(playbook, severity, criterion, spot)
                yield from _types(playbook, severity, criterion, spot)


def given_by_type(kind: IncidentType | TypeKind) -> set[str]:
    """Return the severities that a type or a kind gives: by its floor, and by what raises the type."""
    raises = () if isinstance(kind, TypeKind) else kind.raises
    raised = {each.severity for each in raises if isinstance(each, SeverityWhen)}
    return raised | ({kind.severity_floor} if kind.severity_floor else set())


def _answers(playbook: Playbook, severity: Severity, criterion: Criterion, spot: Spot) -> Iterator[Problem]:
    for place, said in enumerate(criterion.given_by.answers):
        here = spot.at("answers", place)
        try:
            (question, answer), *_ = situation(playbook, None, [said]).answers.items()
        except UsageError as unknown:
            hint = "name an answer of triage, or take the criterion away"
            yield Problem(ID, LEVEL, str(unknown), here, hint=hint)
            continue
        floor = playbook.triage.questions[question].answers[answer].floor
        if floor != severity.id and floor in playbook.severities:
            message = f"a criterion of '{severity.id}' is given by '{said}', which gives '{floor}'"
            yield Problem(
                ID, LEVEL, message, here, hint="change the floor of the answer, or move the criterion"
            )


def _types(playbook: Playbook, severity: Severity, criterion: Criterion, spot: Spot) -> Iterator[Problem]:
    for place, name in enumerate(criterion.given_by.types):
        kind = playbook.types_and_kinds.get(name)
        if kind and severity.id not in given_by_type(kind):
            what = "kind" if isinstance(kind, TypeKind) else "type"
            message = f"a criterion of '{severity.id}' is given by {what} '{name}', which does not give it"
            hint = f"write `severity_floor: {severity.id}` in the {what}, or move the criterion"
            yield Problem(ID, LEVEL, message, spot.at("types", place), hint=hint)
