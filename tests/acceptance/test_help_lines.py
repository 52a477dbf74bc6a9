"""Following the help lines of a check never makes it worse: what they say to write is written, and checked again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.api import check
from generator.problems import Level, Problem
from generator.team.change import entries

_WRITE = re.compile(r"in (layers/team/[a-z]+\.yaml): `(.*)`$")
_DOTS = "..."
REASON = "We do without it."
GONE = {
    "severities/sev-4": {"sev-4": {"$remove": True, "$reason": REASON}},
    "severities/sev-2": {"sev-2": {"$remove": True, "$reason": REASON}},
    "roles/scribe": {"scribe": {"$remove": True, "$reason": REASON}},
    "types/bias-incident": {"bias-incident": {"$remove": True}},
    "scripts/holding-notice": {"holding-notice": {"$remove": True}},
    "levers/kill-switch": {"kill-switch": {"$remove": True}},
    "clocks/gdpr-33": {"gdpr-33": {"$remove": True}},
}
"""What a team takes out by hand, by its path."""


def errors(folder: Path) -> list[Problem]:
    return [problem for problem in check(folder).problems if problem.level is Level.ERROR]


def lines_of(problems: list[Problem]) -> list[tuple[str, dict[str, Any]]]:
    """Return what help lines say to write, by file; a reason is filled in, and what only its author knows is left out."""
    found = []
    for problem in problems:
        match = _WRITE.search(problem.hint or "")
        if match is None:
            continue
        patch = yaml.safe_load("{" + match[2].replace(f'$reason: "{_DOTS}"', f'$reason: "{REASON}"') + "}")
        if _DOTS not in str(patch):
            found.append((match[1], patch))
    return found


def joined(below: Any, patch: Any) -> Any:
    """Return what a file says when a patch is written into it, as somebody does by hand."""
    if isinstance(below, Mapping) and isinstance(patch, Mapping):
        if "$remove" in patch and patch["$remove"] is True:
            return patch
        if below.get("$remove") is True:
            return below
        return {**below, **{key: joined(below.get(key), value) for key, value in patch.items()}}
    if isinstance(below, list) and isinstance(patch, list):
        return [*below, *(item for item in patch if item not in below)]
    return patch


def follow(folder: Path, told: list[Problem]) -> list[tuple[str, dict[str, Any]]]:
    """Write what help lines say to write; return it."""
    lines = lines_of(told)
    texts: dict[str, Any] = {}
    for name, patch in lines:
        known = folder / name
        texts.setdefault(name, (yaml.safe_load(known.read_text("utf-8")) or {}) if known.exists() else {})
        texts[name] = joined(texts[name], patch)
    for name, text in texts.items():
        (folder / name).write_text(yaml.safe_dump(text, sort_keys=False), encoding="utf-8")
    return lines


@pytest.mark.parametrize("path", GONE)
def test_following_every_help_line_leaves_fewer_errors(started: Path, path: str) -> None:
    concept = path.partition("/")[0]
    file = started / f"layers/team/{concept}.yaml"
    said = (yaml.safe_load(file.read_text("utf-8")) or {}) if file.exists() else {}
    file.write_text(yaml.safe_dump(joined(said, GONE[path])), encoding="utf-8")
    before = errors(started)
    lines = follow(started, before)
    after = errors(started)
    assert len(after) <= len(before) - (1 if lines else 0), [(str(one.where), one.message) for one in after]


def test_what_a_layer_renamed_is_called_so_by_the_help_lines(started: Path) -> None:
    """As after an upgrade, when the default has learnt new things and calls them by its own ids."""
    entries.write(entries.rename(started, "severities/sev-2", "p2"))
    (started / "layers/team/scripts.yaml").unlink()
    (started / "layers/team/roles.yaml").unlink()
    told = [problem for problem in errors(started) if problem.rule.endswith("-reference")]
    assert {problem.rule for problem in told} == {"unknown-reference", "unknown-text-reference"}
    assert {(problem.hint or "").partition(":")[0] for problem in told} == {"a layer calls it 'p2'"}
    follow(started, told)
    assert errors(started) == []
