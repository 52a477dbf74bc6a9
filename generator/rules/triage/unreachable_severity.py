"""Some combination of triage answers, or a condition of an incident type, leads to every severity.

Why: A severity that triage never gives is one whose response nobody starts, however well it is written down.
A warning about one that is milder than all that triage gives: it may be for what nobody asks the questions about.

Bad:
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-2
          - answer: "No"
            floor: sev-3

Good:
    # triage.yaml
    questions:
      harm:
        answers:
          - answer: "Yes"
            floor: sev-1
          - answer: Not sure
            floor: sev-2
            unsure: true
          - answer: "No"
            floor: sev-3
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.triage.floors import Floors

ID = "unreachable-severity"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


def check(playbook: Playbook) -> Iterator[Problem]:
    floors = Floors.of(playbook)
    if not playbook.triage.questions or not all(map(floors.known, playbook.triage.questions.values())):
        return
    given = {floors.forced, *_raised_to(playbook)}
    for question in playbook.triage.questions.values():
        most = floors.without(question)
        given.update(rank for rank in floors.ranks(question) if rank <= most)
    for severity in playbook.by_rank:
        if severity.rank in given:
            continue
        spot = Spot.of("severities", severity.id).key
        message = f"no combination of triage answers leads to '{severity.id}'"
        level = LEVEL
        if severity.rank > floors.forced:
            level = Level.WARNING
            hint = "some question has no answer this mild; give it one"
        else:
            hint = f"give an answer in triage.yaml the floor '{severity.id}'"
        yield Problem(ID, level, message, spot, hint=hint)


def _raised_to(playbook: Playbook) -> Iterator[int]:
    """Yield the ranks that a condition of an incident type names: it leads there, whatever was answered."""
    for kind in playbook.types.values():
        for each in kind.raises:
            severity = playbook.severities.get(getattr(each, "severity", None) or "")
            if severity:
                yield severity.rank
