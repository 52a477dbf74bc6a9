"""A script is cleared before it goes out, public words by somebody else than who wrote them, unless cleared in advance.

Why: Words written alone at 2 AM go wrong: a promise, a name, an admission. The person who wrote them is the
last to see it.

Bad:
    # scripts.yaml
    initial-statement:
      audience: public
      drafter: communications-lead
      clearer: communications-lead

Good:
    # scripts.yaml
    initial-statement:
      audience: public
      drafter: communications-lead
      clearer: legal-counsel
      releaser: legal-counsel
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import told_once

ID = "script-without-sign-off"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    scripts = [script for script in playbook.scripts.values() if not script.pre_approved]
    uncleared = [
        Problem(
            ID,
            LEVEL,
            f"nobody clears script '{script.id}' before it is sent",
            Spot.of("scripts", script.id, "clearer").key,
            hint="name a clearer, or write `pre_approved: true` once its words are cleared in advance",
        )
        for script in scripts
        if script.clearer is None
    ]
    yield from told_once(uncleared, len(playbook.scripts), "scripts", "are cleared by nobody")
    for script in scripts:
        if script.clearer and script.drafter == script.clearer and script.is_public:
            message = f"'{script.clearer}' is both drafter and clearer of script '{script.id}'"
            spot = Spot.of("scripts", script.id, "clearer")
            yield Problem(ID, LEVEL, message, spot, hint="name another role")
