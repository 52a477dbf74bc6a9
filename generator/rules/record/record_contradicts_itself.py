"""A record says one thing of a clock, and names a kind of the type that it names.

Why: A regulator asks what was decided. A record that says both has no answer, and a kind of another type is counted
where nobody looks for it.

Bad:
    # incidents.yaml
    stale-refunds:
      type: quality-regression
      kind: shadow-use
      clocks:
        - {clock: gdpr-33, decision: applies}
        - {clock: gdpr-33, decision: does-not-apply}

Good:
    # incidents.yaml
    stale-refunds:
      type: data-leakage
      kind: shadow-use
      clocks:
        - {clock: gdpr-33, decision: applies, at: "2026-10-01T13:40Z"}
        - {clock: gdpr-33, decision: does-not-apply, at: "2026-10-02T09:10Z", because: "Every record was made up."}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.incidents import Decided, Incident
from generator.problems import Kind, Level, Problem, Spot

ID = "record-contradicts-itself"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for incident in playbook.incidents.values():
        spot = Spot.of("incidents", incident.id)
        belongs = playbook.type_of_kind.get(incident.kind or "")
        if incident.type and belongs and belongs != incident.type:
            message = f"'{incident.kind}' is a kind of '{belongs}', and the type here is '{incident.type}'"
            hint = f"write `type: {belongs}`, or a kind of '{incident.type}'"
            yield Problem(ID, LEVEL, message, spot.at("kind"), hint=hint)
        yield from _clocks(incident, spot)


def _clocks(incident: Incident, spot: Spot) -> Iterator[Problem]:
    earlier: dict[str, Decided] = {}
    for index, decided in enumerate(incident.clocks):
        before = earlier.setdefault(decided.clock, decided)
        said = {before.decision, decided.decision}
        if said == {"applies", "does-not-apply"} and not (before.at and decided.at):
            message = f"clock '{decided.clock}' applies here and does not apply"
            hint = "take one out, or say at both when it was decided"
            yield Problem(ID, LEVEL, message, spot.at("clocks", index, "decision"), hint=hint)
        if decided.decision == "does-not-apply" and decided.sent:
            message = f"clock '{decided.clock}' does not apply, and a report of it was sent"
            hint = "write `applies`, or accept this warning: sent to be safe, because ..."
            yield Problem(ID, LEVEL, message, spot.at("clocks", index, "sent"), hint=hint)
