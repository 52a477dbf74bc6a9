"""A resolved incident says for each moment that a metric needs when it was, or why nobody knows.

Why: What is left out cannot be told from what was forgotten, and a metric made of the easy cases looks better than
it is. `not known, because …` and `did not happen` are answers.

Bad:
    # incidents.yaml
    stale-refunds:
      moments:
        awareness: "2026-10-01T13:21Z"
        resolved: "2026-10-02T16:00Z"

Good:
    # incidents.yaml
    stale-refunds:
      moments:
        exposure-start: not known, because the logs of that week are gone
        awareness: "2026-10-01T13:21Z"
        resolved: "2026-10-02T16:00Z"
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.incidents import PUBLISHED
from generator.model.played_plan import at, renamed
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import named

ID = "record-moment-missing"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    later = playbook.postmortem.counted_until or PUBLISHED  # a rule of its own asks for the postmortem
    needed = dict.fromkeys(
        name
        for metric in playbook.metrics.values()
        for name in (metric.start, metric.stop)
        if name and name != later
    )
    for incident in playbook.incidents.values():
        if incident.drill or at(playbook, incident, "resolved") is None:
            continue
        written = {renamed(playbook, "timestamps", name) for name in incident.moments}
        missing = [name for name in needed if renamed(playbook, "timestamps", name) not in written]
        if missing:
            message = f"{named(missing)} {'is' if len(missing) == 1 else 'are'} needed for the metrics and not written down"
            spot = Spot.of("incidents", incident.id, "moments").key
            hint = "write when it was, `not known, because …` or `did not happen`"
            yield Problem(ID, LEVEL, message, spot, hint=hint)
