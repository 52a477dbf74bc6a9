"""A playbook that stands on nothing: one severity, one incident type, two roles, three steps, as files."""

from __future__ import annotations

import datetime
import json

from generator import resources
from generator.team.start.answers import Answers

FOLDER = "playbook"
"""Where its files go, seen from the team's folder; commands look there without being told."""
GROWING = "GROWING.md"
"""The page that says how it grows, beside that folder."""


def blank_files(answers: Answers, today: datetime.date) -> dict[str, str]:
    """Return the text of every file by its path.

    Args:
        answers: what the team said; the name of the organisation stands in the title.
        today: the day of the first review, which is the day of writing.
    """
    name = f"Incident playbook of {answers.organisation}" if answers.organisation else "Our incident playbook"
    said = {"{name}": json.dumps(name, ensure_ascii=False), "{today}": today.isoformat()}
    found: dict[str, str] = {}
    for path in sorted((resources.templates() / "start" / "blank").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for mark, words in said.items():
            text = text.replace(mark, words)
        found[f"{FOLDER}/{path.name}"] = _head(path.stem) + text
    if answers.organisation:
        ours = json.dumps(answers.organisation, ensure_ascii=False)
        found[f"{FOLDER}/organisation.yaml"] = f"{_head('organisation')}name: {ours}\n"
    return found | {GROWING: resources.growing().read_text(encoding="utf-8"), ".gitignore": "/build/\n"}


def _head(concept: str) -> str:
    return f"# yaml-language-server: $schema=../schema/{concept}.json\n"
