"""No script is the only one to its audience that somebody else clears or releases.

Why: Where counsel clears nine statements to the public, the tenth that the product manager clears goes out unread by
counsel. This looks at custom and not at meaning, among six scripts or more that are used at one severity: when it is
meant, accept the warning with the reason.

Bad:
    # scripts.yaml
    holding-notice: {audience: public, used_for: [sev-1], releaser: incident-commander}
    initial-statement: {audience: public, used_for: [sev-1], releaser: incident-commander}
    public-update: {audience: public, used_for: [sev-1], releaser: incident-commander}
    correction: {audience: public, used_for: [sev-1], releaser: incident-commander}
    resolution-announcement: {audience: public, used_for: [sev-1], releaser: incident-commander}
    postmortem-publication: {audience: public, used_for: [sev-1], releaser: support-lead}

Good:
    # scripts.yaml
    holding-notice: {audience: public, used_for: [sev-1], releaser: incident-commander}
    initial-statement: {audience: public, used_for: [sev-1], releaser: incident-commander}
    public-update: {audience: public, used_for: [sev-1], releaser: incident-commander}
    correction: {audience: public, used_for: [sev-1], releaser: incident-commander}
    resolution-announcement: {audience: public, used_for: [sev-1], releaser: incident-commander}
    postmortem-publication: {audience: public, used_for: [sev-1], releaser: incident-commander}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.scripts import PUBLIC_AUDIENCES, Script
from generator.problems import Kind, Level, Problem, Spot

ID = "signed-off-otherwise"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

ENOUGH = 6
"""Fewer scripts make no custom."""


def check(playbook: Playbook) -> Iterator[Problem]:
    alike: dict[tuple[str, str, str], list[tuple[Script, str]]] = {}
    for script in playbook.scripts.values():
        for field in ("clearer", "releaser"):
            who = getattr(script, field)
            if who and script.audience in PUBLIC_AUDIENCES:
                for severity in script.used_for:
                    alike.setdefault((script.audience, severity, field), []).append((script, who))
    told = set()
    for (audience, _, field), scripts in alike.items():
        (usual, times), *_ = Counter(who for _, who in scripts).most_common(1)
        if times < ENOUGH - 1 or times != len(scripts) - 1:
            continue
        script, who = next((script, who) for script, who in scripts if who != usual)
        if (script.id, field) not in told:
            told.add((script.id, field))
            message = f"'{who}' is the {field} of '{script.id}' alone, and '{usual}' that of {times} other scripts for {audience}"
            hint = f"write `{field}: {usual}`, or accept this and say why it is another one"
            yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id, field), hint=hint)
