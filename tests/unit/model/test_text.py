"""References inside prose."""

from __future__ import annotations

import pytest

from generator.model.text import fill, references_in
from tests.build import playbook


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("every {severities/sev-1/updates/every}.", ["severities/sev-1/updates/every"]),
        ("{levers/kill-switch} or {roles/scribe}", ["levers/kill-switch", "roles/scribe"]),
        ("a brace {x} and {X/y} and { a/b } stay", []),
        (r"escaped \{roles/scribe}", []),
        ("{{ 7*7 }}", []),
    ],
)
def test_a_reference_is_a_path_in_braces(text: str, found: list[str]) -> None:
    assert list(references_in(text)) == found


def test_a_duration_behind_every_is_read_as_a_rhythm() -> None:
    later = "{severities/sev-1/updates/then/0/every}"
    said = fill(playbook(), f"Every {later}, every\n{later}, for {later}; {later} is every hour.")
    assert said == "Every hour, every\nhour, for 1 hour; 1 hour is every hour."
