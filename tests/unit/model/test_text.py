"""References inside prose."""

from __future__ import annotations

import pytest

from generator.model.text import references_in


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
