"""The result of a drill as Markdown text, for the facilitator to date, fill in and keep."""

from __future__ import annotations

from generator.model import Playbook
from generator.model.practice import Drill
from generator.pages.richtext import TextRenderer

_ACTIONS = 3


def drill_record(playbook: Playbook, texts: TextRenderer, drill: Drill) -> str:
    """Return the record of a drill with every result still open."""
    good = playbook.severities.get(drill.severity or "")
    scores = [(texts.plain(score.measure), texts.plain(score.good)) for score in drill.scores]
    lines = [
        f"# DRILL result: {texts.plain(drill.name)}",
        "",
        "- Date (UTC):",
        "- Facilitator:",
        f"- Playbook: version {playbook.about.version}",
        *(f"- {_role(playbook, player)}:" for player in drill.players),
        "",
        "## Scores",
        "",
        f"- Severity reached (good: {good.name}):" if good else "- Severity reached:",
        *(f"- {measure} (good: {value}):" for measure, value in scores),
        "",
        "## Debrief",
        "",
        *(f"- {texts.words(question)}" for question in drill.debrief),
        "",
        "## Changes we make",
        "",
        *["- What: ; owner: ; due on: "] * _ACTIONS,
        "",
        "Next drill on:",
        "",
        "## For drills.yaml",
        "",
        f"{drill.id}:",
        "  held:",
        "    - played_on:",
        "      severity:",
        "      led_by:",
        "      found:",
        "        -",
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _role(playbook: Playbook, role_id: str) -> str:
    role = playbook.roles.get(role_id)
    return role.name if role else role_id
