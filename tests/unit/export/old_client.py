"""A client that somebody wrote for `schema_version` 1, before there was a schema: it resolves names and times itself."""

from __future__ import annotations

import json
import re
from typing import Any


class OldClient:
    """Answers questions of a responder from the first form of `playbook.json`."""

    def __init__(self, text: str) -> None:
        self.data: dict[str, Any] = json.loads(text)
        if self.data["schema_version"] != 1:
            raise ValueError(f"cannot read schema version {self.data['schema_version']}")

    def worst(self, answers: dict[str, str]) -> str:
        """Return the id of the severity that answers give."""
        questions = self.data["triage"]["questions"]
        floors = [
            answer["floor"]
            for name, said in answers.items()
            for answer in questions[name]["answers"]
            if answer["answer"] == said
        ]
        worst: str = min(floors, key=lambda floor: int(self.data["severities"][floor]["rank"]))
        return worst

    def minutes(self, severity: str, field: str) -> int | None:
        """Return a deadline in minutes; None where it is null."""
        value = self.data["severities"][severity][field]
        if value is None:
            return None
        return int(value[:-1]) * {"m": 1, "h": 60, "d": 1440}[value[-1]]

    def pages(self, severity: str) -> list[str]:
        """Return the names of the roles that are paged."""
        return [self.data["roles"][role]["name"] for role in self.data["severities"][severity]["pages"]]

    def words(self, script: str) -> str:
        """Return the words of a script, references filled with names."""
        found = self.data["scripts"][script]
        text = found["text"] or "\n".join(line["text"] for line in found["lines"])
        return re.sub(r"\{(\w+)/([\w-]+)\}", lambda match: self.data[match[1]][match[2]]["name"], text)
