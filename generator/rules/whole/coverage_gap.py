"""Everything that can happen has somebody, something and words ready for it, or a waiver says why not and until when.

Why: A gap in a plan is found at 3 a.m., by the person standing in it. Five tables of the coverage page show what
is there: levers and experts for each incident type, lever, words and evidence for each kind, steps for each phase, work
for each role, and words for each audience. How complete a plan has to be is for its team to say, so this is advice; a type
that no lever stops in time is `no-lever-in-time`. Who is told the first thing must be told the next one too; who is told about a mild incident
is told about a worse one.

Bad:
    # severities.yaml
    sev-1:
      pages: [executive-on-call]
    # scripts.yaml
    executive-brief:
      audience: executives
      stage: update
      used_for: [sev-2]

Good:
    # severities.yaml
    sev-1:
      pages: [executive-on-call]
    # scripts.yaml
    executive-brief:
      audience: executives
      stage: update
      used_for: [sev-1, sev-2]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.coverage import gaps, waiver_of
from generator.problems import Kind, Level, Problem

ID = "coverage-gap"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    for gap in gaps(playbook):
        if not gap.harms and waiver_of(playbook, gap) is None:
            yield Problem(ID, LEVEL, gap.lacks, gap.spot, hint=f"{gap.hint}; or waive it in coverage.yaml")
