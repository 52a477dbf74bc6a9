"""A clock that comes with this tool says what the law says: the same moment, calendar and limits, and no fewer of them.

Why: 27 hours and 72 hours look alike in a file, and nobody looks the law up at night. The tool brings a list of what
these laws said on one day. Is the list out of date, or do you keep a
shorter time? Accept the warning with a reason. A clock that gives more time than the law is `clock-later-than-law`.

Bad:
    # clocks.yaml
    gdpr-33:
      starts_at: awareness
      calendar: clock-hours
      deadlines:
        - what: Notification of the breach
          within: 27h
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

ID = "clock-contradicts-law"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_HINT = "read the law with counsel; if the list is out of date, accept this warning with the reason"


def check(playbook: Playbook) -> Iterator[Problem]:
    for found in differences(playbook):
        if not found.later:
            yield Problem(ID, LEVEL, found.message, found.spot, hint=_HINT)
