"""Each line of the log in a record has an id of its own, comes after the line before, and corrects an earlier one or none.

Why: The live page goes on from the log. It takes two lines of one id for the same line, and refuses one that corrects
what is not there, in the hour in which somebody needs it.

Bad:
    # incidents.yaml
    stale-refunds:
      log:
        - {id: a1, at: "2026-10-01T13:25Z", what: step, about: open-war-room, state: done}
        - {id: a1, at: "2026-10-01T13:27Z", what: line, words: Taken back, corrects: a7}

Good:
    # incidents.yaml
    stale-refunds:
      log:
        - {id: a1, at: "2026-10-01T13:25Z", what: step, about: open-war-room, state: done}
        - {id: a2, at: "2026-10-01T13:27Z", what: line, words: Taken back, corrects: a1}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Playbook
from generator.model.incidents import Incident
from generator.model.moments import read_instant
from generator.problems import Kind, Level, Problem, Spot

ID = "record-log-unclear"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        spot = Spot.of("incidents", incident.id, "log")
        earlier: dict[str, int] = {}
        yield from _backwards(incident, spot)
        for index, line in enumerate(incident.log):
            if line.corrects and line.corrects not in earlier:
                yield Problem(ID, LEVEL, f"no earlier line is '{line.corrects}'", spot.at(index, "corrects"),
                              hint="write the id of the line that this one replaces, or take `corrects` out")  # fmt: skip
            if line.id in earlier:
                message = f"line {earlier[line.id] + 1} of this log is '{line.id}' already"
                yield Problem(
                    ID, LEVEL, message, spot.at(index, "id"), hint="give it an id that no other line has"
                )
            earlier.setdefault(line.id, index)


def _backwards(incident: Incident, spot: Spot) -> Iterator[Problem]:
    for index, (before, line) in enumerate(pairwise(incident.log), start=1):
        if read_instant(line.at) < read_instant(before.at):
            message = f"this line is from {line.at}, and the one before it from {before.at}"
            hint = "put the lines in order, or say in a line that the clock of a device was wrong and accept this warning"
            yield Problem(ID, LEVEL, message, spot.at(index, "at"), hint=hint)
