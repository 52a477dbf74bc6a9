"""Every timestamp is used: by a metric, a clock or the postmortem, or in a text that asks for it.

Why: Writing down a moment costs attention in the worst minutes. Whoever is asked for times that nobody reads
stops writing down the ones that count.

Bad:
    # timestamps.yaml
    second-coffee:
      name: Second coffee

Good:
    # timestamps.yaml
    contained:
      name: Contained
    # metrics.yaml
    time-to-contain:
      stop: contained
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.text import references_in
from generator.problems import Kind, Level, Problem, Spot

ID = "unused-timestamp"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    used = {playbook.postmortem.counted_from}
    used |= {end for metric in playbook.metrics.values() for end in (metric.start, metric.stop)}
    used |= {clock.timestamp for clock in playbook.clocks.values()}
    deadlines = [deadline for clock in playbook.clocks.values() for deadline in clock.deadlines]
    used |= {deadline.after for deadline in deadlines if deadline.after}
    used |= {deadline.no_later_than.after for deadline in deadlines if deadline.no_later_than}
    if used >= playbook.timestamps.keys():
        return
    for words in playbook.prose:
        if "{timestamps/" in words.text:
            used |= {
                path.split("/")[1] for path in references_in(words.text) if path.startswith("timestamps/")
            }
    for timestamp in playbook.timestamps:
        if timestamp not in used:
            message = f"nothing uses timestamp '{timestamp}'"
            hint = "measure something with it, or remove it"
            yield Problem(ID, LEVEL, message, Spot.of("timestamps", timestamp).key, hint=hint)
