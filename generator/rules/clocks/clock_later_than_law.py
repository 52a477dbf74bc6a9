"""A clock that comes with this tool gives no more time than the law: no longer limit, no later start, no days off.

Why: A clock that is late is a report that is late, and nobody looks the law up at night. The tool brings a list of what
these laws said on one day. Has the law changed? Have counsel say so in `rules.yaml`, with an end. Another duty of your
own has an id of its own. A clock that is earlier than the law is `clock-contradicts-law`.

Bad:
    # clocks.yaml
    gdpr-33:
      starts_at: awareness
      calendar: clock-hours
      deadlines:
        - what: Notification of the breach
          within: 96h
          to: Supervisory authority

Good:
    # clocks.yaml
    gdpr-33:
      starts_at: awareness
      calendar: clock-hours
      deadlines:
        - what: Notification of the breach
          within: 72h
          to: Supervisory authority
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem
from generator.rules.clocks.against_law import differences

ID = "clock-later-than-law"
LEVEL = Level.ERROR
KIND = Kind.SAFETY

_HINT = (
    "write what the law says; when our list is out of date, have counsel decide in rules.yaml, with an end"
)


def check(playbook: Playbook) -> Iterator[Problem]:
    for found in differences(playbook):
        if found.later:
            yield Problem(ID, LEVEL, found.message, found.spot, hint=_HINT)
