"""Where an organisation names the places it does business in, the clocks of other places are switched off.

Why: A list of twenty clocks hides the three that bind you. At minute 40 nobody has time to ask which law is ours.

Bad:
    # organisation.yaml
    jurisdictions: [EU]
    # clocks.yaml
    sec-8k-105: {jurisdiction: US}

Good:
    # organisation.yaml
    jurisdictions: [EU]
    # clocks.yaml
    sec-8k-105: {jurisdiction: US, active: false}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot

ID = "clock-of-another-place"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


_SHOWN = 3


def check(playbook: Playbook) -> Iterator[Problem]:
    places = playbook.organisation.jurisdictions
    far = [clock for clock in playbook.clocks.values() if clock.active and not clock.concerns(places)]
    if places and far:
        named = ", ".join(f"'{clock.id}' of {clock.jurisdiction}" for clock in far[:_SHOWN])
        more = f" and {len(far) - _SHOWN} more" if len(far) > _SHOWN else ""
        message = f"clocks of other places are on: {named}{more}"
        hint = "switch them off with `active: false` once counsel agrees, or name the place here"
        yield Problem(ID, LEVEL, message, Spot.of("organisation", "jurisdictions"), hint=hint)
